import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CUE_NAMES, LABELS } from '../../src/core/labels.ts';
import type { Model } from '../../src/core/model/decode.ts';
import { EXTRA_FEATURES, rateCues, shapeFeatures } from '../../src/core/model/tag.ts';
import { gatherEvidence } from '../../src/core/model/tag-sentence.ts';
import { fillRow } from '../../src/core/model/vocabulary.ts';
import { DEFAULT_MODEL, loadModel } from '../../src/load-model.ts';
import { type Backend, loadBackend } from '../../src/train/backend.ts';
import { readGold } from '../../src/train/encode.ts';
import { readTrainingData } from '../../src/train/read-articles.ts';

const SENTENCES = 200;
const TOLERANCE = 1e-4;

let model: Model;
let backend: Backend;

beforeAll(async () => {
  ({ model } = await loadModel());
  backend = await loadBackend('cpu');
});

/** model.json and weights.bin through TensorFlow.js's own loader. */
async function openWithTensorFlow(): Promise<import('@tensorflow/tfjs-layers').LayersModel> {
  const { tf } = backend;
  const description = JSON.parse(readFileSync(join(DEFAULT_MODEL, 'model.json'), 'utf8'));
  const weights = readFileSync(join(DEFAULT_MODEL, 'weights.bin'));
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength);
  const weightSpecs = description.weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights);
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology: description.modelTopology, weightSpecs, weightData }));
}

describe('models/default in TensorFlow.js', () => {
  it(`opens with tf.loadLayersModel and agrees with the core within ${TOLERANCE} on ${SENTENCES} sentences`, async () => {
    const { tf } = backend;
    const layers = await openWithTensorFlow();
    const all = readTrainingData('training-data');
    const step = Math.floor(all.length / SENTENCES);
    const { dimensions } = model.vocabulary;
    let compared = 0;
    for (let s = 0; s < SENTENCES; s++) {
      const { tokens, sentences } = readGold(all[s * step]);
      const found = gatherEvidence(model, tokens, sentences[0]);
      const count = tokens.keys.length;
      const features = new Float32Array(count * (dimensions + EXTRA_FEATURES));
      for (let t = 0; t < count; t++) {
        const at = t * (dimensions + EXTRA_FEATURES);
        fillRow(model.vocabulary, tokens.keys[t], tokens.shapes[t], features, at);
        features.set(found.evidence.subarray(t * CUE_NAMES.length, (t + 1) * CUE_NAMES.length), at + dimensions);
        features.set(shapeFeatures(tokens.keys[t], tokens.shapes[t]), at + dimensions + CUE_NAMES.length);
      }
      const outputs = layers.predict([
        tf.tensor3d(features, [1, count, dimensions + EXTRA_FEATURES]),
        tf.tensor3d(found.evidence, [1, count, CUE_NAMES.length]),
      ]);
      const [tags, cues] = (outputs as import('@tensorflow/tfjs-core').Tensor[]).map((tensor) => tensor.dataSync());
      for (let t = 0; t < count; t++) {
        for (let l = 0; l < LABELS.length; l++)
          expect(Math.abs(tags[t * LABELS.length + l] - found.logits[t * LABELS.length + l])).toBeLessThan(TOLERANCE);
        const own = rateCues(model.network, found.hidden, found.evidence, t);
        for (let q = 0; q < CUE_NAMES.length; q++) expect(Math.abs(cues[t * CUE_NAMES.length + q] - own[q])).toBeLessThan(TOLERANCE);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(SENTENCES * 10);
  });
});
