/** How far two readers of the same sentences agree. */
import { CUE_NAMES, CUES, type Label, recordOfLabels } from '../core/labels.ts';
import { coverCharacters, f1 } from './metrics.ts';
import { authorSpans, type GoldSentence, labelsOf } from './read-corpus.ts';

export interface LabelAgreement {
  /** Cohen's kappa over sentences. */
  kappa: number;
  sentenceF1: number;
  /** Micro-averaged over characters of author spans. */
  spanCharacterF1: number;
}

export interface Agreement {
  sentences: number;
  labels: Record<Label, LabelAgreement>;
  /** Author spans of either reader that touch no span of that label of the other's, by cue. */
  disagreements: Record<string, { onlyFirst: number; onlySecond: number; examples: string[] }>;
}

/** Examples listed a cue: enough to see the kind of quarrel. */
const EXAMPLES = 5;

/** Cohen 1960, for two yes-or-no readings; 1 when neither ever says yes. */
export function cohenKappa(first: readonly boolean[], second: readonly boolean[]): number {
  const n = first.length;
  const agreed = first.filter((each, i) => each === second[i]).length / n;
  const [a, b] = [first, second].map((reading) => reading.filter(Boolean).length / n);
  const byChance = a * b + (1 - a) * (1 - b);
  return byChance === 1 ? 1 : (agreed - byChance) / (1 - byChance);
}

/**
 * Cohen's kappa weighted by squared distance (Cohen 1968), for ratings on one scale.
 * @param levels ratings run from 0 to levels − 1
 */
export function weightedKappa(first: readonly number[], second: readonly number[], levels: number): number {
  const n = first.length;
  const share = (ratings: readonly number[], level: number): number => ratings.filter((rating) => rating === level).length / n;
  let expected = 0;
  for (let i = 0; i < levels; i++) for (let j = 0; j < levels; j++) expected += share(first, i) * share(second, j) * (i - j) ** 2;
  const observed = first.reduce((sum, rating, i) => sum + (rating - second[i]) ** 2, 0) / n;
  return expected === 0 ? 1 : 1 - observed / expected;
}

/** Pairs are the same sentence as two readers marked it. */
export function measureAgreement(pairs: readonly (readonly [GoldSentence, GoldSentence])[]): Agreement {
  const labels = recordOfLabels((label): LabelAgreement => {
    const [first, second] = [0, 1].map((reader) => pairs.map((pair) => labelsOf(pair[reader as 0 | 1]).includes(label)));
    const both = first.filter((each, i) => each && second[i]).length;
    const characters = { both: 0, first: 0, second: 0 };
    for (const [a, b] of pairs) {
      const [left, right] = [a, b].map((sentence) => coverCharacters(authorSpans(sentence, label)));
      characters.first += left.size;
      characters.second += right.size;
      for (const at of left) if (right.has(at)) characters.both++;
    }
    return {
      kappa: cohenKappa(first, second),
      sentenceF1: f1(both, first.filter(Boolean).length, second.filter(Boolean).length),
      spanCharacterF1: f1(characters.both, characters.first, characters.second),
    };
  });
  const disagreements = Object.fromEntries(CUE_NAMES.map((cue) => [cue, { onlyFirst: 0, onlySecond: 0, examples: [] as string[] }]));
  const note = (a: GoldSentence, b: GoldSentence, side: 'onlyFirst' | 'onlySecond'): void => {
    for (const cue of CUE_NAMES)
      for (const span of authorSpans(a, CUES[cue].label).filter((each) => each.cue === cue)) {
        if (authorSpans(b, span.label).some((other) => other.start < span.end && span.start < other.end)) continue;
        disagreements[cue][side]++;
        if (disagreements[cue].examples.length < EXAMPLES)
          disagreements[cue].examples.push(`${a.id}: ${a.text.slice(span.start, span.end)}`);
      }
  };
  for (const [a, b] of pairs) {
    note(a, b, 'onlyFirst');
    note(b, a, 'onlySecond');
  }
  return { sentences: pairs.length, labels, disagreements };
}
