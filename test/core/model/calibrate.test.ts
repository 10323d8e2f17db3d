import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, sigmoid } from '../../../src/core/model/calibrate.ts';

describe('sigmoid', () => {
  it.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [1000, 1],
    [-1000, 0],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 0],
  ])('of %d is %d', (logit, probability) => {
    expect(sigmoid(logit)).toBeCloseTo(probability, 12);
  });
});

describe('calibrate', () => {
  it('is the logistic of the weighted scores and the bias', () => {
    expect(calibrate({ weights: [2, -1], bias: 0.5 }, [1, 3])).toBeCloseTo(sigmoid(2 - 3 + 0.5), 12);
  });

  it('is the logistic of the bias where there is nothing to weigh', () => {
    expect(calibrate({ weights: [0, 0], bias: -1 }, [7, 9])).toBeCloseTo(sigmoid(-1), 12);
  });

  it('is a probability for scores of any size, and rises with a score of positive weight', () => {
    const score = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((each) => calibrate({ weights: [1.3], bias: -0.9 }, [each]));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
      }),
      { seed: 1 },
    );
  });
});
