/**
 * What training learns of single words beyond their vectors: a learned row added to the projected one, for the types that the
 * training split holds often enough. Gathered and scattered in JavaScript, since wasm has no gradient of a gather.
 */
import type { Batch, EncodedSentence } from './encode.ts';

/** A word seen fewer times keeps its vector alone: an offset would memorise its sentences. */
const MIN_OCCURRENCES = 4;
/** Adagrad (Duchi et al. 2011): rare words take larger steps than frequent ones. */
const LEARNING_RATE = 0.02;
const EPSILON = 1e-6;
/** Share of an offset lost a step in which its word occurs. */
const SHRINK = 1e-3;

export class WordOffsets {
  readonly values: Float32Array;
  readonly #dimensions: number;
  readonly #squares: Float32Array;
  readonly #learns: Uint8Array;

  constructor(train: readonly EncodedSentence[], typeCount: number, dimensions: number) {
    this.#dimensions = dimensions;
    this.values = new Float32Array(typeCount * dimensions);
    this.#squares = new Float32Array(typeCount);
    const counts = new Uint32Array(typeCount);
    for (const { types } of train) for (const token of types) for (const type of token) counts[type]++;
    this.#learns = Uint8Array.from(counts, (count) => (count >= MIN_OCCURRENCES ? 1 : 0));
  }

  /** The offsets of a batch's tokens, `rows × dimensions`. */
  gather({ types }: Batch): Float32Array {
    const d = this.#dimensions;
    const out = new Float32Array(types.length * d);
    for (const [row, token] of types.entries())
      for (const type of token) for (let k = 0; k < d; k++) out[row * d + k] += this.values[type * d + k] / token.length;
    return out;
  }

  /** One step against the gradient of a batch's offsets, `rows × dimensions`. */
  step({ types }: Batch, gradient: Float32Array): void {
    const d = this.#dimensions;
    const sums = new Map<number, Float32Array>();
    for (const [row, token] of types.entries())
      for (const type of token) {
        if (!this.#learns[type]) continue;
        const sum = sums.get(type) ?? new Float32Array(d);
        for (let k = 0; k < d; k++) sum[k] += gradient[row * d + k] / token.length;
        sums.set(type, sum);
      }
    for (const [type, sum] of sums) {
      this.#squares[type] += sum.reduce((total, value) => total + value * value, 0) / d;
      const rate = LEARNING_RATE / (Math.sqrt(this.#squares[type]) + EPSILON);
      for (let k = 0; k < d; k++) this.values[type * d + k] = this.values[type * d + k] * (1 - SHRINK) - rate * sum[k];
    }
  }
}
