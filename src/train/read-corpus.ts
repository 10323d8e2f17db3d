import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import { CUES, type Cue, isCue, LABELS, type Label } from '../core/labels.ts';
import { VOICES } from '../core/options.ts';
import type { SentenceKind, Voice } from '../core/types.ts';

/** A marked span of a labeled sentence, in UTF-16 units of its text. */
export interface GoldSpan {
  start: number;
  end: number;
  label: Label;
  cue: Cue;
  voice: Voice;
}

/** One row of training-data/sentences/*.jsonl. */
export interface GoldSentence {
  id: string;
  text: string;
  spans: GoldSpan[];
  /** Ties versions of one content; never split between train, dev and test. */
  group: string;
  genre: string;
  topic: string;
  /** Names a style, not a person. */
  writer: string;
  kind: SentenceKind;
  /** What a quota of the data sheet counts the sentence for; left out when nothing. */
  aspects?: string[];
}

export const GENRES =
  'wire feature analysis blog op-ed forum press-release rewrite newsletter encyclopedia science-news transcript headline tagline'.split(
    ' ',
  );
export const TOPICS =
  'politics elections diplomacy conflict crime courts economy business labour technology science health environment weather energy transport education culture sports religion migration housing food agriculture local travel people space media history'.split(
    ' ',
  );
export const WRITERS =
  'dry-wire tabloid-british second-language indian-broadsheet sports-desk lifestyle-blog machine-spun us-local-paper trade-press forum-poster columnist science-desk public-broadcaster pr-office encyclopedist chatty-newsletter court-reporter foreign-correspondent'.split(
    ' ',
  );
/** charged: flat copy on a charged topic; mild: a mild evaluative or presupposition; argument: argues without a loaded word; scheduled: a plan, event or figure that looks like a prediction; innocent: a cue's words in their innocent sense. */
export const ASPECTS = 'charged mild argument scheduled innocent'.split(' ');
const KINDS: readonly string[] = ['body', 'heading', 'list'];

/** The spans of one label that count: the author's. */
export function authorSpans({ spans }: GoldSentence, label: Label): GoldSpan[] {
  return spans.filter((span) => span.label === label && span.voice === 'author');
}

/** The labels a sentence carries: those of its author-voice spans. */
export function labelsOf(sentence: GoldSentence): Label[] {
  return LABELS.filter((label) => authorSpans(sentence, label).length > 0);
}

/** Why a row cannot be used, or undefined when it can. */
export function findFault(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is not an object';
  const { id, text, spans, group, genre, topic, writer, kind, aspects = [] } = row as Record<string, unknown>;
  for (const [name, value] of Object.entries({ id, text, group, genre, topic, writer, kind }))
    if (typeof value !== 'string' || value === '') return `has no ${name}`;
  if (!GENRES.includes(genre as string)) return `has the unknown genre '${genre}'`;
  if (!TOPICS.includes(topic as string)) return `has the unknown topic '${topic}'`;
  if (!WRITERS.includes(writer as string)) return `has the unknown writer '${writer}'`;
  if (!KINDS.includes(kind as string)) return `has the unknown kind '${kind}'`;
  const wrongAspect = Array.isArray(aspects) ? aspects.find((aspect) => !ASPECTS.includes(aspect)) : aspects;
  if (wrongAspect !== undefined) return `has the unknown aspect '${wrongAspect}'`;
  if (/^\s|\s$|[\r\n]/.test(text as string)) return 'has outer white space or a line break in its text';
  if (!Array.isArray(spans)) return 'has no spans (an empty list when none)';
  for (const span of spans) {
    const fault = findSpanFault(span, text as string);
    if (fault) return fault;
  }
  for (const a of spans as GoldSpan[])
    for (const b of spans as GoldSpan[])
      if (a !== b && a.label === b.label && a.start < b.end && b.start < a.end)
        return `has overlapping ${a.label} spans at ${a.start} and ${b.start}`;
  return undefined;
}

function findSpanFault(span: unknown, text: string): string | undefined {
  const { start, end, label, cue, voice } = (span ?? {}) as Record<string, unknown>;
  const where = `span ${String(start)}-${String(end)}`;
  if (
    !Number.isInteger(start) ||
    !Number.isInteger(end) ||
    (start as number) < 0 ||
    (end as number) > text.length ||
    (start as number) >= (end as number)
  )
    return `${where} is outside its text of ${text.length} characters, or empty`;
  const words = text.slice(start as number, end as number);
  if (words !== words.trim()) return `${where} ('${words}') has outer white space`;
  if (typeof cue !== 'string' || !isCue(cue)) return `${where} ('${words}') has the unknown cue '${String(cue)}'`;
  if (CUES[cue].label !== label) return `${where} ('${words}') has the label '${String(label)}', but ${cue} is ${CUES[cue].label}`;
  if (!(VOICES as readonly unknown[]).includes(voice)) return `${where} ('${words}') has the unknown voice '${String(voice)}'`;
  if (label === 'casual' && voice === 'attributed')
    return `${where} ('${words}') is casual and attributed; casual wording in indirect speech is the author's`;
  return undefined;
}

/**
 * Reads labeled sentences from files.
 * @throws {BluepencilError} BP_CORPUS_INVALID with every bad row's file:line and the reason, one a line
 */
export function readCorpus(paths: readonly string[]): GoldSentence[] {
  const faults: string[] = [];
  const seenAt = new Map<string, string>();
  const sentences = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i): GoldSentence[] => {
        if (line.trim() === '') return [];
        const where = `${path}:${i + 1}`;
        let row: unknown;
        try {
          row = JSON.parse(line);
        } catch (cause) {
          faults.push(`${where}: is not JSON (${(cause as Error).message})`);
          return [];
        }
        const fault = findFault(row) ?? findRepeat(row as GoldSentence, where, seenAt);
        if (fault) faults.push(`${where}: ${fault}`);
        return fault ? [] : [row as GoldSentence];
      }),
  );
  if (faults.length > 0) throw new BluepencilError('BP_CORPUS_INVALID', faults.join('\n'));
  return sentences;
}

function findRepeat(row: GoldSentence, where: string, seenAt: Map<string, string>): string | undefined {
  for (const key of [`id '${row.id}'`, `text '${row.text}'`]) {
    const earlier = seenAt.get(key);
    if (earlier) return `repeats the ${key} of ${earlier}`;
    seenAt.set(key, where);
  }
  return undefined;
}

/** Where each row stands, file:line by id. */
export function locateRows(paths: readonly string[]): Map<string, string> {
  const rows = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line, i) => ({ line, where: `${path}:${i + 1}` })),
  );
  return new Map(rows.filter(({ line }) => line.trim() !== '').map(({ line, where }) => [(JSON.parse(line) as GoldSentence).id, where]));
}

/** Paths of the folder's files with the given ending, sorted. */
export function listDataFiles(folder: string, ending: '.jsonl' | '.tsv'): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
  if (names.length === 0)
    throw new BluepencilError('BP_CORPUS_INVALID', `${folder}: holds no ${ending} file; give the training-data folder with --data`);
  return names.sort().map((name) => join(folder, name));
}

/** sha256 over the sentences as data, whatever files they came in. */
export function hashCorpus(sentences: readonly GoldSentence[]): string {
  return createHash('sha256').update(JSON.stringify(sentences)).digest('hex');
}
