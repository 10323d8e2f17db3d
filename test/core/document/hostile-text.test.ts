import { expect, it } from 'vitest';
import { readDocument } from '../../../src/core/score.ts';

const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');

it.each([
  ['a long tag list', lines(30_000, (i) => `- item ${i} tag`)],
  ['a long reference', `[1] (${'19 2001 '.repeat(80_000)}`],
  ['lines that begin like bylines', lines(3_000, (i) => `By ${'A'.repeat(85)}! ${i}`)],
  ['short lines', lines(50_000, (i) => `Rain ${i}`)],
  ['initials without a space', `Rain fell. ${'a.'.repeat(200_000)}b`],
  ['marks that could open', `Rain fell ${" 'x".repeat(100_000)}`],
  ['marks that could close', `Rain fell ${"x' ".repeat(100_000)}`],
  ['possessives within a quotation', `Rain fell '${"boys' pay ".repeat(40_000)}`],
  ['inches', `Rain fell ${'5" '.repeat(100_000)}`],
  ['quotations within many open ones', `Rain fell ${'“'.repeat(100_000)}${'"x" '.repeat(50_000)}`],
  ['verbs of saying', `Rain fell ${'said '.repeat(100_000)}`],
  ['verbs of saying between commas', `Rain fell${', said'.repeat(80_000)}`],
  ['commas', `Rain fell${','.repeat(300_000)}`],
  ['no space', `Rain fell ${'x'.repeat(1_000_000)}`],
  ['sentences in one block', 'No! '.repeat(150_000)],
])('a text of %s is read whole, its sentences in order (quadratic reading would run into the time limit of the suite)', (_, text) => {
  const { sentences, tokens } = readDocument(text);
  for (const [i, { start, end, firstToken, lastToken }] of sentences.entries()) {
    if (start >= end || start < (sentences[i - 1]?.end ?? 0) || lastToken < firstToken)
      expect.fail(`sentence ${i} is empty or out of order`);
  }
  expect(tokens.ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
});
