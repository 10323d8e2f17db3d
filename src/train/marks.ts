/**
 * The authoring form of labeled sentences, written and reviewed by eye:
 *
 *     @ genre=wire topic=politics writer=dry-wire kind=body
 *     [id] !charged The {e.loaded|regime} {s.modal|may} fall, "{c.slang.q|dunno}" said one.
 *
 * One sentence a line, groups parted by a blank line, `#` a comment; `[id]` is optional, as are aspects (`!charged`). A mark is `{L.cue|words}` with L the
 * label's initial, `.q` quoted, `.a` attributed; marks of different labels nest. `\` takes the meaning from `{ } | \ [ # @ !`.
 */
import { BluepencilError } from '../core/errors.ts';
import { LABELS, type Label } from '../core/labels.ts';
import type { Voice } from '../core/types.ts';
import { findFault, type GoldSentence, type GoldSpan } from './read-corpus.ts';

const MARK = /^\{([cse])\.([a-z]+)(?:\.([qa]))?\|/;
const VOICE_SUFFIX: Record<Voice, string> = { author: '', quoted: '.q', attributed: '.a' };
const FIELDS = ['genre', 'topic', 'writer', 'kind'] as const;

const labelOf = (initial: string): Label => LABELS.find((label) => label.startsWith(initial)) as Label;
const voiceOf = (suffix: string | undefined): Voice => (suffix === 'q' ? 'quoted' : suffix === 'a' ? 'attributed' : 'author');

/** Text and spans of one marked line; throws an Error that says what is wrong. */
export function parseMarks(line: string): { text: string; spans: GoldSpan[] } {
  let text = '';
  const open: GoldSpan[] = [];
  const spans: GoldSpan[] = [];
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '\\' && i + 1 < line.length) text += line[++i];
    else if (char === '{') {
      const mark = MARK.exec(line.slice(i));
      if (!mark) throw new Error(`'${line.slice(i, i + 20)}' is no mark like {e.loaded|words}; write \\{ for a brace`);
      const span: GoldSpan = {
        start: text.length,
        end: text.length,
        label: labelOf(mark[1]),
        cue: mark[2] as GoldSpan['cue'],
        voice: voiceOf(mark[3]),
      };
      open.push(span);
      spans.push(span);
      i += mark[0].length - 1;
    } else if (char === '}') {
      const span = open.pop();
      if (!span) throw new Error('a } closes nothing; write \\} for a brace');
      span.end = text.length;
    } else text += char;
  }
  if (open.length > 0) throw new Error(`the mark at '${text.slice(open[0].start, open[0].start + 20)}' is never closed`);
  return { text, spans };
}

/**
 * @param stem begins the ids and groups of sentences that carry none
 * @throws {BluepencilError} BP_CORPUS_INVALID with every bad line's file:line and the reason
 */
export function importMarks(source: string, path: string, stem: string): GoldSentence[] {
  const faults: string[] = [];
  const sentences: GoldSentence[] = [];
  const fields: Record<string, string> = {};
  let group = 0;
  let inGroup = 0;
  let between = true;
  source.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim();
    const fail = (reason: string): void => void faults.push(`${path}:${i + 1}: ${reason}`);
    if (line === '') between = true;
    else if (line.startsWith('#')) return;
    else if (line.startsWith('@'))
      for (const pair of line.slice(1).trim().split(/\s+/)) {
        const [name, value] = pair.split('=');
        if ((FIELDS as readonly string[]).includes(name) && value) fields[name] = value;
        else if (name === 'group' && value) fields.group = value;
        else fail(`'${pair}' is none of ${FIELDS.map((each) => `${each}=…`).join(' ')} group=…`);
      }
    else {
      if (between) {
        group++;
        inGroup = 0;
      }
      between = false;
      inGroup++;
      const id = /^\[([\w.-]+)\] /.exec(line)?.[1];
      try {
        const rest = id ? line.slice(id.length + 3) : line;
        const aspectMarks = /^(?:![a-z]+ )*/.exec(rest)?.[0] ?? '';
        const aspects = aspectMarks
          .split(' ')
          .filter(Boolean)
          .map((mark) => mark.slice(1));
        const { text, spans } = parseMarks(rest.slice(aspectMarks.length));
        const name = `${stem}-${String(group).padStart(4, '0')}`;
        const { genre, topic, writer, kind } = fields;
        const row = {
          id: id ?? `${name}.${inGroup}`,
          text,
          spans,
          group: fields.group ?? id?.replace(/\.\d+$/, '') ?? name,
          genre,
          topic,
          writer,
          kind,
          ...(aspects.length > 0 && { aspects }),
        };
        const fault = findFault(row);
        if (fault) fail(fault);
        else sentences.push(row as GoldSentence);
      } catch (cause) {
        fail((cause as Error).message);
      }
    }
  });
  if (faults.length > 0) throw new BluepencilError('BP_CORPUS_INVALID', faults.join('\n'));
  return sentences;
}

/** The sentence as a marked line. Spans that cross without nesting cannot be written so: BP_CORPUS_INVALID. */
export function formatMarks({ id, text, spans }: GoldSentence): string {
  const events = spans.flatMap((span) => [
    { at: span.start, open: true, span },
    { at: span.end, open: false, span },
  ]);
  const length = (span: GoldSpan): number => span.end - span.start;
  events.sort(
    (a, b) =>
      a.at - b.at || Number(a.open) - Number(b.open) || (a.open ? length(b.span) - length(a.span) : length(a.span) - length(b.span)),
  );
  const open: GoldSpan[] = [];
  let line = '';
  let from = 0;
  const escapeMarks = (piece: string): string => piece.replace(/[{}|\\]/g, '\\$&');
  for (const { at, open: opens, span } of events) {
    line += escapeMarks(text.slice(from, at));
    from = at;
    if (opens) {
      open.push(span);
      line += `{${span.label[0]}.${span.cue}${VOICE_SUFFIX[span.voice]}|`;
    } else {
      const top = open.pop() as GoldSpan;
      if (top.end !== span.end)
        throw new BluepencilError(
          'BP_CORPUS_INVALID',
          `${id}: spans at ${top.start} and ${span.start} cross; the mark form can only nest them`,
        );
      line += '}';
    }
  }
  line += escapeMarks(text.slice(from));
  return /^[#@[!]/.test(line) ? `\\${line}` : line;
}

/** Sentences as an authoring file that `importMarks` reads back to the same rows. */
export function exportMarks(sentences: readonly GoldSentence[]): string {
  let head = '';
  let group = '';
  let out = '';
  for (const sentence of sentences) {
    const fields = `@ ${FIELDS.map((name) => `${name}=${sentence[name]}`).join(' ')} group=${sentence.group}`;
    if (group && group !== sentence.group) out += '\n';
    if (fields !== head) out += `${fields}\n`;
    [head, group] = [fields, sentence.group];
    const aspects = (sentence.aspects ?? []).map((aspect) => `!${aspect} `).join('');
    out += `[${sentence.id}] ${aspects}${formatMarks(sentence)}\n`;
  }
  return out;
}
