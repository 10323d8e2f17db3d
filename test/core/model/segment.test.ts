import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentTokens } from '../../../src/core/model/segment.ts';

const EVEN = { threshold: 0.5, entryCost: 1 };
const spansOf = (probabilities: readonly number[], segmentation = EVEN): string =>
  segmentTokens(probabilities, segmentation)
    .map((isInside) => (isInside ? 'x' : '.'))
    .join('');

describe('segmentTokens', () => {
  it.each([
    ['finds nothing in no tokens', [], ''],
    ['leaves likely tokens in and unlikely ones out', [0.01, 0.99, 0.99, 0.01], '.xx.'],
    ['finds a span at either end', [0.99, 0.01, 0.01, 0.01, 0.99], 'x...x'],
    ['leaves a stray token out that does not pay for a span', [0.01, 0.6, 0.01], '...'],
    ['bridges a gap that costs less than a second span', [0.99, 0.49, 0.99], 'xxx'],
    ['does not bridge a gap that costs more', [0.99, 0.01, 0.01, 0.99], 'x..x'],
    ['takes certainty, either way', [0, 1, 1, 0], '.xx.'],
  ])('%s', (_, probabilities, expected) => {
    expect(spansOf(probabilities)).toBe(expected);
  });

  it('finds fewer tokens at a higher threshold', () => {
    const probabilities = [0.3, 0.7, 0.7, 0.3];
    expect(spansOf(probabilities, { threshold: 0.1, entryCost: 1 })).toBe('xxxx');
    expect(spansOf(probabilities, { threshold: 0.5, entryCost: 1 })).toBe('.xx.');
    expect(spansOf(probabilities, { threshold: 0.9, entryCost: 1 })).toBe('....');
  });

  it('finds the spans that gather most, as trying every segmentation does', () => {
    const evidenceOf = (probability: number, threshold: number): number =>
      Math.max(-2, Math.min(2, Math.log(probability / (1 - probability)) - Math.log(threshold / (1 - threshold))));
    const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(probability, { maxLength: 9 }),
        probability,
        fc.double({ min: 0, max: 4, noNaN: true }),
        (probabilities, threshold, entryCost) => {
          const worthOf = (isInside: readonly boolean[]): number =>
            isInside.reduce(
              (sum, inside, t) => (inside ? sum + evidenceOf(probabilities[t], threshold) - (isInside[t - 1] ? 0 : entryCost) : sum),
              0,
            );
          const worths = Array.from({ length: 2 ** probabilities.length }, (_, bits) =>
            worthOf(probabilities.map((_, t) => (bits & (1 << t)) !== 0)),
          );
          expect(worthOf(segmentTokens(probabilities, { threshold, entryCost }))).toBeCloseTo(Math.max(...worths), 9);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
