import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/core/model/calibrate.ts';
import { fitLogistic } from '../../src/train/fit-logistic.ts';
import { areaUnderRoc, calibrationError, coverCharacters, f1, rank, spearman } from '../../src/train/metrics.ts';
import { createRandom, shuffle } from '../../src/train/random.ts';

describe('figures of merit', () => {
  it('take known values by hand', () => {
    expect(f1(3, 4, 6)).toBeCloseTo(0.6);
    expect(areaUnderRoc([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBeCloseTo(0.75);
    expect(rank([10, 20, 10])).toEqual([1.5, 3, 1.5]);
    expect(spearman([1, 2, 3, 4], [2, 4, 6, 8])).toBeCloseTo(1);
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
    expect(calibrationError([0.95, 0.95, 0.05, 0.05], [true, true, false, false])).toBeCloseTo(0.05);
    expect([
      ...coverCharacters([
        { start: 1, end: 3 },
        { start: 2, end: 4 },
      ]),
    ]).toEqual([1, 2, 3]);
  });

  it('are .5, 0 or 1 where there is nothing to tell apart', () => {
    expect(areaUnderRoc([1, 2], [true, true])).toBe(0.5);
    expect(spearman([1, 1], [1, 2])).toBe(0);
    expect(f1(0, 0, 0)).toBe(1);
  });
});

describe('the logistic fit', () => {
  it('recovers the model that drew the data', () => {
    const random = createRandom(7);
    const rows = Array.from({ length: 4000 }, () => [random() * 4 - 2, random() * 4 - 2]);
    const truth = { weights: [2, 0.5], bias: -1 };
    const targets = rows.map((row) => (random() < calibrate(truth, row) ? 1 : 0));
    const fitted = fitLogistic(rows, targets);
    expect(fitted.weights[0]).toBeCloseTo(2, 0);
    expect(fitted.weights[1]).toBeCloseTo(0.5, 0);
    expect(fitted.bias).toBeCloseTo(-1, 0);
  });

  it('holds a branch at 0 that would count against the label', () => {
    const rows = [[0], [0], [1], [1]];
    expect(fitLogistic(rows, [1, 1, 0, 0]).weights).toEqual([0]);
  });
});

describe('seeded randomness', () => {
  it('repeats for a seed and stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b] = [createRandom(seed), createRandom(seed)];
        for (let i = 0; i < 20; i++) {
          const value = a();
          expect(b()).toBe(value);
          expect(value >= 0 && value < 1).toBe(true);
        }
      }),
    );
  });

  it('shuffles to a permutation', () => {
    expect(shuffle([1, 2, 3, 4, 5, 6], createRandom(3)).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
