import type { Block, Tokens, Warning } from '../types.ts';
import { readQuotationMarks } from './quotation-marks.ts';

/** What closes a mark, for each mark that opens. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
  ['‘', '’'],
  ['"', '"'],
]);

interface OpenMark {
  closers: string;
  first: number;
}

/**
 * Sets the voice of tokens inside quotation marks to `quoted`, marks included. Marks nest; one that is still open when an
 * outer one closes ends with it, and one that is never closed reaches to the end of its block and is reported.
 */
export function markQuotations(text: string, block: Block, tokens: Tokens, first: number, last: number, warnings: Warning[]): void {
  const open: OpenMark[] = [];
  /** How many open marks each glyph would close: one that closes nothing must not cost a search. */
  const awaited = new Map<string, number>();
  const countClosers = (closers: string, change: 1 | -1): void => {
    for (const glyph of closers) awaited.set(glyph, (awaited.get(glyph) ?? 0) + change);
  };
  for (const mark of readQuotationMarks(text, block, tokens, first, last)) {
    const closers = CLOSERS.get(mark.glyph);
    if (awaited.get(mark.glyph)) {
      let closed: OpenMark;
      do {
        closed = open.pop() as OpenMark;
        countClosers(closed.closers, -1);
      } while (!closed.closers.includes(mark.glyph));
      if (open.length === 0) tokens.voices.fill('quoted', closed.first, mark.last);
    } else if (mark.opens && closers) {
      open.push({ closers, first: mark.first });
      countClosers(closers, 1);
    }
  }
  if (open.length === 0) return;
  const unclosed = open[0].first;
  tokens.voices.fill('quoted', unclosed, last);
  warnings.push({
    code: 'unclosed-quotation',
    message: 'This quotation is never closed; everything to the end of its paragraph counts as quoted.',
    start: tokens.starts[unclosed],
    end: tokens.ends[unclosed],
  });
}
