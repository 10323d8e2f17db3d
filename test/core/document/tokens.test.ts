import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokens, markNames, normaliseKey, SHAPE, tokenize } from '../../../src/core/document/tokens.ts';
import type { Tokens } from '../../../src/core/types.ts';

function tokensOf(text: string): Tokens {
  const tokens = createTokens();
  tokenize(text, 0, text.length, tokens);
  return tokens;
}

const piecesOf = (text: string): string[] => tokensOf(text).starts.map((start, i) => text.slice(start, tokensOf(text).ends[i]));

function namesIn(text: string): string[] {
  const tokens = tokensOf(text);
  markNames(tokens, 0, tokens.keys.length);
  return tokens.keys.filter((_, i) => tokens.shapes[i] & SHAPE.name);
}

describe('tokenize', () => {
  it.each([
    ['words and marks', 'Rain fell, twice.', ['Rain', 'fell', ',', 'twice', '.']],
    ['a clitic is a token of its own', "It's what they'll say", ['It', "'s", 'what', 'they', "'ll", 'say']],
    ['a curly clitic too', 'O’Neill’s dog', ['O’Neill', '’s', 'dog']],
    ["n't stays with its verb", "She didn't, won’t", ['She', "didn't", ',', 'won’t']],
    ['a dropped g leaves a doubled closing mark alone', "``it was makin'' he", ['`', '`', 'it', 'was', 'makin', "'", "'", 'he']],
    ['an abbreviation keeps its points', 'the U.S. envoy', ['the', 'U.S.', 'envoy']],
    ['an abbreviation keeps them after a full stop without a space', 'Mr.U.S. envoy', ['Mr', '.', 'U.S.', 'envoy']],
    ['points within a word join nothing', 'a.b.cd', ['a', '.', 'b', '.', 'cd']],
    ['a number keeps its inner marks', 'from 1,234.5 to 3:30.', ['from', '1,234.5', 'to', '3:30', '.']],
    ['an inner hyphen joins, plain or non-breaking', 'a well-known co‑op', ['a', 'well-known', 'co‑op']],
    ['a dropped g takes its apostrophe', "still makin' tea", ['still', "makin'", 'tea']],
    ['a closing quotation mark is no dropped g', "'Let us begin' she wrote", ["'", 'Let', 'us', 'begin', "'", 'she', 'wrote']],
    ['a clipped word takes its apostrophe', "get 'em, ’til noon", ['get', "'em", ',', '’til', 'noon']],
    ['a word that only begins like a clipped one does not', "an 'emperor", ['an', "'", 'emperor']],
    ['dots and dashes run together', 'wait... no--yes', ['wait', '...', 'no', '--', 'yes']],
    ['a repeated mark is one token each', 'what?!', ['what', '?', '!']],
    ['a combining mark stays with its letter', 'cafe\u0301 bar', ['cafe\u0301', 'bar']],
    ['a soft hyphen does not split a word', 'under\u00ADstate', ['under\u00ADstate']],
    ['an emoji is one token, both halves', 'fine 👍 so', ['fine', '👍', 'so']],
    ['a lone surrogate is a token', 'a \uD83D b', ['a', '\uD83D', 'b']],
  ])('%s', (_, text, expected) => {
    expect(piecesOf(text)).toEqual(expected);
  });

  it('reads only the span it is given and appends with offsets of the whole text', () => {
    const text = 'Skip this. Read that.';
    const tokens = tokensOf('Before');
    tokenize(text, 11, 20, tokens);
    expect(tokens.keys).toEqual(['before', 'read', 'that']);
    expect(tokens.starts.slice(1).map((start, i) => text.slice(start, tokens.ends[i + 1]))).toEqual(['Read', 'that']);
  });

  it('gives every token to the author at first', () => {
    expect(new Set(tokensOf('“No,” she said.').voices)).toEqual(new Set(['author']));
  });

  it('covers every character that is not white space exactly once and in order, whatever the text', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x27, 0x2019, 0x2d, 0x2e, 0x41, 0x61, 0x20, 0x301, 0x200b));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = String.fromCharCode(...units);
        const { starts, ends } = tokensOf(text);
        const gaps = [0, ...ends].map((end, i) => text.slice(end, starts[i] ?? text.length));
        expect(gaps.join('')).toMatch(/^\s*$/);
        expect(starts.every((start, i) => start < ends[i] && start >= (ends[i - 1] ?? 0))).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('normaliseKey', () => {
  it.each([
    ['lower-cases', 'Sadly', 'sadly'],
    ['straightens apostrophes', 'Don’t', "don't"],
    ['makes hyphens plain', 'co‑op', 'co-op'],
    ['composes letters', 'cafe\u0301', 'caf\u00e9'],
    ['drops characters nobody sees', 'in\u00ADcre\u200Bdible', 'incredible'],
    ['makes every double quotation mark one', '«', '"'],
  ])('%s', (_, text, key) => {
    expect(normaliseKey(text)).toBe(key);
  });
});

describe('shapes', () => {
  it.each([
    ['rain', SHAPE.word],
    ['Rain', SHAPE.word | SHAPE.capitalised],
    ['RAIN', SHAPE.word | SHAPE.capitalised | SHAPE.allCaps],
    ['A', SHAPE.word | SHAPE.capitalised],
    ['1,234', SHAPE.number],
    ['1990s', SHAPE.word],
    ["'em", SHAPE.word],
    ['Émile', SHAPE.word | SHAPE.capitalised],
    [';', SHAPE.punctuation],
    ['👍', SHAPE.punctuation],
  ])('%s', (text, shape) => {
    expect(tokensOf(text).shapes).toEqual([shape]);
  });

  it.each([['\u200Bgonna'], ['\u00ADgonna'], ['\u2060gonna'], ['_gonna_']])(
    'what no reader reads before a word leaves it a word: %j',
    (text) => {
      expect(tokensOf(text).shapes).toEqual([SHAPE.word]);
    },
  );

  it('an unseen character before a capital leaves it one, so that a name is still masked', () => {
    expect(tokensOf('\u200BBrook').shapes).toEqual([SHAPE.word | SHAPE.capitalised]);
  });

  it('an unseen character alone is no word', () => {
    expect(tokensOf('\u200D').shapes).toEqual([SHAPE.punctuation]);
  });
});

describe('markNames', () => {
  it.each([
    ['a capital within a sentence makes a name', 'Yesterday the mayor met Ada Brook.', ['ada', 'brook']],
    ['the first word of a sentence is none', 'Rain fell on the town all week.', []],
    ['the pronoun I is none', 'Later that week I left.', []],
    ['a headline in title case has none', 'Mayor Opens Second Bridge Over Harbour', []],
    ['a capital that opens a quotation says nothing', 'She wrote: "Rain is good for Leeds."', ['leeds']],
  ])('%s', (_, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('marks the first word of the sentence, not a mark before it', () => {
    const tokens = tokensOf('“Rain fell.');
    markNames(tokens, 0, tokens.keys.length);
    expect(tokens.keys.filter((_, i) => tokens.shapes[i] & SHAPE.sentenceInitial)).toEqual(['rain']);
  });
});
