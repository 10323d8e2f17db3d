/** Bytes of a model folder to a Model. Hashes were checked by the loader; here shapes and versions are. */
import { BluepencilError } from '../errors.ts';
import { CUE_NAMES, LABELS, type Label } from '../labels.ts';
import { OPERATING_POINTS, type OperatingPoint } from '../options.ts';
import type { Calibration, Logistic } from './calibrate.ts';
import { Lexicon, type LexiconRow } from './lexicon.ts';
import { BRANCHES, TOKEN_SCORES } from './pool.ts';
import { EXTRA_FEATURES, MAX_STRENGTH, type Network, Projector } from './tag.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Written into every manifest; a folder with another one was made for another release. */
export const MODEL_FORMAT = 'bluepencil/model@1';
/** First bytes of vocabulary.bin. */
export const VOCABULARY_MAGIC = 'BPV1';

export interface Manifest {
  format: string;
  name: string;
  version: string;
  labels: readonly string[];
  cues: readonly string[];
  operatingPoints: Record<OperatingPoint, Record<Label, number>>;
  calibration: Calibration;
  trainingData: { sha256: string; sentences: number };
  training: Record<string, unknown>;
  /** Every other file of the folder. */
  files: Record<string, { bytes: number; sha256: string }>;
  /** sha256 of the manifest itself, taken with 64 zeros in this place. */
  checksum: string;
}

export interface Model {
  manifest: Manifest;
  vocabulary: Vocabulary;
  lexicon: Lexicon;
  network: Network;
  projector: Projector;
}

export type ModelFile = 'model.json' | 'weights.bin' | 'vocabulary.bin' | 'lexicon.json';

/**
 * @param files the bytes of the four files a model computes with, by name
 * @throws {BluepencilError} BP_MODEL_VERSION when labels, cues or a layout are not this release's, BP_MODEL_CORRUPT when
 *   a file does not parse or its sizes disagree
 */
export function decodeModel(manifest: Manifest, files: Record<ModelFile, Uint8Array>): Model {
  if (manifest.labels.join() !== LABELS.join() || manifest.cues.join() !== CUE_NAMES.join())
    throw new BluepencilError(
      'BP_MODEL_VERSION',
      'the model was trained for other labels or cues; retrain it or install the release it came with',
    );
  assertCalibration(manifest);
  const vocabulary = decodeVocabulary(files['vocabulary.bin']);
  const lexicon = new Lexicon(
    parseJson<{ rows: [string, number, number][] }>(files['lexicon.json'], 'lexicon.json').rows.map(toLexiconRow),
  );
  const network = decodeNetwork(parseJson(files['model.json'], 'model.json'), files['weights.bin'], vocabulary.dimensions);
  return { manifest, vocabulary, lexicon, network, projector: new Projector(vocabulary, network) };
}

/** A manifest whose numbers this release cannot compute with was written by another one. */
function assertCalibration({ calibration, operatingPoints }: Manifest): void {
  const isLogistic = (value: Logistic | undefined, size: number): boolean =>
    value?.weights?.length === size && [...value.weights, value.bias].every((number) => Number.isFinite(number));
  const isFit = LABELS.every(
    (label) =>
      isLogistic(calibration?.sentence?.[label], BRANCHES.length) &&
      isLogistic(calibration?.token?.[label], TOKEN_SCORES) &&
      [calibration?.segmentation?.[label]?.threshold, calibration?.segmentation?.[label]?.entryCost].every((number) =>
        Number.isFinite(number),
      ) &&
      OPERATING_POINTS.every((point) => Number.isFinite(operatingPoints?.[point]?.[label])),
  );
  if (!isFit)
    throw new BluepencilError(
      'BP_MODEL_VERSION',
      'manifest.json: the calibration is not of the shape this release reads; retrain the model or install the release it came with',
    );
}

function toLexiconRow([pattern, cue, strength]: [string, number, number]): LexiconRow {
  if (!(cue in CUE_NAMES) || !(strength >= 1 && strength <= MAX_STRENGTH))
    throw corrupt('lexicon.json', `has the row ${JSON.stringify([pattern, cue, strength])}`);
  return { pattern, cue: CUE_NAMES[cue], strength };
}

