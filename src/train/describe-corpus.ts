/** The corpus in tables, as `bluepencil corpus` prints it. */
import { SHAPE } from '../core/document/tokens.ts';
import { CUE_NAMES, CUES, LABELS } from '../core/labels.ts';
import { VOICES } from '../core/options.ts';
import { readGold } from './encode.ts';
import { type GoldSentence, labelsOf } from './read-corpus.ts';
import type { RatedRow } from './read-lexicon.ts';
import { SPLITS, type Splits } from './splits.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function countBy<T>(items: readonly T[], key: (item: T) => string): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

const countWords = (sentence: GoldSentence): number =>
  readGold(sentence).tokens.shapes.filter((shape) => !(shape & SHAPE.punctuation)).length;

export function describeCorpus(sentences: readonly GoldSentence[], splits: Splits, lexicon: readonly RatedRow[]): string {
  const lengths = sentences.map(countWords);
  const spans = sentences.flatMap((sentence) => sentence.spans);
  const flagged = sentences.filter((sentence) => labelsOf(sentence).length > 0);
  const ownSpans = spans.filter((span) => span.voice === 'author');
  const lines = [
    `sentences    ${sentences.length} in ${new Set(sentences.map((each) => each.group)).size} groups; ${SPLITS.map((split) => `${split} ${sentences.filter((each) => splits[each.group] === split).length}`).join(', ')}`,
    `neutral      ${percent(sentences.length - flagged.length, sentences.length)}; of the flagged, ${percent(flagged.filter((each) => labelsOf(each).length > 1).length, flagged.length)} carry two labels or more`,
    `labels       ${LABELS.map((label) => `${label} ${sentences.filter((each) => labelsOf(each).includes(label)).length}`).join(', ')}`,
    `length       mean ${(lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length)).toFixed(1)} words; ${percent(lengths.filter((length) => length >= 25 && length <= 45).length, lengths.length)} of 25–45`,
    `quotations   ${percent(sentences.filter((each) => /["“”«»„]|(?:^|\s)['‘]\S/.test(each.text)).length, sentences.length)} of the sentences`,
    `voices       ${VOICES.map((voice) => `${voice} ${percent(spans.filter((span) => span.voice === voice).length, spans.length)}`).join(', ')}`,
    ...LABELS.map(
      (label) =>
        `${label.padEnd(12)} ${CUE_NAMES.filter((cue) => CUES[cue].label === label)
          .map((cue) => `${cue} ${ownSpans.filter((span) => span.cue === cue).length}`)
          .join(', ')}`,
    ),
    ...(['genre', 'topic', 'writer', 'kind'] as const).map((field) => `${field.padEnd(12)} ${countBy(sentences, (each) => each[field])}`),
    `lexicon      ${lexicon.length} rows, ${lexicon.filter((row) => row.pattern.includes(' ')).length} of several words; ${LABELS.map((label) => `${label} ${lexicon.filter((row) => row.label === label).length}`).join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}
