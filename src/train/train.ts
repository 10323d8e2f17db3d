/** START HERE for training: labeled sentences, lexicon and word vectors to a model folder. */
import { BluepencilError } from '../core/errors.ts';
import { recordOfLabels } from '../core/labels.ts';
import { decodeModel, type Manifest, type Model, type ModelFile } from '../core/model/decode.ts';
import { Lexicon } from '../core/model/lexicon.ts';
import type { Backend, BackendName } from './backend.ts';
import { bakeVocabulary } from './bake.ts';
import { chooseOperatingPoints, fitCalibration } from './calibrate-model.ts';
import type { Configuration } from './configuration.ts';
import { encodeSentence } from './encode.ts';
import { type Metrics, measure, scoreGold } from './evaluate.ts';
import { formatModelCard } from './model-card.ts';
import { type GoldSentence, hashCorpus } from './read-corpus.ts';
import type { RatedRow } from './read-lexicon.ts';
import { assignSplits, type Split, type Splits } from './splits.ts';
import { type Progress, trainNetwork } from './train-network.ts';
import { buildWordKnowledge, readVectors } from './word-knowledge.ts';
import { encodeLexicon, encodeManifest, encodeNetwork, encodeVocabulary, type FileSet } from './write-model.ts';

export interface TrainingInput {
  sentences: readonly GoldSentence[];
  splits: Splits;
  lexicon: readonly RatedRow[];
  vectorsFolder: string;
  configuration: Configuration;
  name: string;
  version: string;
}

export interface TrainedModel {
  files: FileSet;
  manifest: Manifest;
  model: Model;
  metrics: { dev: Metrics; test: Metrics };
}

const NO_CALIBRATION: Pick<Manifest, 'calibration' | 'operatingPoints'> = {
  calibration: {
    sentence: recordOfLabels(() => ({ weights: [1, 0, 0, 0], bias: 0 })),
    token: recordOfLabels(() => ({ weights: [1, 0, 0, 0], bias: 0 })),
    segmentation: recordOfLabels(() => ({ threshold: 0.5, entryCost: 0 })),
  },
  operatingPoints: { balanced: recordOfLabels(() => 0.5), quiet: recordOfLabels(() => 0.5) },
};

/**
 * Trains, calibrates on the dev split and measures on the test split.
 * @throws {BluepencilError} BP_CORPUS_INVALID when a split has no sentences
 */
export async function trainModel(input: TrainingInput, backend: Backend, report: (progress: Progress) => void): Promise<TrainedModel> {
  const { sentences, lexicon: rows, configuration } = input;
  const splits = assignSplits(sentences, input.splits);
  const parts = splitSentences(sentences, splits);
  for (const [split, part] of Object.entries(parts))
    if (part.length === 0) throw new BluepencilError('BP_CORPUS_INVALID', `no sentence falls into the ${split} split; add more groups`);

  const knowledge = buildWordKnowledge(readVectors(input.vectorsFolder), rows);
  const lexicon = new Lexicon(rows);
  const encode = (part: readonly GoldSentence[]): ReturnType<typeof encodeSentence>[] =>
    part.map((sentence) => encodeSentence(sentence, knowledge, lexicon));
  const weights = await trainNetwork(backend, encode(parts.train), encode(parts.dev), knowledge, configuration, report);

  const computed: FileSet = {
    ...(await encodeNetwork(backend, weights, configuration)),
    'vocabulary.bin': encodeVocabulary(bakeVocabulary(knowledge, weights.projection, weights.offsets, configuration.rowDimensions)),
    'lexicon.json': encodeLexicon(rows),
  };
  return assembleModel(computed, input, parts, backend.name);
}

/** The sentences of each split. */
export function splitSentences(sentences: readonly GoldSentence[], splits: Splits): Record<Split, GoldSentence[]> {
  const of = (split: Split): GoldSentence[] => sentences.filter(({ group }) => splits[group] === split);
  return { train: of('train'), dev: of('dev'), test: of('test') };
}

/** Calibrates a trained network on the dev split, measures it on the test split and completes its files. */
export function assembleModel(
  computed: FileSet,
  input: TrainingInput,
  parts: Record<Split, GoldSentence[]>,
  backend: BackendName,
): TrainedModel {
  const { sentences, configuration } = input;
  const base = {
    name: input.name,
    version: input.version,
    trainingData: { sha256: hashCorpus(sentences), sentences: sentences.length },
    training: { backend, ...configuration },
  };
  const decode = (fitted: Pick<Manifest, 'calibration' | 'operatingPoints'>): Model =>
    decodeModel(
      JSON.parse(Buffer.from(encodeManifest({ ...base, ...fitted }, computed)).toString()) as Manifest,
      computed as Record<ModelFile, Uint8Array>,
    );

  const calibration = fitCalibration(decode(NO_CALIBRATION), parts.dev);
  const operatingPoints = chooseOperatingPoints(decode({ ...NO_CALIBRATION, calibration }), parts.dev, configuration);
  const model = decode({ calibration, operatingPoints });
  const measureSplit = (split: 'dev' | 'test'): Metrics => measure(scoreGold(model, parts[split], operatingPoints.balanced));
  const metrics = { dev: measureSplit('dev'), test: measureSplit('test') };

  const manifest = { ...base, calibration, operatingPoints };
  const files: FileSet = {
    ...computed,
    'metrics.json': Buffer.from(`${JSON.stringify(metrics, null, 2)}\n`),
    'MODEL_CARD.md': Buffer.from(formatModelCard(manifest, metrics.test)),
  };
  files['manifest.json'] = encodeManifest(manifest, files);
  return { files, manifest: JSON.parse(Buffer.from(files['manifest.json']).toString()) as Manifest, model, metrics };
}
