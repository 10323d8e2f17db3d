/** Which contiguous tokens form spans, given how likely each token is to belong to one. */

/** How a label's spans are cut; fitted on held-out sentences. */
export interface Segmentation {
  /** Token probability at which a token speaks neither for nor against a span. */
  threshold: number;
  /** Log-odds that a span must gather beyond the threshold: keeps stray tokens out and bridges short gaps. */
  entryCost: number;
}

/** Log-odds a single token counts for at most, either way: one function word must not cut a phrase, nor one word make a span of its neighbours. */
const MAX_EVIDENCE = 2;

const logOdds = (probability: number): number => Math.log(probability / (1 - probability));

/**
 * The best segmentation into spans and gaps, by dynamic programming (Viterbi 1967) over two states.
 * @param probabilities one a token, in (0, 1)
 * @returns true for the tokens inside a span
 */
export function segmentTokens(probabilities: readonly number[], { threshold, entryCost }: Segmentation): boolean[] {
  const floor = logOdds(threshold);
  let outside = 0;
  let inside = Number.NEGATIVE_INFINITY;
  const enteredHere: boolean[] = [];
  const leftHere: boolean[] = [];
  for (const probability of probabilities) {
    const evidence = Math.max(-MAX_EVIDENCE, Math.min(MAX_EVIDENCE, logOdds(probability) - floor));
    enteredHere.push(outside - entryCost > inside);
    leftHere.push(inside > outside);
    const nextOutside = Math.max(outside, inside);
    inside = Math.max(inside, outside - entryCost) + evidence;
    outside = nextOutside;
  }
  const isInside = new Array<boolean>(probabilities.length).fill(false);
  let state = inside > outside;
  for (let t = probabilities.length - 1; t >= 0; t--) {
    isInside[t] = state;
    state = state ? !enteredHere[t] : leftHere[t];
  }
  return isInside;
}
