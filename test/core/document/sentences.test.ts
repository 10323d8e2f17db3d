import { describe, expect, it } from 'vitest';
import { splitSentences, trimSpan } from '../../../src/core/document/sentences.ts';

const sentencesOf = (text: string): string[] => splitSentences(text, 0, text.length).map(([start, end]) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['full stops', 'Rain fell. The river rose.', ['Rain fell.', 'The river rose.']],
    ['questions and exclamations', 'Who paid? Nobody did! It stayed shut.', ['Who paid?', 'Nobody did!', 'It stayed shut.']],
    ['a closing mark stays with its sentence', 'She wrote “It rained.” He left.', ['She wrote “It rained.”', 'He left.']],
    ['curly and straight marks alike', '"It rained." (It often does.) We left.', ['"It rained."', '(It often does.)', 'We left.']],
    ['no full stop at the end', 'Rain fell. The river rose', ['Rain fell.', 'The river rose']],
  ])('divides at %s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it.each([
    ['a title', 'The letter reached Dr. Osei on Monday.'],
    ['a reference word', 'The paper by Smith et al. Hale calls a draft is out.'],
    ['a number sign', 'They live at No. 14 on the quay.'],
    ['initials', 'The novel by J. R. Hale sold well.'],
    ['a state’s initials that the sentence goes on from', 'A U.S. Navy ship entered port.'],
    ['a time', 'It opens at 9 a.m. on weekdays.'],
    ['a decimal number', 'Prices rose 2.5 percent.'],
    ['an ellipsis that goes on', 'He paused ... and went on.'],
    ['a quotation that the sentence goes on from', '"Will it rain?" she asked the crew.'],
    ['a bare number', '1. The council met at noon.'],
    ['a web address', 'Visit example.org for the timetable.'],
  ])('does not divide after %s', (_, text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });

  it('divides after initials that a new sentence plainly follows', () => {
    expect(sentencesOf('It was made in the U.S. The parts came from Leeds.')).toEqual([
      'It was made in the U.S.',
      'The parts came from Leeds.',
    ]);
  });

  it('keeps marks without a word with the sentence before them', () => {
    expect(sentencesOf('It rained. *** !!')).toEqual(['It rained. *** !!']);
  });

  it('keeps to its block and counts offsets in the whole text', () => {
    expect(splitSentences('Not this. But this. Nor that.', 10, 19)).toEqual([[10, 19]]);
  });

  it.each([[''], [' \t\n'], ['\uFEFF']])('finds none in %j', (text) => {
    expect(splitSentences(text, 0, text.length)).toEqual([]);
  });

  it('reads a block longer than the segmenter’s window as it reads short ones', () => {
    const sentence = 'The ferry to Mull sails at noon and returns by six. ';
    const found = sentencesOf(sentence.repeat(200));
    expect(found).toHaveLength(200);
    expect(new Set(found)).toEqual(new Set([sentence.trim()]));
  });

  it('never cuts a surrogate pair, however long the sentence', () => {
    for (const text of ['😀'.repeat(3000), `a${'😀'.repeat(3000)}`]) {
      const starts = splitSentences(text, 0, text.length).map(([start]) => text.codePointAt(start) as number);
      expect(starts.every((point) => point < 0xdc00 || point > 0xdfff)).toBe(true);
    }
  });

  it('takes lone surrogates, NUL and right-to-left text', () => {
    expect(sentencesOf('\uDC00 fell. \u0000 rose. \u05E9\u05DC\u05D5\u05DD.').join(' ')).toBe(
      '\uDC00 fell. \u0000 rose. \u05E9\u05DC\u05D5\u05DD.',
    );
  });

  it('does not divide a hard-wrapped sentence before a capital', () => {
    expect(sentencesOf('The storm closed the harbour of\nPort Ellen until noon.')).toHaveLength(1);
  });

  it('divides after the answer "No."', () => {
    expect(sentencesOf('No. The council refused it.')).toEqual(['No.', 'The council refused it.']);
  });

  it('cuts an overlong sentence between words', () => {
    const words = new Set(sentencesOf(`${'harbours '.repeat(400)}end.`).flatMap((sentence) => sentence.split(' ')));
    expect(words).toEqual(new Set(['harbours', 'end.']));
  });

  it.each([
    ['a run of words', 'harbours '],
    ['a run of abbreviations', 'Mr. '],
    ['a run of marks', '. '],
    ['a run of letters', 'x'],
    ['a word a line', 'Harbour\n'],
  ])('makes no sentence longer than 2,000 characters of %s', (_, unit) => {
    const text = unit.repeat(6000);
    const spans = splitSentences(text, 0, text.length);
    expect(Math.max(...spans.map(([start, end]) => end - start))).toBeLessThanOrEqual(2000);
    expect(
      spans
        .map(([start, end]) => text.slice(start, end))
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''));
  });
});

describe('trimSpan', () => {
  it('drops white space of every kind at both ends', () => {
    expect(trimSpan(' \u00A0\r\nword\u2028\uFEFF', 0, 10)).toEqual([4, 8]);
  });

  it('is empty where there is nothing else', () => {
    const [start, end] = trimSpan('a   b', 1, 4);
    expect(start).toBe(end);
  });
});
