/** Writes a model folder: everything the loader verifies, in the shapes that core/model/decode.ts reads. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUE_NAMES, LABELS } from '../core/labels.ts';
import { type Manifest, MODEL_FORMAT, VOCABULARY_MAGIC } from '../core/model/decode.ts';
import { EXTRA_FEATURES } from '../core/model/tag.ts';
import type { Vocabulary } from '../core/model/vocabulary.ts';
import type { Backend } from './backend.ts';
import type { Configuration } from './configuration.ts';
import type { RatedRow } from './read-lexicon.ts';
import type { Weights } from './train-network.ts';

export type FileSet = Record<string, Uint8Array>;

const toBytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** vocabulary.bin as core/model/decode.ts describes it. */
export function encodeVocabulary({ types, dimensions, rows, scales, classes }: Vocabulary): Uint8Array {
  const head = Buffer.alloc(12 + dimensions * 4);
  head.write(VOCABULARY_MAGIC, 0, 'latin1');
  head.writeUInt32LE(types.size, 4);
  head.writeUInt32LE(dimensions, 8);
  for (const [d, scale] of scales.entries()) head.writeFloatLE(scale, 12 + d * 4);
  return Buffer.concat([head, Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength), classes, toBytes([...types.keys()].join('\n'))]);
}

export function encodeLexicon(rows: readonly RatedRow[]): Uint8Array {
  const lines = rows.map((row) => JSON.stringify([row.pattern, CUE_NAMES.indexOf(row.cue), row.strength]));
  return toBytes(`{"rows":[\n${lines.join(',\n')}\n]}\n`);
}

/**
 * The network as an ordinary layers model, saved by TensorFlow.js itself. Inputs: token features `[sentences, tokens,
 * rowDimensions + EXTRA_FEATURES]` and lexicon evidence `[sentences, tokens, cues]`; outputs: tag logits and cue logits.
 */
export async function encodeNetwork(
  { tf }: Backend,
  weights: Weights,
  { rowDimensions, window, channels }: Configuration,
): Promise<FileSet> {
  const inputs = rowDimensions + EXTRA_FEATURES;
  const features = tf.input({ shape: [null, inputs], name: 'features' });
  const evidence = tf.input({ shape: [null, CUE_NAMES.length], name: 'evidence' });
  const convolution = tf.layers.conv1d({ name: 'convolution', filters: channels, kernelSize: window, padding: 'same', activation: 'relu' });
  const tags = tf.layers.dense({ name: 'tags', units: LABELS.length });
  const cues = tf.layers.dense({ name: 'cues', units: CUE_NAMES.length });
  const hidden = convolution.apply(features) as typeof features;
  const joined = tf.layers.concatenate({ name: 'hidden_and_evidence' }).apply([hidden, evidence]) as typeof features;
  const model = tf.model({
    name: 'bluepencil',
    inputs: [features, evidence],
    outputs: [tags.apply(hidden) as typeof features, cues.apply(joined) as typeof features],
  });
  const set = (layer: { setWeights(values: never): void }, kernel: Float32Array, shape: number[], bias: Float32Array): void =>
    layer.setWeights([tf.tensor(kernel, shape), tf.tensor(bias, [bias.length])] as never);
  set(convolution, weights.convolution, [window, inputs, channels], weights.convolutionBias);
  set(tags, weights.tags, [channels, LABELS.length], weights.tagsBias);
  set(cues, weights.cues, [channels + CUE_NAMES.length, CUE_NAMES.length], weights.cuesBias);
  const files: FileSet = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      const data = artifacts.weightData as ArrayBuffer;
      const description = {
        format: 'layers-model',
        modelTopology: artifacts.modelTopology,
        weightsManifest: [{ paths: ['weights.bin'], weights: artifacts.weightSpecs }],
      };
      files['model.json'] = toBytes(`${JSON.stringify(description, null, 1)}\n`);
      files['weights.bin'] = new Uint8Array(data);
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  model.dispose();
  return files;
}

/** Marks where the manifest's own hash goes: 64 zeros, the length of what replaces them. */
const NO_HASH = '0'.repeat(64);

/** The manifest with the hashes of all files and, as `checksum`, of itself (taken with zeros in its place). */
export function encodeManifest(manifest: Omit<Manifest, 'format' | 'labels' | 'cues' | 'files' | 'checksum'>, files: FileSet): Uint8Array {
  const names = Object.keys(files).sort();
  const whole = {
    format: MODEL_FORMAT,
    ...manifest,
    labels: LABELS,
    cues: CUE_NAMES,
    files: Object.fromEntries(names.map((name) => [name, { bytes: files[name].length, sha256: sha256(files[name]) }])),
    checksum: NO_HASH,
  };
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  return toBytes(text.replace(NO_HASH, sha256(text)));
}

export function writeFiles(folder: string, files: FileSet): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}
