import { describe, expect, it } from 'vitest';
import { dropFurniture, FURNITURE_RULES, findTagLists } from '../../../src/core/document/furniture.ts';
import { parseDocument } from '../../../src/core/document/parse.ts';
import { readLines } from '../../../src/core/document/plain.ts';

const proseOf = (text: string): string[] => dropFurniture(readLines(text)).map((line) => line.text);

/** The rules that call the last line of the text furniture. */
function rulesFor(text: string): string[] {
  const lines = readLines(text);
  const index = lines.length - 1;
  const seen = new Set(lines.slice(0, index).map((line) => line.text.toLowerCase()));
  return Object.keys(FURNITURE_RULES).filter((name) => FURNITURE_RULES[name](lines[index], { inTagList: findTagLists(lines), seen }));
}

describe('furniture', () => {
  it.each([
    ['navigation', 'Skip to main content'],
    ['navigation', 'Share this article'],
    ['navigation', 'Most read'],
    ['navigation', 'Sign up'],
    ['navigation', 'More from Harbour News'],
    ['navigation', '• Home'],
    ['cookiePrompt', 'This site uses cookies to remember your choices.'],
    ['sourceLine', 'Source: Harbour Gazette'],
    ['sourceLine', 'Photo: A. Brook'],
    ['sourceLine', '© Harbour Gazette'],
    ['sourceLine', 'gaz/dpa'],
    ['byline', 'By Ada Brook'],
    ['byline', 'By Ada Brook, harbour correspondent'],
    ['byline', '12 March 2024'],
    ['byline', 'March 12, 2024, 4:30 pm'],
    ['byline', 'BY ADA BROOK AND TOM HALE'],
    ['byline', 'Written by Ada van der Brook'],
    ['byline', 'Posted by Ada Brook on 12 March 2024'],
    ['byline', 'Updated: yesterday at noon'],
    ['byline', 'By our home affairs staff'],
    ['byline', 'by guest analyst, 15 March'],
    ['byline', 'Posted in Culture • by admin'],
    ['byline', 'Updated 3 hours ago'],
    ['byline', 'Posted 11h ago, updated 3h ago'],
    ['byline', 'Published - September 09'],
    ['byline', 'Published on Monday at 4:30 p.m.'],
    ['referenceList', '[3] Brook, A. (2019). Tides of the north. Harbour Press.'],
    ['bareUrl', 'https://example.org/tides?id=4'],
    ['bareUrl', 'www.example.org'],
    ['sectionLabel', 'Insights:'],
    ['wordless', '* * *'],
    ['wordless', '2 / 7'],
    ['repeatedLine', 'The old quay at dawn.\nThe old quay at dawn.'],
    ['repeatedLine', 'The old quay at dawn.\nTHE OLD QUAY AT DAWN.'],
    ['tagList', '- Harbour\n- Tides\n- Ferry'],
  ])('is found by the rule %s: %j', (rule, text) => {
    expect(rulesFor(text)).toContain(rule);
  });

  it.each([
    ['a sentence', 'The council met on Friday.'],
    ['a headline', 'Council approves second tug'],
    ['a short question', 'Who paid?'],
    ['prose that mentions cookies', 'The bakery sold cookies by the hundred.'],
    ['a sentence that begins like navigation', 'Home owners met on Friday.'],
    ['a sentence that begins with a date', 'On 12 March 2024 the council met.'],
    ['a list of short points that are sentences', '- Rain fell.\n- The river rose.\n- We left.'],
    ['two short items', '- Harbour\n- Tides'],
    ['a sentence that ends in a colon', 'The council gave these three reasons for it:'],
    ['a sentence that holds an address', 'See https://example.org for the rest.'],
  ])('is not %s', (_, text) => {
    expect(proseOf(text)).toEqual(text.split('\n'));
  });

  it.each([
    ['By contrast, prices fell sharply.'],
    ['By Friday, prices had fallen sharply.'],
    ['From bad to worse'],
    ['Published works by the poet sold out.'],
    ['Posted profits of 3 million please the board'],
    ['March 12, 2024 was a wet day.'],
    ['More in the north lost their homes.'],
  ])('is not a sentence that begins like a byline, a date line or a link: %j', (text) => {
    expect(proseOf(text)).toEqual([text]);
  });

  it('drops the tags of a list of any length, and keeps the sentence among them', () => {
    const tags = Array.from({ length: 100 }, (_, i) => `- Harbour ${'i'.repeat(i)}`);
    expect(proseOf([...tags, '- The council met on Friday.', ...tags.map((tag) => `${tag}x`)].join('\n'))).toEqual([
      '- The council met on Friday.',
    ]);
  });

  it('drops the lines and keeps the order of the rest', () => {
    expect(proseOf('Menu\nRain fell.\nBy Ada Brook\nThe river rose.\nRead more')).toEqual(['Rain fell.', 'The river rose.']);
  });
});

describe('parseDocument', () => {
  it.each([[''], [' \n\n '], ['Menu\n\n* * *']])('warns of a text without a sentence: %j', (text) => {
    const { blocks, warnings } = parseDocument(text);
    expect(blocks).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['empty']);
  });

  it('keeps the text as it came', () => {
    expect(parseDocument('Menu\r\nRain fell.').text).toBe('Menu\r\nRain fell.');
  });

  it.each([
    ['a blank line', '\n\n'],
    ['no blank line', '\n'],
  ])('never covers a dropped line with a block, after %s', (_, gap) => {
    const paragraph = (who: string): string =>
      `The ${who} met for three hours on Monday and approved the\npurchase of two tugs by the ${who}, which are to replace a pair.`;
    const text = `${paragraph('harbour board')}${gap}Advertisement\n${paragraph('river board')}`;
    expect(
      parseDocument(text)
        .blocks.map(({ start, end }) => text.slice(start, end))
        .join(),
    ).not.toContain('Advertisement');
  });
});
