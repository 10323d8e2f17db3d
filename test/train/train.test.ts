import { describe, expect, it } from 'vitest';
import { loadBackend } from '../../src/train/backend.ts';
import { DEFAULT_CONFIGURATION } from '../../src/train/configuration.ts';
import { readTrainingData } from '../../src/train/read-articles.ts';
import { listDataFiles } from '../../src/train/read-corpus.ts';
import { readLexicon } from '../../src/train/read-lexicon.ts';
import { type TrainedModel, trainModel } from '../../src/train/train.ts';
import type { Progress } from '../../src/train/train-network.ts';

const ROWS = 200;

async function train(seed: number, report: (progress: Progress) => void = () => {}): Promise<TrainedModel> {
  const all = readTrainingData('training-data');
  const input = {
    sentences: all.slice(0, ROWS),
    splits: {},
    lexicon: readLexicon(listDataFiles('training-data/lexicon', '.tsv')).slice(0, 400),
    vectorsFolder: 'training-data/vectors',
    configuration: { ...DEFAULT_CONFIGURATION, epochs: 2, seed },
    name: 'fixture',
    version: '0.0.0',
  };
  return trainModel(input, await loadBackend('wasm'), report);
}

describe('training', () => {
  it('gives byte-identical files for the same data, configuration, seed and backend, and others for another seed', async () => {
    const progress: Progress[] = [];
    const first = await train(1, (each) => progress.push(each));
    const second = await train(1);
    expect(Object.keys(second.files).sort()).toEqual(Object.keys(first.files).sort());
    for (const [name, bytes] of Object.entries(first.files))
      expect(Buffer.compare(Buffer.from(bytes), Buffer.from(second.files[name])), name).toBe(0);
    const other = await train(2);
    expect(Buffer.compare(Buffer.from(other.files['weights.bin']), Buffer.from(first.files['weights.bin']))).not.toBe(0);
    expect(progress.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const { loss, heldOutF1 } of progress) {
      expect(loss).toBeGreaterThan(0);
      expect(heldOutF1).toBeGreaterThanOrEqual(0);
      expect(heldOutF1).toBeLessThanOrEqual(1);
    }
  });
});
