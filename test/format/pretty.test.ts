import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatPretty } from '../../src/format/pretty.ts';
import { type Mark, makeReport } from './make-report.ts';

const plain = (text: string, marks: readonly Mark[] = [], width = 100): string =>
  formatPretty(makeReport(text, marks), text, { width, color: false });
/** The lines that show the article. */
const article = (output: string): string[] => output.split('\n').filter((line) => line.includes('│'));
/** The escapes that formatPretty writes itself, and no others. */
const ESCAPES = /\u001b\[(?:[012]|(?:4;)?3[356])m/g;

describe('formatPretty without colour', () => {
  it('shows the article’s own lines, numbered', () => {
    expect(article(plain('Rain fell.\n\nThe river rose.\n'))).toEqual(['1 │ Rain fell.', '2 │', '3 │ The river rose.']);
  });

  it('puts a span in brackets that name its label, and a note beside its line', () => {
    const [line] = article(
      plain('The feds may go, sadly.', [
        ['slang', 'feds'],
        ['modal', 'may'],
        ['evaluative', 'sadly'],
      ]),
    );
    expect(line).toMatch(/^1 │ The \[feds\]c \[may\]s go, \[sadly\]e\. +casual: slang$/);
  });

  it('runs on below with further notes', () => {
    const lines = article(
      plain('The feds may go.', [
        ['slang', 'feds'],
        ['modal', 'may'],
      ]),
    );
    expect(lines[1]).toMatch(/^ {2}│ +speculative: modal$/);
    expect(lines).toHaveLength(2);
  });

  it('nests brackets where spans of two labels do', () => {
    expect(
      plain('He got away with it.', [
        ['colloquial', 'got away with it'],
        ['loaded', 'got away'],
      ]),
    ).toContain('[[got away]e with it]c');
    expect(
      plain('He got away with it.', [
        ['colloquial', 'got away'],
        ['loaded', 'away with it'],
      ]),
    ).toContain('[got [away]c with it]e');
  });

  it('marks a span over several lines where it begins and where it ends, and notes it once', () => {
    const output = plain('He got away\nwith it all.', [['colloquial', 'got away\nwith it']]);
    expect(article(output)[0]).toMatch(/^1 │ He \[got away +casual: colloquial$/);
    expect(article(output)[1]).toBe('2 │ with it]c all.');
  });

  it('says so when the voice is not the author’s', () => {
    expect(plain('He said “gonna”.', [['nonstandard', 'gonna', 'quoted']])).toContain('casual: nonstandard (quoted)');
  });

  it('puts notes below their line where there is no room beside it', () => {
    const lines = article(plain('The feds left.', [['slang', 'feds']], 60));
    expect(lines).toEqual(['1 │ The [feds]c left.', '  │   ↑ casual: slang']);
  });

  it('wraps a long line between words and repeats no number', () => {
    const lines = article(plain('the harbour '.repeat(30), [], 60));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.map((line) => line.slice(0, 1).trim()).join('')).toBe('1');
    expect(lines.map((line) => line.slice(4)).join(' ')).toBe('the harbour '.repeat(30).trim());
  });

  it('scores each label with a bar, an interval and its flags', () => {
    const output = plain('Rain fell.');
    expect(output).toContain('casual         █████░░░░░░░░░░░░░░░ 0.25  (90 %: 0.10–0.40)  1 of 4 sentences');
    expect(output).toContain('40 words; 20 % quoted, 10 % skipped');
  });

  it('names the file, and standard input by its name', () => {
    const text = 'Rain fell.';
    const head = (path: string): string => formatPretty(makeReport(text, [], { path }), text, { width: 80, color: false }).split('\n')[0];
    expect(head('draft.txt')).toBe('draft.txt');
    expect(head('-')).toBe('(standard input)');
    expect(head('a\u001b[2J.txt')).toBe('a␛[2J.txt');
  });

  it('lists warnings, and doubts about the language', () => {
    const warnings = [{ code: 'empty' as const, message: 'The text holds no sentence to score.' }];
    const output = formatPretty(makeReport('', [], { warnings, language: { code: 'und', reliable: false } }), '', {
      width: 80,
      color: false,
    });
    expect(output).toContain('warning (empty): The text holds no sentence to score.');
    expect(output).toContain('language uncertain');
  });

  it.each([[''], ['\n'], ['\r\n\r\n'], ['no newline']])('ends in one newline, whatever the text: %j', (text) => {
    expect(plain(text)).toMatch(/[^\n]\n$/);
  });
});

describe('formatPretty with colour', () => {
  const text = 'The feds may go.';
  const output = formatPretty(
    makeReport(text, [
      ['slang', 'feds'],
      ['modal', 'may'],
    ]),
    text,
    { width: 100, color: true },
  );

  it('underlines spans in their label’s colour instead of bracketing them', () => {
    expect(output).toContain('The \u001b[4;36mfeds\u001b[0m \u001b[4;33mmay\u001b[0m go.');
    expect(output.replace(ESCAPES, '')).toContain('The feds may go.');
  });

  it('says the same as without colour, brackets and legend aside', () => {
    const scores = (shown: string): string[] => shown.split('\n').filter((line) => line.includes('90 %'));
    expect(scores(output.replace(ESCAPES, ''))).toEqual(
      scores(
        plain(text, [
          ['slang', 'feds'],
          ['modal', 'may'],
        ]),
      ),
    );
  });
});

describe('formatPretty on any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'feds',
      ' may ',
      '\r\n',
      '\r',
      '\n',
      '\u001b[31m',
      '\u202E',
      '👩‍👩‍👧',
      '你好',
      'e\u0301',
      '\t',
      'x'.repeat(90),
      'a b '.repeat(20),
    ),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => `${pieces.join('')} feds`);

  it('lets no control character through, and keeps the article within the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 130 }), fc.boolean(), (text, width, color) => {
        const output = formatPretty(makeReport(text, [['slang', 'feds']]), text, { width, color }).replace(ESCAPES, '');
        expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        for (const line of article(output)) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(40, width));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
