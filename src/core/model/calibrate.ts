import type { Label } from '../labels.ts';

/** A logistic regression over branch scores, fitted on held-out sentences: probability = σ(weights · scores + bias). */
export interface Logistic {
  weights: number[];
  bias: number;
}

export interface Calibration {
  /** Over the branches of `pool.ts`, a sentence. */
  sentence: Record<Label, Logistic>;
  /** Over one tag logit, a token (Platt 1999). */
  token: Record<Label, Logistic>;
  /** Token probability from which a token belongs to a span. */
  spanThreshold: Record<Label, number>;
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The calibrated probability, 0..1. */
export function calibrate({ weights, bias }: Logistic, scores: readonly number[]): number {
  return sigmoid(scores.reduce((sum, score, i) => sum + score * weights[i], bias));
}
