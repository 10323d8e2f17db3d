/** Every number that training can be told, with its reason. */
export interface Configuration {
  seed: number;
  epochs: number;
  /** Sentences a step. 48 learn far less in as many epochs: a corpus of thousands leaves too few steps. */
  batchSize: number;
  learningRate: number;
  /** Width of a type's row in the model: 64 of the vectors' 100, what 6 MB have room for. */
  rowDimensions: number;
  /** Tokens a hidden unit sees, an odd number. */
  window: number;
  channels: number;
  /** Share of hidden units dropped a step; swept .3 to .6. */
  hiddenDropout: number;
  /** Share of tokens whose row is blanked a step, so that context must speak too. */
  wordDropout: number;
  /** Share of sentences a step that see no lexicon, so that the network learns to flag without it. */
  lexiconDropout: number;
  /** Weights of the three losses. */
  sentenceWeight: number;
  tokenWeight: number;
  cueWeight: number;
  /** L2 on convolution and heads. */
  weightDecay: number;
  /** False-alarm rates on neutral sentences that each operating point keeps to on the dev split. */
  falseAlarms: Record<'balanced' | 'quiet', { casual: number; speculative: number; editorializing: number }>;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  seed: 20261121,
  epochs: 9,
  batchSize: 16,
  learningRate: 0.003,
  rowDimensions: 64,
  window: 5,
  channels: 64,
  hiddenDropout: 0.4,
  wordDropout: 0.15,
  lexiconDropout: 0.3,
  sentenceWeight: 0.6,
  tokenWeight: 6,
  cueWeight: 1,
  weightDecay: 3e-6,
  falseAlarms: {
    balanced: { casual: 1 / 50, speculative: 1 / 33, editorializing: 1 / 20 },
    quiet: { casual: 1 / 100, speculative: 1 / 50, editorializing: 1 / 33 },
  },
};
