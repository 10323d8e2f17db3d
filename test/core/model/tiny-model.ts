/** A model of three words and one channel whose decisions can be worked out by hand: the word "zork" is strong evidence of every label. */
import { CUE_NAMES, LABELS, recordOfLabels } from '../../../src/core/labels.ts';
import { MODEL_FORMAT, type Model } from '../../../src/core/model/decode.ts';
import { Lexicon, type LexiconRow } from '../../../src/core/model/lexicon.ts';
import { EXTRA_FEATURES, type Network, Projector } from '../../../src/core/model/tag.ts';
import type { Vocabulary } from '../../../src/core/model/vocabulary.ts';

const TYPES = ['<name>', '<number>', '<punctuation>', '<unknown>', 'zork', 'top'];

/** Logit of a token without evidence, and what "zork" adds to it. */
export const QUIET_LOGIT = -5;
export const ZORK_LOGIT = 10;

export function makeTinyModel(rows: readonly LexiconRow[] = []): Model {
  const vocabulary: Vocabulary = {
    types: new Map(TYPES.map((type, i) => [type, i])),
    dimensions: 1,
    rows: Int8Array.from([0, 0, 0, 0, ZORK_LOGIT, ZORK_LOGIT]),
    scales: Float32Array.from([1]),
    classes: new Uint8Array(TYPES.length),
  };
  const network: Network = {
    window: 1,
    channels: 1,
    convolution: Float32Array.from({ length: 1 + EXTRA_FEATURES }, (_, i) => (i === 0 ? 1 : 0)),
    convolutionBias: new Float32Array(1),
    tags: new Float32Array(LABELS.length).fill(1),
    tagsBias: new Float32Array(LABELS.length).fill(QUIET_LOGIT),
    cues: new Float32Array((1 + CUE_NAMES.length) * CUE_NAMES.length),
    cuesBias: new Float32Array(CUE_NAMES.length),
  };
  return {
    manifest: {
      format: MODEL_FORMAT,
      name: 'tiny',
      version: '1',
      labels: LABELS,
      cues: CUE_NAMES,
      operatingPoints: { balanced: recordOfLabels(() => 0.5), quiet: recordOfLabels(() => 0.9) },
      calibration: {
        sentence: recordOfLabels(() => ({ weights: [1, 0, 0, 0], bias: 0 })),
        token: recordOfLabels(() => ({ weights: [1, 0, 0, 0], bias: 0 })),
        segmentation: recordOfLabels(() => ({ threshold: 0.5, entryCost: 1 })),
      },
      trainingData: { sha256: '', sentences: 0 },
      training: {},
      files: {},
      checksum: '',
    },
    vocabulary,
    lexicon: new Lexicon(rows),
    network,
    projector: new Projector(vocabulary, network),
  };
}
