import { describe, expect, it } from 'vitest';
import { markQuotations } from '../../../src/core/document/quotations.ts';
import { createTokens, tokenize } from '../../../src/core/document/tokens.ts';
import type { Warning } from '../../../src/core/types.ts';

interface Quoted {
  /** Runs of quoted tokens, as they stand in the text. */
  runs: string[];
  warnings: Warning[];
}

function readQuotations(text: string, start = 0, end = text.length): Quoted {
  const tokens = createTokens();
  const warnings: Warning[] = [];
  tokenize(text, start, end, tokens);
  const count = tokens.keys.length;
  markQuotations(text, { start, end, kind: 'body' }, tokens, 0, count, warnings);
  const runs: string[] = [];
  for (let i = 0; i < count; i++) {
    if (tokens.voices[i] !== 'quoted') continue;
    const from = tokens.starts[i];
    while (i + 1 < count && tokens.voices[i + 1] === 'quoted') i++;
    runs.push(text.slice(from, tokens.ends[i]));
  }
  return { runs, warnings };
}

describe('quotations', () => {
  it.each([
    ['straight double marks', 'She wrote "it rained" and left.', ['"it rained"']],
    ['curly double marks', 'She wrote “it rained” and left.', ['“it rained”']],
    ['curly single marks', 'She wrote ‘it rained’ and left.', ['‘it rained’']],
    ['straight single marks', "She wrote 'it rained' and left.", ["'it rained'"]],
    ['guillemets', 'She wrote «it rained» and left.', ['«it rained»']],
    ['single guillemets', 'She wrote ‹it rained› and left.', ['‹it rained›']],
    ['low marks with a high closer', 'She wrote „it rained“ and left.', ['„it rained“']],
    ['low marks with an English closer', 'She wrote „it rained” and left.', ['„it rained”']],
    ['corner brackets', 'She wrote 「it rained」 and left.', ['「it rained」']],
    ['marks with their comma inside', '"It rained," she wrote.', ['"It rained,"']],
    ['two quotations in one sentence', '“It rained,” she wrote, “all week.”', ['“It rained,”', '“all week.”']],
    ['a single word', 'The “deal” fell through.', ['“deal”']],
    ['marks after a dash or a bracket', 'It fell—"all of it" ("twice").', ['"all of it"', '"twice"']],
  ])('are read within %s, the marks included', (_, text, runs) => {
    expect(readQuotations(text)).toEqual({ runs, warnings: [] });
  });

  it.each([
    ['single marks within double ones', 'He wrote “she said ‘no’ to us” there.', ['“she said ‘no’ to us”']],
    ['curly marks within straight ones', 'He wrote "she said “no” to us" there.', ['"she said “no” to us"']],
    ['the same marks within themselves', 'He wrote “she said “no” to us” there.', ['“she said “no” to us”']],
    ['double marks within single ones', "He wrote 'she said “no” to us' there.", ["'she said “no” to us'"]],
  ])('nest: %s', (_, text, runs) => {
    expect(readQuotations(text)).toEqual({ runs, warnings: [] });
  });

  it.each([
    ['an apostrophe', "It's the workers' pay and the dog's bowl."],
    ['a curly apostrophe', 'It’s the workers’ pay and the dog’s bowl.'],
    ['a clipped decade', "The quay of the '90s is gone."],
    ['a clipped word', "Go get 'em before noon."],
    ['feet and inches', 'The post is 6\'2" tall and 5" wide.'],
    ['a closing mark that nothing opened', 'It rained” and stopped.'],
  ])('are not opened by %s', (_, text) => {
    expect(readQuotations(text)).toEqual({ runs: [], warnings: [] });
  });

  it('a quotation over several sentences is one', () => {
    expect(readQuotations('She wrote: “It rained. It rained again. We left.” He agreed.').runs).toEqual([
      '“It rained. It rained again. We left.”',
    ]);
  });

  it('a quotation that is never closed reaches to the end of its paragraph and is reported', () => {
    const text = 'Skip. She wrote “it rained all week. Then it stopped. Not this.';
    const { runs, warnings } = readQuotations(text, 6, 53);
    expect(runs).toEqual(['“it rained all week. Then it stopped.']);
    expect(warnings).toMatchObject([{ code: 'unclosed-quotation', start: 16, end: 17 }]);
  });

  it('an inner mark that is never closed ends with its outer quotation', () => {
    expect(readQuotations('He wrote "she said “no to us" there.')).toEqual({ runs: ['"she said “no to us"'], warnings: [] });
  });

  it('warns once a paragraph, at the outermost open mark', () => {
    expect(readQuotations('“One “two “three').warnings).toMatchObject([{ start: 0, end: 1 }]);
  });

  it.each([['constructor'], ['toString'], ['__proto__'], ['valueOf']])('are not opened by the word %s', (word) => {
    expect(readQuotations(`The ${word} won again.`)).toEqual({ runs: [], warnings: [] });
  });

  it.each([
    ["In the '90s it was 'great' fun.", "'great'"],
    ["In '68 it was 'great' fun for the workers' pay.", "'great'"],
    ['In the ‘90s it was ‘great’ fun.', '‘great’'],
    ["The 'experts' said the growers' pay was 'great' fun.", "'experts' 'great'"],
    ["Ol' men saw 'great' fun.", "'great'"],
  ])('in single marks are told from apostrophes: %j', (text, runs) => {
    expect(readQuotations(text)).toEqual({ runs: runs.split(' '), warnings: [] });
  });

  it.each([
    ["He wrote 'the workers' pay fell' there."],
    ['He wrote ‘the workers’ pay fell’ there.'],
    ["He wrote 'it was rock 'n' roll' there."],
    ['He wrote ‘she said “the workers’ pay fell”’ there.'],
  ])('in single marks go on after a possessive or another quotation: %j', (text) => {
    expect(readQuotations(text)).toEqual({ runs: [text.slice(9, -7)], warnings: [] });
  });

  it.each([
    ['»it rained«'],
    ['›it rained‹'],
    ['『it rained』'],
    ['‚it rained‘'],
    ["``it rained''"],
    ["''it rained''"],
    ['« it rained »'],
    ["‘it rained'"],
    ['“she said ‘it rained”'],
    ["'she said ‘it rained'"],
  ])('are read within %s', (quotation) => {
    expect(readQuotations(`She wrote ${quotation} and left.`)).toEqual({ runs: [quotation], warnings: [] });
  });

  it.each([
    ['a closing guillemet that nothing opened', 'It rained» and stopped.'],
    ['code in backticks', 'Type ``rain`` and leave.'],
    ['a low mark in place of a comma', 'It rained ‚and stopped.'],
    ['inches in two marks', "The post is 5'' wide and 6'' tall."],
  ])('are not opened by %s either', (_, text) => {
    expect(readQuotations(text)).toEqual({ runs: [], warnings: [] });
  });
});
