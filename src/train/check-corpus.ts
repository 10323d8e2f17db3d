/** The rules that the corpus as a whole must keep; `bluepencil corpus` fails on any that is broken. */
import { SHAPE } from '../core/document/tokens.ts';
import { CUE_NAMES } from '../core/labels.ts';
import { readGold } from './encode.ts';
import { type GoldSentence, labelsOf } from './read-corpus.ts';
import type { Splits } from './splits.ts';

interface Quota {
  name: string;
  value: number;
  least: number;
  most: number;
}

const countWhere = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;
const countDistinct = <T>(items: readonly T[], key: (item: T) => string): number => new Set(items.map(key)).size;

const QUOTATION = /["“”«»„]|(?:^|\s)['‘]\S/;

/** The quotas of the data sheet, as measured. Shares run from 0 to 1. */
export function measureQuotas(sentences: readonly GoldSentence[]): Quota[] {
  const count = sentences.length;
  /** Pages keep the natural mix, in which most sentences are neutral. */
  const singles = sentences.filter((sentence) => !('article' in sentence));
  const lengths = sentences.map((sentence) => countWhere(readGold(sentence).tokens.shapes, (shape) => !(shape & SHAPE.punctuation)));
  const flagged = sentences.filter((sentence) => labelsOf(sentence).length > 0);
  const spans = sentences.flatMap((sentence) => sentence.spans);
  const least = (name: string, value: number, floor: number): Quota => ({ name, value, least: floor, most: Number.POSITIVE_INFINITY });
  const between = (name: string, value: number, floor: number, ceiling: number): Quota => ({ name, value, least: floor, most: ceiling });
  const aspect = (name: string): number => countWhere(sentences, (sentence) => sentence.aspects?.includes(name) ?? false);
  return [
    between(
      'neutral share of single sentences',
      countWhere(singles, (sentence) => labelsOf(sentence).length === 0) / Math.max(1, singles.length),
      0.45,
      0.55,
    ),
    between('mean length in words', lengths.reduce((a, b) => a + b, 0) / count, 24, 28),
    least('share of 25–45 words', countWhere(lengths, (length) => length >= 25 && length <= 45) / count, 0.5),
    between('share with quotation marks', countWhere(sentences, ({ text }) => QUOTATION.test(text)) / count, 0.12, 0.2),
    between('share of quoted or attributed spans', countWhere(spans, ({ voice }) => voice !== 'author') / spans.length, 0.17, 0.25),
    least(
      'share of flagged sentences with two labels or more',
      countWhere(flagged, (sentence) => labelsOf(sentence).length > 1) / flagged.length,
      0.12,
    ),
    ...CUE_NAMES.map((cue) =>
      least(
        `author spans of ${cue}`,
        countWhere(spans, (span) => span.cue === cue && span.voice === 'author'),
        250,
      ),
    ),
    least('neutral sentences on charged topics', aspect('charged'), 1600),
    least('mild evaluatives and presuppositions', aspect('mild'), 600),
    least('arguments without a loaded word', aspect('argument'), 500),
    least('plans, events and figures that look like predictions', aspect('scheduled'), 400),
    least(
      'topics',
      countDistinct(sentences, ({ topic }) => topic),
      20,
    ),
    least(
      'genres',
      countDistinct(sentences, ({ genre }) => genre),
      12,
    ),
    least(
      'styles',
      countDistinct(sentences, ({ writer }) => writer),
      10,
    ),
  ];
}

/** Jaccard similarity of character 5-grams over which two sentences of different splits are one sentence. */
const MAX_SIMILARITY = 0.6;
const GRAM = 5;
/** Grams that more sentences hold say nothing of who copies whom, and would make the search quadratic. */
const MAX_HOLDERS = 60;

function gramsOf(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/\s+/g, ' ');
  const grams = new Set<string>();
  for (let i = 0; i + GRAM <= plain.length; i++) grams.add(plain.slice(i, i + GRAM));
  return grams;
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / (a.size + b.size - shared);
}

/** Pairs of near-duplicate sentences that stand in different splits. */
export function findLeaks(sentences: readonly GoldSentence[], splits: Splits): [GoldSentence, GoldSentence][] {
  const grams = sentences.map(({ text }) => gramsOf(text));
  const holders = new Map<string, number[]>();
  for (const [i, set] of grams.entries())
    for (const gram of set) {
      const list = holders.get(gram);
      if (list) list.push(i);
      else holders.set(gram, [i]);
    }
  const leaks: [GoldSentence, GoldSentence][] = [];
  for (const [i, set] of grams.entries()) {
    const shared = new Map<number, number>();
    for (const gram of set) {
      const list = holders.get(gram) as number[];
      if (list.length <= MAX_HOLDERS) for (const j of list) if (j > i) shared.set(j, (shared.get(j) ?? 0) + 1);
    }
    for (const [j, rare] of shared)
      if (rare > 3 && splits[sentences[i].group] !== splits[sentences[j].group] && similarity(set, grams[j]) > MAX_SIMILARITY)
        leaks.push([sentences[i], sentences[j]]);
  }
  return leaks;
}

/** How much the corpus repeats itself: the share of distinct word 4-grams, and those most repeated. */
export function measureRepetition(
  sentences: readonly GoldSentence[],
  most: number,
): { distinctShare: number; repeated: [string, number][] } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { text } of sentences) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    for (let i = 0; i + 4 <= words.length; i++) {
      const gram = words.slice(i, i + 4).join(' ');
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      total++;
    }
  }
  const repeated = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  return { distinctShare: counts.size / Math.max(1, total), repeated };
}
