import { SHAPE } from '../document/tokens.ts';
import { CUES, LABELS, type Label } from '../labels.ts';
import type { LexiconMatch, Tokens } from '../types.ts';

/** Branches of a sentence's score for one label, kept apart so that the network cannot swallow the lexicon. */
export const BRANCHES = ['network', 'lexicon1', 'lexicon2', 'lexicon3'] as const;

/** Matches of one strength past this many add nothing: a third cliche proves no more than the second. */
const MATCH_CAP = 2;

/** Whether the token is a word of the author's for this label: attribution never clears casual (labels.md). */
export function speaksForAuthor(tokens: Tokens, i: number, label: Label): boolean {
  if (tokens.shapes[i] & SHAPE.punctuation) return false;
  return tokens.voices[i] === 'author' || (label === 'casual' && tokens.voices[i] === 'attributed');
}

/**
 * The branch scores of the sentence `[first, last)` for one label, in the order of `BRANCHES`: the log-sum-exp of the
 * author's tag logits (a soft maximum, since one span is enough for a flag), then the author's lexicon matches by strength.
 * Undefined when no word of the sentence is the author's.
 */
export function poolSentence(
  label: Label,
  logits: Float32Array,
  matches: readonly LexiconMatch[],
  tokens: Tokens,
  first: number,
  last: number,
): number[] | undefined {
  const column = LABELS.indexOf(label);
  const own: number[] = [];
  for (let i = first; i < last; i++) if (speaksForAuthor(tokens, i, label)) own.push(logits[(i - first) * LABELS.length + column]);
  if (own.length === 0) return undefined;
  const highest = own.reduce((a, b) => Math.max(a, b));
  const network = highest + Math.log(own.reduce((sum, logit) => sum + Math.exp(logit - highest), 0));
  const counts = [0, 0, 0];
  for (const match of matches)
    if (CUES[match.cue].label === label && speaksForAuthor(tokens, match.first, label)) counts[match.strength - 1]++;
  return [network, ...counts.map((count) => Math.min(count, MATCH_CAP))];
}

/** Numbers that `listTokenScores` gives. */
export const TOKEN_SCORES = 4;

/**
 * What a token's probability for a label is made of: its tag logit, then 1 for each strength of match that covers it.
 * @param matches of that label alone
 */
export function listTokenScores(logit: number, matches: readonly LexiconMatch[], i: number): number[] {
  const scores = [logit, 0, 0, 0];
  for (const match of matches) if (match.first <= i && i < match.last) scores[match.strength] = 1;
  return scores;
}
