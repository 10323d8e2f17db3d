import { describe, expect, it } from 'vitest';
import { createTokens, tokenize } from '../../../src/core/document/tokens.ts';
import type { Cue } from '../../../src/core/labels.ts';
import { LABELS, type Label, recordOfLabels } from '../../../src/core/labels.ts';
import { findLineStarts, listFindings, locate } from '../../../src/core/report/findings.ts';
import type { Finding, TaggedSentence, TaggedSpan, Tokens, Voice } from '../../../src/core/types.ts';

const FIRST_CUE: Record<Label, Cue> = { casual: 'slang', speculative: 'modal', editorializing: 'loaded' };

const span = (label: Label, first: number, last: number, voice: Voice = 'author'): TaggedSpan => ({
  label,
  cue: FIRST_CUE[label],
  voice,
  first,
  last,
  probability: 0.75,
});

/** One sentence over the whole of each line, tagged with the spans given for it. */
function findingsIn(
  lines: readonly string[],
  spans: readonly TaggedSpan[][],
  voices: Voice[] = ['author'],
  labels: readonly Label[] = LABELS,
): Finding[] {
  const text = lines.join('\n');
  const tokens: Tokens = createTokens();
  let start = 0;
  const sentences = lines.map((line, i): TaggedSentence => {
    const end = start + line.length;
    const firstToken = tokens.keys.length;
    tokenize(text, start, end, tokens);
    const sentence = { start, end, kind: 'body' as const, firstToken, lastToken: tokens.keys.length };
    start = end + 1;
    const shifted = spans[i].map((each) => ({ ...each, first: each.first + firstToken, last: each.last + firstToken }));
    return { sentence, probabilities: recordOfLabels(() => 1), labels: [...LABELS], spans: shifted, hasAuthorWord: true };
  });
  return listFindings(text, tokens, sentences, voices, labels);
}

describe('locate', () => {
  const text = 'ab\ncd\r\n\refé';
  it.each([
    [0, 1, 1],
    [1, 1, 2],
    [2, 1, 3],
    [3, 2, 1],
    [5, 2, 3],
    [7, 3, 1],
    [8, 4, 1],
    [11, 4, 4],
  ])('puts offset %i at line %i, column %i, with lines that end at LF, CRLF or CR', (offset, line, column) => {
    expect(locate(findLineStarts(text), offset)).toEqual({ line, column });
  });

  it('counts columns in UTF-16 units', () => {
    expect(locate(findLineStarts('👍x'), 2)).toEqual({ line: 1, column: 3 });
  });
});

describe('listFindings', () => {
  it('says what a span is, where it lies and what to do about it', () => {
    const [finding] = findingsIn(['Rain fell.', 'The feds left.'], [[], [span('casual', 1, 2)]]);
    expect(finding).toMatchObject({
      label: 'casual',
      cue: 'slang',
      voice: 'author',
      start: 15,
      end: 19,
      text: 'feds',
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 9,
      probability: 0.75,
      message: '"feds" is slang or a clipped form.',
      advice: 'Use the standard word.',
    });
  });

  it('keeps its message on one line when the span is not', () => {
    const [finding] = findingsIn(['the\r\n  feds'], [[span('casual', 0, 2)]]);
    expect(finding.text).toBe('the\r\n  feds');
    expect(finding.message).toContain('"the feds"');
    expect(finding).toMatchObject({ line: 1, column: 1, endLine: 2, endColumn: 7 });
  });

  it('sorts by start, then by label', () => {
    const spans = [span('speculative', 0, 1), span('editorializing', 1, 2), span('casual', 1, 3), span('casual', 0, 1)];
    expect(findingsIn(['one two three'], [spans]).map(({ label, text }) => `${label} ${text}`)).toEqual([
      'casual one',
      'speculative one',
      'casual two three',
      'editorializing two',
    ]);
  });

  it.each<[Voice[], string[]]>([
    [['author'], ['one']],
    [
      ['quoted', 'attributed'],
      ['two', 'three'],
    ],
    [[], []],
  ])('lists the voices asked for: %j', (voices, texts) => {
    const spans = [span('casual', 0, 1), span('casual', 1, 2, 'quoted'), span('casual', 2, 3, 'attributed')];
    expect(findingsIn(['one two three'], [spans], voices).map(({ text }) => text)).toEqual(texts);
  });

  it('lists the labels asked for', () => {
    const spans = [span('casual', 0, 1), span('speculative', 1, 2)];
    expect(findingsIn(['one two'], [spans], ['author'], ['speculative']).map(({ text }) => text)).toEqual(['two']);
  });
});

describe('an id', () => {
  const idsIn = (lines: readonly string[], spans: readonly TaggedSpan[][]): string[] => findingsIn(lines, spans).map(({ id }) => id);
  const [id] = idsIn(['The feds left.'], [[span('casual', 1, 2)]]);

  it('survives an edit elsewhere', () => {
    expect(idsIn(['Rain fell.', 'The feds left.', 'Snow too.'], [[], [span('casual', 1, 2)], []])).toEqual([id]);
  });

  it.each([
    ['label and cue', ['The feds left.'], span('editorializing', 1, 2)],
    ['span', ['The feds left.'], span('casual', 0, 2)],
    ['sentence', ['The feds stayed.'], span('casual', 1, 2)],
  ])('changes with the %s', (_, lines, changed) => {
    expect(idsIn(lines, [[changed]])).not.toEqual([id]);
  });

  it('is unique, by an ordinal, where sentence and span repeat', () => {
    const ids = idsIn(
      ['the feds and the feds', 'the feds and the feds'],
      [[span('casual', 1, 2), span('casual', 4, 5)], [span('casual', 1, 2)]],
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('does not change with the voices asked for', () => {
    const spans = [span('casual', 1, 2, 'quoted'), span('casual', 4, 5)];
    const own = (voices: Voice[]): string[] =>
      findingsIn(['“feds” and feds'], [spans], voices)
        .filter(({ voice }) => voice === 'author')
        .map(({ id }) => id);
    expect(own(['author'])).toEqual(own(['author', 'quoted']));
  });
});
