import type { Label } from '../labels.ts';
import type { Segmentation } from './segment.ts';

/** A logistic regression over branch scores, fitted on held-out sentences: probability = σ(weights · scores + bias). */
export interface Logistic {
  weights: number[];
  bias: number;
}

export interface Calibration {
  /** Over the branches of `pool.ts`, a sentence. */
  sentence: Record<Label, Logistic>;
  /** Over a token's tag logit (Platt 1999) and whether a lexicon match of strength 1, 2 or 3 covers it. */
  token: Record<Label, Logistic>;
  segmentation: Record<Label, Segmentation>;
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The calibrated probability, 0..1. */
export function calibrate({ weights, bias }: Logistic, scores: readonly number[]): number {
  return sigmoid(scores.reduce((sum, score, i) => sum + score * weights[i], bias));
}
