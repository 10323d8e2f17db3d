import { describe, expect, it } from 'vitest';
import { findLeaks, measureQuotas, measureRepetition } from '../../src/train/check-corpus.ts';
import { doccano, prodigy } from '../../src/train/exchange.ts';
import { readTrainingData } from '../../src/train/read-articles.ts';
import type { GoldSentence } from '../../src/train/read-corpus.ts';

const EMOJI: GoldSentence = {
  id: 'x.1',
  text: '🙂🙂 the 👨‍👩‍👧 regime 🙂 may fall',
  spans: [{ start: 18, end: 24, label: 'editorializing', cue: 'loaded', voice: 'author' }],
  group: 'x',
  genre: 'blog',
  topic: 'politics',
  writer: 'columnist',
  kind: 'body',
  aspects: ['mild'],
};

describe('annotation tools', () => {
  it('count code points where we count UTF-16 units', () => {
    expect(EMOJI.text.slice(18, 24)).toBe('regime');
    expect(prodigy.encode(EMOJI)).toMatchObject({ spans: [{ start: 13, end: 19, label: 'editorializing/loaded/author' }] });
    expect(doccano.encode(EMOJI)).toMatchObject({ label: [[13, 19, 'editorializing/loaded/author']] });
  });

  it.each(Object.entries({ doccano, prodigy }))('%s takes every row there and back without loss', (_, exchange) => {
    const rows = [EMOJI, ...readTrainingData('training-data')];
    for (const row of rows) expect(exchange.decode(JSON.parse(JSON.stringify(exchange.encode(row))))).toEqual(row);
    expect(rows.length).toBeGreaterThan(1500);
  });

  it.each([
    [{ spans: [] }, 'has no text'],
    [{ text: 'x', meta: {}, spans: [{ start: 0, end: 1, label: 'loud' }] }, "'loud' is no LABEL/CUE/VOICE"],
    [{ text: 'x', meta: {}, spans: [{ start: 0.5, end: 1, label: 'casual/slang/author' }] }, 'a span runs from'],
  ])('refuse a row they did not write: %j', (row, reason) => {
    expect(() => prodigy.decode(row)).toThrow(reason);
  });
});

describe('the rules of the whole corpus', () => {
  const make = (id: string, text: string, group: string): GoldSentence => ({ ...EMOJI, id, text, group, spans: [], aspects: [] });

  it('find a near-duplicate across splits, not within one', () => {
    const a = make('a', 'The harbour council approved the ferry contract on Tuesday by nine votes.', 'g1');
    const b = make('b', 'The harbour council approved the ferry contract on Tuesday by ten votes.', 'g2');
    const far = make('c', 'Snow fell to four hundred metres in the Vosges overnight.', 'g3');
    expect(findLeaks([a, b, far], { g1: 'train', g2: 'test', g3: 'test' }).map(([x, y]) => [x.id, y.id])).toEqual([['a', 'b']]);
    expect(findLeaks([a, b, far], { g1: 'train', g2: 'train', g3: 'test' })).toEqual([]);
  });

  it('measure repetition by word 4-grams', () => {
    expect(measureRepetition([make('a', 'one two three four five', 'g'), make('b', 'one two three four', 'g')], 1)).toEqual({
      distinctShare: 2 / 3,
      repeated: [['one two three four', 2]],
    });
  });

  it('measure shares and counts as the data sheet names them', () => {
    const quotas = new Map(measureQuotas([EMOJI, make('b', 'It rained.', 'g')]).map((quota) => [quota.name, quota.value]));
    expect(quotas.get('neutral share of single sentences')).toBe(0.5);
    expect(quotas.get('author spans of loaded')).toBe(1);
    expect(quotas.get('mild evaluatives and presuppositions')).toBe(1);
  });
});
