/**
 * The training graph. wasm has no gradients for gather and convolution, so rows are gathered in JavaScript and the window is
 * written as shifted concatenation + matMul; what it learns is exported as an ordinary layers model (write-model.ts).
 */
import type { Scalar, Tensor, Tensor2D, Tensor3D, Variable } from '@tensorflow/tfjs-core';
import { CUE_NAMES, CUES, LABELS } from '../core/labels.ts';
import { EXTRA_FEATURES } from '../core/model/tag.ts';
import type { Backend } from './backend.ts';
import type { Configuration } from './configuration.ts';
import { type Batch, type BatchNoise, buildBatch, type EncodedSentence, NO_NOISE } from './encode.ts';
import { createRandom, glorot, type Random, shuffle } from './random.ts';
import type { WordKnowledge } from './word-knowledge.ts';
import { WordOffsets } from './word-offsets.ts';

/** Trained weights, row-major. */
export interface Weights {
  /** `knowledge.dimensions × rowDimensions`; baked into the vocabulary's rows. */
  projection: Float32Array;
  /** `types × rowDimensions`, added to the projected rows. */
  offsets: Float32Array;
  /** `window × (rowDimensions + EXTRA_FEATURES) × channels` */
  convolution: Float32Array;
  convolutionBias: Float32Array;
  tags: Float32Array;
  tagsBias: Float32Array;
  cues: Float32Array;
  cuesBias: Float32Array;
}

type Variables = Record<Exclude<keyof Weights, 'offsets'>, Variable>;

/** Reported after every epoch. */
export interface Progress {
  epoch: number;
  loss: number;
  /** Macro F1 of the held-out sentences at logit 0. */
  heldOutF1: number;
  seconds: number;
}

/** Adds nothing to a sum of exponentials; finite, because wasm turns −∞ · 0 into NaN. */
const MASKED = -1e4;
/** Tags start rare: a bias at log-odds of about 1 token in 20. */
const TAG_BIAS = -3;
/** The last share of the epochs whose weights are averaged: smooths the noise that dropout leaves in the last step. */
const AVERAGED_SHARE = 0.5;

export async function trainNetwork(
  { tf }: Backend,
  train: readonly EncodedSentence[],
  heldOut: readonly EncodedSentence[],
  knowledge: WordKnowledge,
  configuration: Configuration,
  report: (progress: Progress) => void,
): Promise<Weights> {
  const random = createRandom(configuration.seed);
  const variables = createVariables(tf, knowledge.dimensions, configuration, random);
  const stepsPerEpoch = Math.ceil(train.length / configuration.batchSize);
  const totalSteps = stepsPerEpoch * configuration.epochs;
  const optimizer = tf.train.adam(configuration.learningRate);
  const average = new WeightAverage();
  const offsets = new WordOffsets(train, knowledge.types.size, configuration.rowDimensions);
  const noise: BatchNoise = {
    dropWord: () => random() < configuration.wordDropout,
    dropLexicon: () => random() < configuration.lexiconDropout,
  };
  const start = performance.now();
  let step = 0;
  for (let epoch = 1; epoch <= configuration.epochs; epoch++) {
    let loss = 0;
    for (const items of drawBatches(train, configuration.batchSize, random)) {
      const batch = buildBatch(items, knowledge, noise);
      (optimizer as unknown as { learningRate: number }).learningRate = configuration.learningRate * (1 - step / totalSteps) + 1e-5;
      loss += tf.tidy(() => {
        const gathered = tf.variable(tf.tensor2d(offsets.gather(batch), [batch.types.length, configuration.rowDimensions])) as Variable;
        const { value, grads } = tf.variableGrads(
          () => computeLoss(tf, batch, gathered as Tensor as Tensor2D, variables, configuration, random),
          [...Object.values(variables), gathered],
        );
        offsets.step(batch, grads[gathered.name].dataSync() as Float32Array);
        delete grads[gathered.name];
        gathered.dispose();
        optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
        return value.dataSync()[0];
      });
      step++;
    }
    if (epoch > configuration.epochs * (1 - AVERAGED_SHARE)) average.add(variables, offsets);
    report({
      epoch,
      loss: loss / stepsPerEpoch,
      heldOutF1: measureF1(tf, heldOut, knowledge, offsets, variables, configuration),
      seconds: (performance.now() - start) / 1000,
    });
  }
  for (const variable of Object.values(variables)) variable.dispose();
  optimizer.dispose();
  return average.take();
}

