import { describe, expect, it } from 'vitest';
import { parsePlain, readLines } from '../../../src/core/document/plain.ts';

const linesOf = (text: string): string[] => readLines(text).map((line) => text.slice(line.start, line.end));
const blocksOf = (text: string): [string, string][] =>
  parsePlain(readLines(text)).map(({ start, end, kind }) => [kind, text.slice(start, end)]);

const WRAPPED = [
  'The harbour board met for three hours on Monday and approved the',
  'purchase of two tugs, which are to replace a pair that was built',
  'before the present quay and has spent most of the year in dock.',
];

describe('readLines', () => {
  it.each([
    ['LF', 'one\ntwo\nthree'],
    ['CRLF', 'one\r\ntwo\r\nthree'],
    ['CR', 'one\rtwo\rthree'],
    ['a mixture', 'one\rtwo\r\nthree\n'],
  ])('ends lines at %s', (_, text) => {
    expect(linesOf(text)).toEqual(['one', 'two', 'three']);
  });

  it('does not end a line at other separators', () => {
    expect(linesOf('one\u2028two\u0085three\u000Bfour')).toHaveLength(1);
  });

  it('leaves outer white space out of a line', () => {
    expect(linesOf(' \t one \u00A0\n\uFEFFtwo')).toEqual(['one', 'two']);
  });

  it('knows which lines follow a blank one, a line of white space included', () => {
    expect(readLines('one\ntwo\n \t\nthree').map((line) => line.opensParagraph)).toEqual([true, false, true]);
  });

  it.each([
    ['- a point', '- '],
    ['• a point', '• '],
    ['*\ta point', '*\t'],
    ['12. a point', '12. '],
    ['(3) a point', '(3) '],
    ['4) a point', '4) '],
    ['-5 degrees', ''],
    ['1984. A year', ''],
    ['3.5 million', ''],
    ['A point', ''],
  ])('finds the bullet of %j', (text, bullet) => {
    expect(readLines(text)[0].bullet).toBe(bullet);
  });
});

describe('parsePlain', () => {
  it('makes a line a block of its own, with or without a blank line between', () => {
    expect(blocksOf('Rain fell.\nThe river rose.\n\nIt fell again.')).toEqual([
      ['body', 'Rain fell.'],
      ['body', 'The river rose.'],
      ['body', 'It fell again.'],
    ]);
  });

  it.each([
    ['a short line without a full stop is a heading', 'Harbour reopens after storm', 'heading'],
    ['a line that ends a sentence is body', 'The harbour reopened.', 'body'],
    ['a question is body', 'Who will pay?', 'body'],
    ['a sentence that ends within quotation marks is body', 'She wrote, “It reopened.”', 'body'],
    ['a long line without a full stop is body', 'the harbour '.repeat(20), 'body'],
  ])('%s', (_, text, kind) => {
    expect(blocksOf(text).map(([found]) => found)).toEqual([kind]);
  });

  it('begins a list item after its bullet or number', () => {
    expect(blocksOf('- Bring a coat.\n2. Leave by noon.')).toEqual([
      ['list', 'Bring a coat.'],
      ['list', 'Leave by noon.'],
    ]);
  });

  it('joins the lines of a hard-wrapped paragraph', () => {
    expect(blocksOf(WRAPPED.join('\n'))).toEqual([['body', WRAPPED.join('\n')]]);
  });

  it('joins them across CRLF too, indented or not', () => {
    expect(blocksOf(WRAPPED.join('\r\n   '))).toEqual([['body', WRAPPED.join('\r\n   ')]]);
  });

  it('does not join hard-wrapped paragraphs with a blank line between', () => {
    expect(blocksOf(`${WRAPPED.join('\n')}\n\n${WRAPPED.join('\n')}`)).toHaveLength(2);
  });

  it('does not join lines that each end a sentence', () => {
    const line = 'The harbour board met for three hours on Monday and voted.';
    expect(blocksOf([line, line, line].join('\n'))).toHaveLength(3);
  });

  it('does not join lines of many widths', () => {
    expect(blocksOf('the tug\nwas bought by the harbour board on Monday after\na vote')).toHaveLength(3);
  });

  it('does not join a list', () => {
    expect(blocksOf(WRAPPED.map((line) => `- ${line}`).join('\n'))).toHaveLength(3);
  });

  it('finds no block in an empty text', () => {
    expect(blocksOf('')).toEqual([]);
  });

  it('takes a paragraph of 150,000 lines', () => {
    expect(blocksOf('one line\n'.repeat(150_000))).toHaveLength(150_000);
  });
});