function corrupt(file: string, reason: string): BluepencilError {
  return new BluepencilError('BP_MODEL_CORRUPT', `${file}: ${reason}; restore the model folder`);
}

function parseJson<T>(bytes: Uint8Array, file: string): T {
  try {
    return JSON.parse(decodeUtf8(bytes)) as T;
  } catch (cause) {
    throw new BluepencilError('BP_MODEL_CORRUPT', `${file}: is not JSON; restore the model folder`, { cause });
  }
}

/** UTF-8 to a string; the core compiles without TextDecoder, which belongs to the platform. */
export function decodeUtf8(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i];
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let point = length === 1 ? lead : lead & (0x7f >> length);
    for (let k = 1; k < length; k++) point = (point << 6) | (bytes[i + k] & 0x3f);
    i += length;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    if (units.length > 8000) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join('');
}

/**
 * vocabulary.bin, little endian: magic (4 bytes), count and dimensions (uint32 each), scales (float32 a dimension), rows
 * (int8, count × dimensions), classes (uint8 a type), then the types in UTF-8, one a line.
 */
function decodeVocabulary(bytes: Uint8Array): Vocabulary {
  const file = 'vocabulary.bin';
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== VOCABULARY_MAGIC)
    throw new BluepencilError(
      'BP_MODEL_VERSION',
      `${file}: begins with '${magic}' where this release reads '${VOCABULARY_MAGIC}'; install a model made for it`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const dimensions = view.getUint32(8, true);
  const rowsAt = 12 + dimensions * 4;
  const classesAt = rowsAt + count * dimensions;
  if (classesAt + count > bytes.length) throw corrupt(file, 'is cut short');
  const scales = Float32Array.from({ length: dimensions }, (_, d) => view.getFloat32(12 + d * 4, true));
  const names = decodeUtf8(bytes.subarray(classesAt + count)).split('\n');
  if (names.length !== count) throw corrupt(file, `lists ${names.length} types where its head says ${count}`);
  return {
    types: new Map(names.map((name, i) => [name, i])),
    dimensions,
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + rowsAt, count * dimensions),
    scales,
    classes: bytes.subarray(classesAt, classesAt + count),
  };
}

interface LayersModel {
  weightsManifest?: { weights: { name: string; shape: number[]; dtype: string }[] }[];
}

/** weights.bin holds float32 arrays one after the other, in the order of model.json's weights manifest. */
function decodeNetwork(layers: LayersModel, bytes: Uint8Array, dimensions: number): Network {
  const specs = layers.weightsManifest?.flatMap((group) => group.weights) ?? [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const arrays = new Map<string, { shape: number[]; values: Float32Array }>();
  let offset = 0;
  for (const { name, shape, dtype } of specs) {
    const size = shape.reduce((a, b) => a * b, 1);
    if (dtype !== 'float32' || offset + size * 4 > bytes.length)
      throw corrupt('weights.bin', `does not hold '${name}' as model.json describes it`);
    const at = offset;
    arrays.set(name, { shape, values: Float32Array.from({ length: size }, (_, i) => view.getFloat32(at + i * 4, true)) });
    offset += size * 4;
  }
  if (offset !== bytes.length) throw corrupt('weights.bin', `is ${bytes.length} bytes where model.json describes ${offset}`);
  const take = (name: string, ...shape: (number | undefined)[]): { shape: number[]; values: Float32Array } => {
    const found = arrays.get(name);
    if (!found || found.shape.length !== shape.length || shape.some((size, i) => size !== undefined && size !== found.shape[i]))
      throw new BluepencilError(
        'BP_MODEL_VERSION',
        `model.json: '${name}' is missing or has another shape than this release reads; install a model made for it`,
      );
    return found;
  };
  const convolution = take('convolution/kernel', undefined, dimensions + EXTRA_FEATURES, undefined);
  const [window, , channels] = convolution.shape;
  return {
    window,
    channels,
    convolution: convolution.values,
    convolutionBias: take('convolution/bias', channels).values,
    tags: take('tags/kernel', channels, LABELS.length).values,
    tagsBias: take('tags/bias', LABELS.length).values,
    cues: take('cues/kernel', channels + CUE_NAMES.length, CUE_NAMES.length).values,
    cuesBias: take('cues/bias', CUE_NAMES.length).values,
  };
}
