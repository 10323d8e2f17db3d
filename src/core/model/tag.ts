/**
 * The network: a window convolution over token features, a logit a label for each token, and a logit a cue for the
 * tokens that get flagged. All before the ReLU is linear, so each word type's share of it is computed once and kept.
 */
import { SHAPE } from '../document/tokens.ts';
import { CUE_NAMES, LABELS } from '../labels.ts';
import type { LexiconMatch, Tokens } from '../types.ts';
import { fillRow, isClipped, isElongated, type Vocabulary } from './vocabulary.ts';

/** Features of a token beside its type's row: evidence of each cue from the lexicon (strength / 3), then its shape. */
export const SHAPE_FEATURES = ['allCaps', 'sentenceInitial', 'clipped', 'elongated'] as const;
export const EXTRA_FEATURES = CUE_NAMES.length + SHAPE_FEATURES.length;

export const MAX_STRENGTH = 3;

/** Row-major weights, named and shaped as in model.json. */
export interface Network {
  window: number;
  channels: number;
  /** `[window, dimensions + EXTRA_FEATURES, channels]` */
  convolution: Float32Array;
  convolutionBias: Float32Array;
  /** `[channels, labels]` */
  tags: Float32Array;
  tagsBias: Float32Array;
  /** `[channels + cues, cues]` */
  cues: Float32Array;
  cuesBias: Float32Array;
}

/** Evidence of each cue at each token of the sentence: `(last - first) × cues`, the strongest match wins. */
export function spreadEvidence(matches: readonly LexiconMatch[], first: number, last: number): Float32Array {
  const evidence = new Float32Array((last - first) * CUE_NAMES.length);
  for (const match of matches) {
    const cue = CUE_NAMES.indexOf(match.cue);
    for (let i = match.first; i < match.last; i++) {
      const at = (i - first) * CUE_NAMES.length + cue;
      evidence[at] = Math.max(evidence[at], match.strength / MAX_STRENGTH);
    }
  }
  return evidence;
}

/** The token's shape features, in the order of `SHAPE_FEATURES`. */
export function shapeFeatures(key: string, shape: number): number[] {
  return [shape & SHAPE.allCaps ? 1 : 0, shape & SHAPE.sentenceInitial ? 1 : 0, isClipped(key) ? 1 : 0, isElongated(key) ? 1 : 0];
}

/** The shapes that decide which row a key resolves to (see `resolveTypes`). */
const ROW_SHAPES = SHAPE.name | SHAPE.number | SHAPE.punctuation | SHAPE.capitalised;

/** Types kept projected at once; past it the memo starts over. 20,000 × 5 × 64 floats are 26 MB at most. */
const MEMO_TYPES = 20_000;

/** What a type adds to the `window` sums it takes part in: `window × channels`. */
export class Projector {
  readonly #memo = new Map<string, Float32Array>();
  readonly #vocabulary: Vocabulary;
  readonly #network: Network;

  constructor(vocabulary: Vocabulary, network: Network) {
    this.#vocabulary = vocabulary;
    this.#network = network;
  }

  project(key: string, shape: number): Float32Array {
    const memoKey = `${shape & ROW_SHAPES} ${key}`;
    const known = this.#memo.get(memoKey);
    if (known !== undefined) return known;
    const { window, channels, convolution } = this.#network;
    const { dimensions } = this.#vocabulary;
    const inputs = dimensions + EXTRA_FEATURES;
    const row = new Float32Array(dimensions);
    fillRow(this.#vocabulary, key, shape, row, 0);
    const projected = new Float32Array(window * channels);
    for (let k = 0; k < window; k++)
      for (let d = 0; d < dimensions; d++) {
        const value = row[d];
        if (value === 0) continue;
        const weights = (k * inputs + d) * channels;
        for (let c = 0; c < channels; c++) projected[k * channels + c] += value * convolution[weights + c];
      }
    if (this.#memo.size >= MEMO_TYPES) this.#memo.clear();
    this.#memo.set(memoKey, projected);
    return projected;
  }
}

/** The extra features of token `t` that are not 0: few tokens have any. */
function listActiveExtras(evidence: Float32Array, t: number, key: string, shape: number): { feature: number; value: number }[] {
  const active: { feature: number; value: number }[] = [];
  const add = (feature: number, value: number): void => {
    if (value !== 0) active.push({ feature, value });
  };
  for (let q = 0; q < CUE_NAMES.length; q++) add(q, evidence[t * CUE_NAMES.length + q]);
  for (const [i, value] of shapeFeatures(key, shape).entries()) add(CUE_NAMES.length + i, value);
  return active;
}

/** Hidden activations of a sentence's tokens after the ReLU, `(last - first) × channels`. */
export function activate(
  network: Network,
  projector: Projector,
  tokens: Tokens,
  first: number,
  last: number,
  evidence: Float32Array,
): Float32Array {
  const { window, channels, convolution, convolutionBias } = network;
  const count = last - first;
  const inputs = convolution.length / window / channels;
  const dimensions = inputs - EXTRA_FEATURES;
  const half = (window - 1) / 2;
  const hidden = new Float32Array(count * channels);
  for (let t = 0; t < count; t++) hidden.set(convolutionBias, t * channels);
  for (let t = 0; t < count; t++) {
    const key = tokens.keys[first + t];
    const shape = tokens.shapes[first + t];
    const projected = projector.project(key, shape);
    const active = listActiveExtras(evidence, t, key, shape);
    for (let k = 0; k < window; k++) {
      const target = t + half - k;
      if (target < 0 || target >= count) continue;
      const to = target * channels;
      for (let c = 0; c < channels; c++) hidden[to + c] += projected[k * channels + c];
      for (const { feature, value } of active) {
        const weights = (k * inputs + dimensions + feature) * channels;
        for (let c = 0; c < channels; c++) hidden[to + c] += value * convolution[weights + c];
      }
    }
  }
  for (let i = 0; i < hidden.length; i++) if (hidden[i] < 0) hidden[i] = 0;
  return hidden;
}

/** Tag logits, `tokens × labels`. */
export function tagTokens(network: Network, hidden: Float32Array): Float32Array {
  const { channels, tags, tagsBias } = network;
  const count = hidden.length / channels;
  const logits = new Float32Array(count * LABELS.length);
  for (let t = 0; t < count; t++)
    for (let l = 0; l < LABELS.length; l++) {
      let sum = tagsBias[l];
      for (let c = 0; c < channels; c++) sum += hidden[t * channels + c] * tags[c * LABELS.length + l];
      logits[t * LABELS.length + l] = sum;
    }
  return logits;
}

/** Cue logits of one token, in the order of `CUE_NAMES`. */
export function rateCues(network: Network, hidden: Float32Array, evidence: Float32Array, t: number): Float32Array {
  const { channels, cues, cuesBias } = network;
  const count = CUE_NAMES.length;
  const logits = Float32Array.from(cuesBias);
  for (let j = 0; j < channels + count; j++) {
    const value = j < channels ? hidden[t * channels + j] : evidence[t * count + j - channels];
    if (value === 0) continue;
    for (let q = 0; q < count; q++) logits[q] += value * cues[j * count + q];
  }
  return logits;
}
