import { describe, expect, it } from 'vitest';
import { cohenKappa, measureAgreement, weightedKappa } from '../../src/train/measure-agreement.ts';
import type { GoldSentence, GoldSpan } from '../../src/train/read-corpus.ts';

const sentence = (id: string, ...spans: GoldSpan[]): GoldSentence => ({
  id,
  text: 'The regime may fall soon.',
  spans,
  group: id,
  genre: 'wire',
  topic: 'politics',
  writer: 'dry-wire',
  kind: 'body',
});
const loaded: GoldSpan = { start: 4, end: 10, label: 'editorializing', cue: 'loaded', voice: 'author' };
const modal: GoldSpan = { start: 11, end: 14, label: 'speculative', cue: 'modal', voice: 'author' };

describe('agreement of two readers', () => {
  it('is 1 for the same reading and takes known values by hand', () => {
    expect(cohenKappa([true, false, true], [true, false, true])).toBe(1);
    // Observed .7, by chance .6·.5 + .4·.5 = .5.
    expect(
      cohenKappa([...Array(6).fill(true), ...Array(4).fill(false)], [...Array(4).fill(true), false, false, true, ...Array(3).fill(false)]),
    ).toBeCloseTo(0.4);
    expect(weightedKappa([0, 1, 2, 3], [0, 1, 2, 3], 4)).toBe(1);
    expect(weightedKappa([0, 3], [3, 0], 4)).toBeCloseTo(-1);
  });

  it('counts an attributed span for nobody, and lists what only one reader marked by cue', () => {
    const { labels, disagreements } = measureAgreement([
      [sentence('a', loaded, modal), sentence('a', loaded)],
      [sentence('b'), sentence('b', { ...loaded, voice: 'attributed' })],
    ]);
    expect(labels.editorializing).toEqual({ kappa: 1, sentenceF1: 1, spanCharacterF1: 1 });
    expect(labels.speculative.sentenceF1).toBe(0);
    expect(disagreements.modal).toEqual({ onlyFirst: 1, onlySecond: 0, examples: ['a: may'] });
    expect(disagreements.loaded).toEqual({ onlyFirst: 0, onlySecond: 0, examples: [] });
  });
});
