import { describe, expect, it } from 'vitest';
import { SHAPE } from '../../../src/core/document/tokens.ts';
import { fillRow, isClipped, isElongated, resolveTypes, type Vocabulary } from '../../../src/core/model/vocabulary.ts';

const TYPES = [
  '<name>',
  '<number>',
  '<punctuation>',
  '<unknown>',
  'making',
  'em',
  'so',
  'cool',
  'us',
  'tax',
  'free',
  'could',
  "n't",
  '.',
  '~ness',
  '~ing',
  'ove~',
];
const INDEX = new Map(TYPES.map((type, i) => [type, i]));

const typesOf = (key: string, shape: number = SHAPE.word): string[] =>
  resolveTypes(key, shape, (type) => INDEX.get(type)).map((index) => TYPES[index]);

describe('resolveTypes', () => {
  it.each([
    ['a known word is its own type', 'cool', SHAPE.word, ['cool']],
    ['a known mark too', '.', SHAPE.punctuation, ['.']],
    ['a name is a class, even where the word is known', 'cool', SHAPE.word | SHAPE.capitalised | SHAPE.name, ['<name>']],
    ['a number is a class', '1,234', SHAPE.number, ['<number>']],
    ['an unknown mark is a class', '§', SHAPE.punctuation, ['<punctuation>']],
    ['an unknown capitalised word is taken for a name', 'zorro', SHAPE.word | SHAPE.capitalised, ['<name>']],
    ['a known capitalised word is not', 'cool', SHAPE.word | SHAPE.capitalised, ['cool']],
    ['a dropped g is put back', "makin'", SHAPE.word, ['making']],
    ['a clipped word without its apostrophe', "'em", SHAPE.word, ['em']],
    ['drawn-out letters shrink to one', 'sooooo', SHAPE.word, ['so']],
    ['or to two', 'coool', SHAPE.word, ['cool']],
    ['an abbreviation without its points', 'u.s.', SHAPE.word, ['us']],
    ['an unknown compound is its parts', 'tax-free', SHAPE.word, ['tax', 'free']],
    ['or the parts that are known', 'tax-zorro', SHAPE.word, ['tax']],
    ['a negation is its verb and n’t', "couldn't", SHAPE.word, ['could', "n't"]],
    ['an unknown word is its longest known ending', 'zorroness', SHAPE.word, ['~ness']],
    ['and its beginning', 'overzorroing', SHAPE.word, ['~ing', 'ove~']],
    ['and a class of its own without either', 'zorro', SHAPE.word, ['<unknown>']],
  ])('%s', (_, key, shape, expected) => {
    expect(typesOf(key, shape)).toEqual(expected);
  });

  it.each([[''], ["'"], ['-'], ['--'], ["n't"], ['\uD83D'], ['__proto__']])('finds at least one type for %j', (key) => {
    expect(typesOf(key).length).toBeGreaterThan(0);
  });
});

describe('fillRow', () => {
  const vocabulary: Vocabulary = {
    types: new Map([
      ['<name>', 0],
      ['tax', 1],
      ['free', 2],
    ]),
    dimensions: 2,
    rows: Int8Array.from([0, 0, 100, -50, 20, 10]),
    scales: Float32Array.from([0.5, 2]),
    classes: new Uint8Array(3),
  };

  it('multiplies a type’s row by the scales', () => {
    const row = new Float32Array(2);
    fillRow(vocabulary, 'tax', SHAPE.word, row, 0);
    expect([...row]).toEqual([50, -100]);
  });

  it('takes the mean of several types', () => {
    const row = new Float32Array(2);
    fillRow(vocabulary, 'tax-free', SHAPE.word, row, 0);
    expect([...row]).toEqual([30, -40]);
  });

  it('writes at its offset only, over what was there', () => {
    const row = Float32Array.from([1, 2, 3, 4, 5, 6]);
    fillRow(vocabulary, 'free', SHAPE.word, row, 2);
    expect([...row]).toEqual([1, 2, 10, 20, 5, 6]);
  });
});

describe('spellings of speech', () => {
  it.each([
    ["makin'", true],
    ["'em", true],
    ["don't", false],
    ['basin', false],
    ["'s", false],
  ])('%s is clipped: %s', (key, clipped) => {
    expect(isClipped(key)).toBe(clipped);
  });

  it.each([
    ['sooo', true],
    ['cool', false],
    ['1000', false],
    ['...', false],
  ])('%s is elongated: %s', (key, elongated) => {
    expect(isElongated(key)).toBe(elongated);
  });
});
