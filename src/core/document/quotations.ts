import type { Block, Tokens, Warning } from '../types.ts';
import { type QuotationMark, readQuotationMarks } from './quotation-marks.ts';

/**
 * Sets the voice of tokens inside quotation marks to `quoted`, marks included. Marks nest; one that is still open when an
 * outer one closes ends with it, and one that is never closed reaches to the end of its block and is reported.
 */
export function markQuotations(text: string, block: Block, tokens: Tokens, first: number, last: number, warnings: Warning[]): void {
  const open: QuotationMark[] = [];
  /** How many open marks each key would close: a mark that closes nothing must not cost a search. */
  const awaited = new Map<QuotationMark['key'], number>();
  const awaitClosers = ({ closedBy = [] }: QuotationMark, change: 1 | -1): void => {
    for (const key of closedBy) awaited.set(key, (awaited.get(key) ?? 0) + change);
  };
  for (const mark of readQuotationMarks(text, block, tokens, first, last)) {
    if (awaited.get(mark.key)) {
      let closed: QuotationMark;
      do {
        closed = open.pop() as QuotationMark;
        awaitClosers(closed, -1);
      } while (!closed.closedBy?.includes(mark.key));
      if (open.length === 0) tokens.voices.fill('quoted', closed.first, mark.last);
    } else if (mark.closedBy) {
      open.push(mark);
      awaitClosers(mark, 1);
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
