/** Every number that training can be told, with its reason. */
export interface Configuration {
  seed: number;
  epochs: number;
  /** Sentences a step: large enough to fill the matrix kernels, small enough to leave many steps in a small corpus. */
  batchSize: number;
  learningRate: number;
  /** Width of a type's row in the model: 48 keep what 100-d vectors tell of register and stance, in half the bytes. */
  rowDimensions: number;
  /** Tokens a hidden unit sees, an odd number. */
  window: number;
  channels: number;
  /** Share of hidden units dropped a step; evidence.md found .6 best while data is small. */
  hiddenDropout: number;
  /** Share of tokens whose row is blanked a step, so that context must speak too. */
  wordDropout: number;
  /** Share of sentences a step that see no lexicon, so that the network learns to flag without it. */
  lexiconDropout: number;
  /** Weights of the losses beside the sentence loss. */
  tokenWeight: number;
  cueWeight: number;
  /** L2 on convolution and heads. */
  weightDecay: number;
  /** False-alarm rates on neutral sentences that each operating point keeps to on the dev split. */
  falseAlarms: Record<'balanced' | 'quiet', { casual: number; speculative: number; editorializing: number }>;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  seed: 20261121,
  epochs: 14,
  batchSize: 48,
  learningRate: 0.003,
  rowDimensions: 48,
  window: 5,
  channels: 48,
  hiddenDropout: 0.5,
  wordDropout: 0.15,
  lexiconDropout: 0.3,
  tokenWeight: 1,
  cueWeight: 0.3,
  weightDecay: 1e-4,
  falseAlarms: {
    balanced: { casual: 1 / 50, speculative: 1 / 33, editorializing: 1 / 20 },
    quiet: { casual: 1 / 100, speculative: 1 / 50, editorializing: 1 / 33 },
  },
};
