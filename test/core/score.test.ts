import { describe, expect, it } from 'vitest';
import { BluepencilError } from '../../src/core/errors.ts';
import type { ScoreOptions } from '../../src/core/options.ts';
import { scoreText } from '../../src/core/score.ts';
import type { Report } from '../../src/core/types.ts';
import { makeTinyModel } from './model/tiny-model.ts';

const score = (text: string, options?: ScoreOptions): Report => scoreText(text, makeTinyModel(), 'abc123', options);
const GERMAN = 'Der Rat hat am Freitag den Kauf von zwei Schleppern für den Hafen gebilligt, die der Hafen selbst bezahlen soll.';

describe('scoreText', () => {
  it('says which model it used, by the hash it is given', () => {
    expect(score('Rain fell.')).toMatchObject({
      schema: 'bluepencil/report@1',
      model: { name: 'tiny', version: '1', sha256: 'abc123' },
      format: 'plain',
    });
  });

  it('knows nothing of an empty text, and says so', () => {
    const none = { casual: 0, speculative: 0, editorializing: 0 };
    const unknown = { casual: [0, 1], speculative: [0, 1], editorializing: [0, 1] };
    expect(score('')).toMatchObject({
      scores: none,
      intervals: unknown,
      counts: { sentences: 0, words: 0, flagged: none },
      coverage: { scored: 0, quoted: 0, skipped: 0 },
      sentences: [],
      findings: [],
      warnings: [{ code: 'empty' }],
    });
  });

  it('takes thresholds from the operating point, and label by label from the caller', () => {
    expect(score('Rain fell.').thresholds).toEqual({ casual: 0.5, speculative: 0.5, editorializing: 0.5 });
    expect(score('Rain fell.', { operatingPoint: 'quiet', thresholds: { casual: 0.25 } }).thresholds).toEqual({
      casual: 0.25,
      speculative: 0.9,
      editorializing: 0.9,
    });
  });

  it('scores a text in another language all the same, with a warning', () => {
    const { warnings, sentences, language } = score(GERMAN);
    expect(warnings.map(({ code }) => code)).toEqual(['not-english']);
    expect(language).toEqual({ code: 'und', reliable: false });
    expect(sentences).toHaveLength(1);
  });

  it('reports a quotation that is never closed where it opens', () => {
    expect(score('Rain fell.\nShe wrote “it rained.').warnings).toMatchObject([{ code: 'unclosed-quotation', start: 21, end: 22 }]);
  });

  it('gives sentences the kind of their block', () => {
    expect(score('Harbour reopens\n\nThe ferry sails again.\n\n- Bring a coat.').sentences.map(({ kind }) => kind)).toEqual([
      'heading',
      'body',
      'list',
    ]);
  });

  it.each([[undefined], [null], [42], [{}], [['Rain fell.']]])('refuses %j, which is no string', (text) => {
    const call = (): Report => score(text as unknown as string);
    expect(call).toThrow(BluepencilError);
    expect(call).toThrow(expect.objectContaining({ code: 'BP_INPUT_INVALID' }));
  });

  it('takes a text as long as maxChars and refuses a longer one', () => {
    expect(score('Rain fell.', { maxChars: 10 }).counts.sentences).toBe(1);
    expect(() => score('Rain fell..', { maxChars: 10 })).toThrow(expect.objectContaining({ code: 'BP_INPUT_TOO_LONG' }));
  });
});
