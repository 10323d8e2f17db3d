import { describe, expect, it } from 'vitest';
import { BluepencilError } from '../../src/core/errors.ts';
import { resolveOptions, type ScoreOptions } from '../../src/core/options.ts';

const refusal = (options: unknown): BluepencilError => {
  try {
    resolveOptions(options as ScoreOptions);
  } catch (error) {
    if (error instanceof BluepencilError) return error;
    throw error;
  }
  throw new Error('the options were taken');
};

describe('resolveOptions', () => {
  it('has a default for every option', () => {
    expect(resolveOptions()).toEqual({
      format: 'plain',
      voices: ['author'],
      labels: ['casual', 'speculative', 'editorializing'],
      thresholds: {},
      operatingPoint: 'balanced',
      maxChars: 5_000_000,
    });
  });

  it('takes an option that is undefined for one left out', () => {
    expect(resolveOptions({ maxChars: undefined, labels: undefined } as unknown as ScoreOptions)).toEqual(resolveOptions({}));
  });

  it.each<[string, ScoreOptions]>([
    ['voices', { voices: ['quoted', 'attributed'] }],
    ['labels', { labels: ['casual'] }],
    ['no labels', { labels: [] }],
    ['a threshold at either end', { thresholds: { casual: 0, speculative: 1 } }],
    ['the other operating point', { operatingPoint: 'quiet' }],
    ['the smallest limit', { maxChars: 1 }],
  ])('takes %s as given', (_, options) => {
    expect(resolveOptions(options)).toMatchObject(options);
  });

  it.each([
    ['an unknown option', { threshold: 0.5 }, 'threshold'],
    ['an unknown format', { format: 'pdf' }, 'pdf'],
    ['an unknown voice', { voices: ['author', 'narrator'] }, 'narrator'],
    ['an unknown label', { labels: ['formal'] }, 'formal'],
    ['a label that is no list', { labels: 'casual' }, 'labels'],
    ['a threshold for an unknown label', { thresholds: { formal: 0.5 } }, 'formal'],
    ['a threshold above 1', { thresholds: { casual: 1.01 } }, 'casual'],
    ['a threshold below 0', { thresholds: { casual: -0.01 } }, 'casual'],
    ['a threshold that is no number', { thresholds: { casual: '0.5' } }, 'casual'],
    ['a threshold that is NaN', { thresholds: { casual: Number.NaN } }, 'casual'],
    ['an unknown operating point', { operatingPoint: 'loud' }, 'loud'],
    ['a limit of nothing', { maxChars: 0 }, 'maxChars'],
    ['a limit that is no whole number', { maxChars: 1.5 }, 'maxChars'],
    ['no limit', { maxChars: Number.POSITIVE_INFINITY }, 'maxChars'],
    ['a format that is null', { format: null }, 'format'],
    ['a name in place of options', 'plain', 'option'],
  ])('refuses %s, and the message names it', (_, options, name) => {
    const { code, message } = refusal(options);
    expect(code).toBe('BP_OPTION_INVALID');
    expect(message).toContain(name);
  });

  it('does not change what it is given', () => {
    const options = Object.freeze({ labels: Object.freeze(['casual'] as const), thresholds: Object.freeze({ casual: 0.4 }) });
    expect(resolveOptions(options)).toMatchObject(options);
  });

  it.each([
    ['options that are null', null],
    ['options as a list', []],
    ['thresholds that are null', { thresholds: null }],
    ['one threshold for all', { thresholds: 0.5 }],
    ['thresholds as a list', { thresholds: [] }],
    ['an option named toString', { toString: 1 }],
    ['a format that JSON cannot print', { format: 5n }],
    ['a format that nothing can print', { format: Object.create(null) }],
    ['a threshold that is a symbol', { thresholds: { casual: Symbol('high') } }],
    ['a limit that is a symbol', { maxChars: Symbol('high') }],
  ])('refuses %s', (_, options) => {
    expect(refusal(options).code).toBe('BP_OPTION_INVALID');
  });

  it('takes a threshold that is undefined for one left out', () => {
    const { thresholds } = resolveOptions({ thresholds: { casual: undefined, speculative: 0.5 } } as unknown as ScoreOptions);
    expect(Object.entries(thresholds)).toEqual([['speculative', 0.5]]);
  });
});
