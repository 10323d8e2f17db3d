import { describe, expect, it } from 'vitest';
import { createTokens, markNames, tokenize } from '../../../src/core/document/tokens.ts';
import { BluepencilError } from '../../../src/core/errors.ts';
import { Lexicon, WORD_CLASSES } from '../../../src/core/model/lexicon.ts';

const CLASSES: Record<string, number> = {
  old: WORD_CLASSES.adj,
  quay: WORD_CLASSES.noun,
  plan: WORD_CLASSES.noun | WORD_CLASSES.verb,
  sadly: WORD_CLASSES.adv,
};

function matchesOf(pattern: string, text: string): string[] {
  const tokens = createTokens();
  tokenize(text, 0, text.length, tokens);
  markNames(tokens, 0, tokens.keys.length);
  const lexicon = new Lexicon([{ pattern, cue: 'slang', strength: 2 }]);
  return lexicon
    .match(tokens, 0, tokens.keys.length, (key) => (Object.hasOwn(CLASSES, key) ? CLASSES[key] : 0))
    .map(({ first, last }) => text.slice(tokens.starts[first], tokens.ends[last - 1]));
}

describe('lexicon patterns', () => {
  it.each([
    ['a word, whatever its case', 'legit', 'A Legit plan, LEGIT!', ['Legit', 'LEGIT']],
    ['a whole word only', 'legit', 'It was legitimate.', []],
    ['a phrase', 'a ton of', 'He has a ton of it, a ton.', ['a ton of']],
    ['a phrase over a line end', 'a ton of', 'He has a ton\nof it.', ['a ton\nof']],
    ['either of several words', 'no big|great deal', 'No big deal; no great deal; no deal.', ['No big deal', 'no great deal']],
    ['a contraction, as its tokens', "that's that", "Well, that's that.", ["that's that"]],
    ['a curly apostrophe as a straight one', "don't panic", 'Don’t panic.', ['Don’t panic']],
    ['an optional word, there or not', 'such a very? mess', 'such a mess, such a very mess', ['such a mess', 'such a very mess']],
    ['an optional word in front', 'very? legit', 'It is very legit.', ['very legit', 'legit']],
    ['any word, but no mark', 'oh * no', 'oh dear no, oh , no', ['oh dear no']],
    [
      'a gap of words',
      'got {0-2} away',
      'got away, got right away, got it all away, got it all right away',
      ['got away', 'got right away', 'got it all away'],
    ],
    ['no gap over a mark', 'got {0-2} away', 'got it, away', []],
    ['a mark as a word', 'right ?', 'It works, right?', ['right?']],
  ])('match %s', (_, pattern, text, expected) => {
    expect(matchesOf(pattern, text)).toEqual(expected);
  });

  it.each([
    ['{adj}', 'the {adj} mess', 'the old mess, the plan mess', ['the old mess']],
    ['{noun}', 'mess {noun}', 'mess quay, mess plan, mess old', ['mess quay', 'mess plan']],
    ['{noun|adj}', 'mess {noun|adj}', 'mess quay, mess old, mess sadly', ['mess quay', 'mess old']],
    ['{num}', 'a cool {num}', 'a cool 20, a cool twenty, a cool quay', ['a cool 20', 'a cool twenty']],
    ['{name}', 'poor {name}', 'Now poor Brook met a poor quay.', ['poor Brook']],
    ['{pron}', 'trust {pron}', 'trust me, trust quay', ['trust me']],
    ['{poss}', 'mind {poss} step', 'mind your step, mind the step', ['mind your step']],
    ['{det}', 'bless {det} quay', 'bless this quay, bless my quay', ['bless this quay']],
    ['a word or a class', 'bless him|{det}', 'bless him, bless the', ['bless him', 'bless the']],
  ])('the slot %s takes a class of words', (_, pattern, text, expected) => {
    expect(matchesOf(pattern, text)).toEqual(expected);
  });

  it.each([
    ['a word that must follow, outside the span', 'shell out [for]', 'shell out for it, shell out on it', ['shell out']],
    ['a word that must go before', '[the] feds', 'the feds, many feds', ['feds']],
    ['a word that must not follow', 'dark horse [!in|of]', 'a dark horse, a dark horse of it', ['dark horse']],
    ['a word that must not go before', '[!the] steal', 'a steal, the steal', ['steal']],
    ['nothing before, where a word must not be', '[!the] steal', 'Steal it.', ['Steal']],
    ['the sentence’s start', '[^] well', 'Well, it went well.', ['Well']],
    ['the start of a quotation', '[^] well', 'He wrote “well, no”, as well.', ['well']],
    ['the sentence’s end', 'right [$]', 'Right on the right', ['right']],
    ['not the end', 'right [!$]', 'Right on the right', ['Right']],
    ['several words in a row', '[in] [the] know', 'in the know, on the know', ['know']],
  ])('context in brackets: %s', (_, pattern, text, expected) => {
    expect(matchesOf(pattern, text)).toEqual(expected);
  });

  it('does not look past the ends of the sentence', () => {
    const tokens = createTokens();
    tokenize('a ton of it', 0, 11, tokens);
    const lexicon = new Lexicon([{ pattern: 'a ton of', cue: 'slang', strength: 1 }]);
    expect(lexicon.match(tokens, 1, 4, () => 0)).toEqual([]);
    expect(lexicon.match(tokens, 0, 2, () => 0)).toEqual([]);
  });

  it('reports cue, strength and token indices, for every row that matches', () => {
    const tokens = createTokens();
    tokenize('It is legit', 0, 11, tokens);
    const lexicon = new Lexicon([
      { pattern: 'legit', cue: 'slang', strength: 3 },
      { pattern: 'is legit', cue: 'evaluative', strength: 1 },
    ]);
    expect(lexicon.size).toBe(2);
    expect(lexicon.match(tokens, 0, 3, () => 0)).toEqual([
      { first: 2, last: 3, cue: 'slang', strength: 3 },
      { first: 1, last: 3, cue: 'evaluative', strength: 1 },
    ]);
  });

  it.each([['constructor'], ['toString'], ['__proto__']])('reads the word %s as a word', (word) => {
    expect(matchesOf(`bless ${word}|{det}`, `bless ${word}, bless valueOf`)).toEqual([`bless ${word}`]);
  });

  it.each([
    ['no words at all', '[the]'],
    ['no plain word to find it by', '{adj} {noun}'],
    ['a class that does not exist', 'the {color} mess'],
    ['context amid the words', 'a [!big] deal'],
    ['two tokens where one belongs', "mess|that's"],
  ])('refuse %s, and the message names the pattern', (_, pattern) => {
    const compile = (): Lexicon => new Lexicon([{ pattern, cue: 'slang', strength: 1 }]);
    expect(compile).toThrow(BluepencilError);
    expect(compile).toThrow(expect.objectContaining({ code: 'BP_LEXICON_INVALID', message: expect.stringContaining(pattern) }));
  });
});