class WeightAverage {
  #count = 0;
  readonly #sums: Partial<Record<keyof Weights, Float32Array>> = {};

  add(variables: Variables, offsets: WordOffsets): void {
    this.#count++;
    const now = Object.entries(variables).map(([name, variable]) => [name, variable.dataSync()]) as [keyof Weights, Float32Array][];
    for (const [name, values] of [...now, ['offsets', offsets.values] as [keyof Weights, Float32Array]]) {
      const sum = this.#sums[name];
      if (sum) for (let i = 0; i < sum.length; i++) sum[i] += values[i];
      else this.#sums[name] = Float32Array.from(values);
    }
  }

  take(): Weights {
    return Object.fromEntries(
      Object.entries(this.#sums).map(([name, sum]) => [name, sum.map((value) => value / this.#count)]),
    ) as unknown as Weights;
  }
}

function createVariables(tf: Backend['tf'], width: number, { rowDimensions, window, channels }: Configuration, random: Random): Variables {
  const inputs = rowDimensions + EXTRA_FEATURES;
  const matrix = (rows: number, columns: number): Variable => tf.variable(tf.tensor2d(glorot(rows, columns, random), [rows, columns]));
  const vector = (size: number, value = 0): Variable => tf.variable(tf.fill([size], value));
  return {
    projection: matrix(width, rowDimensions),
    convolution: matrix(window * inputs, channels),
    convolutionBias: vector(channels),
    tags: matrix(channels, LABELS.length),
    tagsBias: vector(LABELS.length, TAG_BIAS),
    cues: matrix(channels + CUE_NAMES.length, CUE_NAMES.length),
    cuesBias: vector(CUE_NAMES.length),
  };
}

/** Batches of sentences of like length, in random order, so that little is padding. */
function drawBatches(items: readonly EncodedSentence[], size: number, random: Random): EncodedSentence[][] {
  const keyed = items.map((item) => ({ item, key: item.length + random() * 6 })).sort((a, b) => a.key - b.key);
  const batches: EncodedSentence[][] = [];
  for (let i = 0; i < keyed.length; i += size) batches.push(keyed.slice(i, i + size).map(({ item }) => item));
  return shuffle(batches, random);
}

interface Outputs {
  /** `(sentences · tokens) × …` */
  hidden: Tensor2D;
  tags: Tensor2D;
}

function forward(
  tf: Backend['tf'],
  batch: Batch,
  offsets: Tensor2D,
  variables: Variables,
  { rowDimensions, window }: Configuration,
  dropMask?: Tensor2D,
): Outputs {
  const { sentences, tokens } = batch;
  const rows = sentences * tokens;
  const mask = tf.tensor2d(batch.mask, [rows, 1]);
  const knowledge = tf.tensor2d(batch.knowledge, [rows, batch.knowledge.length / rows]);
  const projected = tf.mul(tf.add(tf.matMul(knowledge, variables.projection as Tensor2D), offsets), mask);
  const inputs = rowDimensions + EXTRA_FEATURES;
  const features = tf.reshape(tf.concat([projected, tf.tensor2d(batch.extras, [rows, EXTRA_FEATURES])], 1), [
    sentences,
    tokens,
    inputs,
  ]) as Tensor3D;
  const half = (window - 1) / 2;
  const padded = tf.pad(features, [
    [0, 0],
    [half, half],
    [0, 0],
  ]);
  const shifted = Array.from({ length: window }, (_, k) => tf.slice(padded, [0, k, 0], [sentences, tokens, inputs]));
  const windows = tf.reshape(tf.concat(shifted, 2), [rows, window * inputs]) as Tensor2D;
  let hidden = tf.relu(tf.add(tf.matMul(windows, variables.convolution as Tensor2D), variables.convolutionBias)) as Tensor2D;
  if (dropMask) hidden = tf.mul(hidden, dropMask);
  return { hidden, tags: tf.add(tf.matMul(hidden, variables.tags as Tensor2D), variables.tagsBias) };
}

/** Log-sum-exp over the author's tokens: `sentences × labels`. */
function pool(tf: Backend['tf'], batch: Batch, tags: Tensor2D): Tensor2D {
  const shape: [number, number, number] = [batch.sentences, batch.tokens, LABELS.length];
  const author = tf.tensor3d(batch.author, shape);
  return tf.logSumExp(tf.add(tf.mul(tf.reshape(tags, shape), author), tf.mul(tf.sub(1, author), MASKED)), 1) as Tensor2D;
}

/** Mean cross-entropy of logits where `weights` is not 0. */
function crossEntropy(tf: Backend['tf'], logits: Tensor, targets: Tensor, weights: Tensor): Scalar {
  const losses = tf.sub(tf.softplus(logits), tf.mul(logits, targets));
  return tf.div(tf.sum(tf.mul(losses, weights)), tf.add(tf.sum(weights), 1e-6)) as Scalar;
}

function computeLoss(
  tf: Backend['tf'],
  batch: Batch,
  offsets: Tensor2D,
  variables: Variables,
  configuration: Configuration,
  random: Random,
): Scalar {
  const rows = batch.sentences * batch.tokens;
  const keep = 1 - configuration.hiddenDropout;
  const dropped = Float32Array.from({ length: rows * configuration.channels }, () => (random() < keep ? 1 / keep : 0));
  const { hidden, tags } = forward(tf, batch, offsets, variables, configuration, tf.tensor2d(dropped, [rows, configuration.channels]));
  const mask = tf.tensor2d(batch.mask, [rows, 1]);
  const tokenLoss = crossEntropy(tf, tags, tf.tensor2d(batch.tags, [rows, LABELS.length]), tf.mul(mask, tf.ones([rows, LABELS.length])));
  const labels = tf.tensor2d(batch.labels, [batch.sentences, LABELS.length]);
  const sentenceLoss = crossEntropy(tf, pool(tf, batch, tags), labels, tf.tensor2d(batch.scored, [batch.sentences, LABELS.length]));
  const cueInput = tf.concat([hidden, tf.tensor2d(batch.evidence, [rows, CUE_NAMES.length])], 1);
  const cueLogits = tf.add(tf.matMul(cueInput, variables.cues as Tensor2D), variables.cuesBias);
  const cueLoss = crossEntropy(
    tf,
    cueLogits,
    tf.tensor2d(batch.cues, [rows, CUE_NAMES.length]),
    tf.tensor2d(cueWeights(batch), [rows, CUE_NAMES.length]),
  );
  const decay = tf.addN([variables.convolution, variables.tags, variables.projection].map((variable) => tf.sum(tf.square(variable))));
  return tf.addN([
    tf.mul(sentenceLoss, configuration.sentenceWeight),
    tf.mul(tokenLoss, configuration.tokenWeight),
    tf.mul(cueLoss, configuration.cueWeight),
    tf.mul(decay, configuration.weightDecay),
  ]) as Scalar;
}

/** 1 for every cue of a label at the tokens inside a span of that label: cue heads run, and learn, on flagged tokens only. */
function cueWeights(batch: Batch): Float32Array {
  const columns = CUE_NAMES.map((cue) => LABELS.indexOf(CUES[cue].label));
  return Float32Array.from(
    batch.cues,
    (_, i) => batch.tags[Math.floor(i / CUE_NAMES.length) * LABELS.length + columns[i % CUE_NAMES.length]],
  );
}

function measureF1(
  tf: Backend['tf'],
  items: readonly EncodedSentence[],
  knowledge: WordKnowledge,
  offsets: WordOffsets,
  variables: Variables,
  configuration: Configuration,
): number {
  const counts = LABELS.map(() => ({ hit: 0, called: 0, gold: 0 }));
  for (let i = 0; i < items.length; i += configuration.batchSize) {
    const batch = buildBatch(items.slice(i, i + configuration.batchSize), knowledge, NO_NOISE);
    const logits = tf.tidy(() => {
      const gathered = tf.tensor2d(offsets.gather(batch), [batch.types.length, configuration.rowDimensions]);
      return pool(tf, batch, forward(tf, batch, gathered, variables, configuration).tags).dataSync();
    });
    logits.forEach((logit, at) => {
      const count = counts[at % LABELS.length];
      const isCalled = logit > 0 && batch.scored[at] === 1;
      count.called += isCalled ? 1 : 0;
      count.gold += batch.labels[at];
      count.hit += isCalled ? batch.labels[at] : 0;
    });
  }
  return counts.reduce((sum, { hit, called, gold }) => sum + (2 * hit) / Math.max(1, called + gold), 0) / LABELS.length;
}
