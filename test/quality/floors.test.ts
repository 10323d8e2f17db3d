import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LABELS } from '../../src/core/labels.ts';
import { DEFAULT_MODEL, loadModel } from '../../src/load-model.ts';
import { type LabelMetrics, type Metrics, measure, scoreGold } from '../../src/train/evaluate.ts';
import { readTrainingData } from '../../src/train/read-articles.ts';
import { hashCorpus } from '../../src/train/read-corpus.ts';
import { assignSplits, readSplits } from '../../src/train/splits.ts';

/** Recorded a little under what the shipped model reached; raised when a model does better, never lowered silently. */
const floors: Record<string, Partial<Record<keyof LabelMetrics, number>>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8'),
);

let metrics: Metrics;

beforeAll(async () => {
  const { model } = await loadModel();
  const all = readTrainingData('training-data');
  expect(model.manifest.trainingData.sha256, 'models/default was trained on other sentences; run npm run train').toBe(hashCorpus(all));
  const splits = assignSplits(all, readSplits('training-data/splits.json'));
  const test = all.filter(({ group }) => splits[group] === 'test');
  metrics = measure(scoreGold(model, test, model.manifest.operatingPoints.balanced));
});

describe.each(LABELS)('%s on the test split', (label) => {
  it.each(Object.entries(floors[label]))('%s is at least %d', (name, floor) => {
    expect(metrics.labels[label][name as keyof LabelMetrics]).toBeGreaterThanOrEqual(floor as number);
  });

  it('flags few neutral sentences of wire copy', () => {
    expect(metrics.neutralWire).toBeGreaterThan(50);
    expect(metrics.labels[label].neutralWireFlagged).toBeLessThanOrEqual(0.05);
  });
});

describe('metrics.json', () => {
  it('says what the shipped model measures', () => {
    const recorded = JSON.parse(readFileSync(join(DEFAULT_MODEL, 'metrics.json'), 'utf8'));
    expect(recorded.test).toEqual(JSON.parse(JSON.stringify(metrics)));
  });
});
