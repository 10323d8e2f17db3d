import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokens, tokenize } from '../../../src/core/document/tokens.ts';
import { LABELS, type Label, recordOfLabels } from '../../../src/core/labels.ts';
import { countReport, measureCoverage, summarise } from '../../../src/core/report/summary.ts';
import { readDocument } from '../../../src/core/score.ts';
import type { Report, TaggedSentence } from '../../../src/core/types.ts';

const tagged = (probability: number, labels: Label[] = [], hasAuthorWord = true): TaggedSentence => ({
  sentence: { start: 0, end: 0, kind: 'body', firstToken: 0, lastToken: 0 },
  probabilities: recordOfLabels(() => probability),
  labels,
  spans: [],
  hasAuthorWord,
});

const casual = (probabilities: readonly number[]): [number, [number, number]] => {
  const { scores, intervals } = summarise(probabilities.map((each) => tagged(each)));
  return [scores.casual, intervals.casual];
};
const widthOf = ([low, high]: [number, number]): number => high - low;

describe('summarise', () => {
  it('scores an article with the mean probability of its sentences', () => {
    expect(casual([0.2, 0.4, 0.9])[0]).toBeCloseTo(0.5, 12);
  });

  it('leaves out sentences without a word of the author’s', () => {
    const { scores } = summarise([tagged(0.6), tagged(0, [], false), tagged(0.2)]);
    expect(scores.casual).toBeCloseTo(0.4, 12);
  });

  it.each([[[]], [[tagged(0, [], false)]]])('knows nothing without one', (sentences) => {
    expect(summarise(sentences)).toEqual({ scores: recordOfLabels(() => 0), intervals: recordOfLabels(() => [0, 1]) });
  });

  it('is surer of a longer article', () => {
    const [short, long] = [3, 300].map((count) => casual(Array(count).fill(0.1))[1]);
    expect(widthOf(long)).toBeLessThan(widthOf(short) / 2);
  });

  it('is never quite sure, because its probabilities are not', () => {
    expect(widthOf(casual(Array(100_000).fill(0.3))[1])).toBeGreaterThan(0.05);
  });

  it('leaves room above 0 after a few clean sentences', () => {
    const [low, high] = casual([0, 0, 0])[1];
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.2);
  });

  it('gives intervals within 0 to 1 that hold the score, for any probabilities', () => {
    const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, Number.MIN_VALUE, 1 - Number.EPSILON));
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 50 }), (probabilities) => {
        const [score, [low, high]] = casual(probabilities);
        expect([0 <= low, low <= score, score <= high, high <= 1]).toEqual([true, true, true, true]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('countReport', () => {
  it('counts sentences, words without marks, and flags of the labels asked for', () => {
    const tokens = createTokens();
    tokenize('Rain fell, 20 mm of it!', 0, 23, tokens);
    const whole = tagged(1, ['casual', 'speculative']);
    const sentences = [{ ...whole, sentence: { ...whole.sentence, lastToken: tokens.keys.length } }, tagged(1, ['casual'])];
    expect(countReport(sentences, tokens, ['casual', 'editorializing'])).toEqual({
      sentences: 2,
      words: 6,
      flagged: { casual: 2, speculative: 0, editorializing: 0 },
    });
    expect(countReport(sentences, tokens, LABELS).flagged).toEqual({ casual: 2, speculative: 1, editorializing: 0 });
  });
});

describe('measureCoverage', () => {
  const coverageOf = (text: string): Report['coverage'] => {
    const { document, tokens } = readDocument(text);
    return measureCoverage(document, tokens);
  };

  it.each([
    ['', 0, 0, 0],
    [' \n\uFEFF\t', 0, 0, 0],
    ['It rained.', 1, 0, 0],
    ['It “rained”.', 3 / 11, 8 / 11, 0],
    ['Share this\nIt all flooded.', 13 / 22, 0, 9 / 22],
    ['- It rained.', 9 / 10, 0, 1 / 10],
  ])('of %j: scored %d, quoted %d, skipped %d', (text, scored, quoted, skipped) => {
    const coverage = coverageOf(text);
    expect(coverage.scored).toBeCloseTo(scored, 12);
    expect(coverage.quoted).toBeCloseTo(quoted, 12);
    expect(coverage.skipped).toBeCloseTo(skipped, 12);
  });
});
