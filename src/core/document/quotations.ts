import type { Block, Tokens, Warning } from '../types.ts';

/** Marks that only open, with what closes them. */
const OPENERS: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '‹': '›', '「': '」' };
const FOOT_OR_INCH = /\p{N}$/u;
const CAN_OPEN_BEFORE = /[\s([{—–/-]/;

interface OpenMark {
  closers: string;
  token: number;
}

/** Whether the mark at token `i` stands at the left edge of what follows: after white space, before a character. */
function isLeftEdge(text: string, tokens: Tokens, i: number, block: Block): boolean {
  const at = tokens.starts[i];
  const before = at > block.start ? text[at - 1] : ' ';
  const after = text[at + 1] ?? ' ';
  return (CAN_OPEN_BEFORE.test(before) || /["“‘']/.test(before)) && !/\s/.test(after);
}

/**
 * Sets the voice of tokens inside quotation marks to `quoted`, marks included. Marks nest; one that is never closed
 * reaches to the end of its block and is reported.
 */
export function markQuotations(text: string, block: Block, tokens: Tokens, first: number, last: number, warnings: Warning[]): void {
  const open: OpenMark[] = [];
  for (let i = first; i < last; i++) {
    const mark = text.slice(tokens.starts[i], tokens.ends[i]);
    const innermost = open.at(-1);
    let closed = false;
    if (innermost?.closers.includes(mark)) {
      open.pop();
      closed = true;
    } else if (mark in OPENERS) open.push({ closers: OPENERS[mark], token: i });
    else if (mark === '‘' && isLeftEdge(text, tokens, i, block)) open.push({ closers: "’'", token: i });
    else if (mark === '"') {
      const outer = open.findLastIndex((each) => each.closers === '"');
      if (outer >= 0) {
        open.length = outer;
        closed = true;
      } else if (!FOOT_OR_INCH.test(text.slice(block.start, tokens.starts[i])) || isLeftEdge(text, tokens, i, block))
        open.push({ closers: '"', token: i });
    } else if (mark === "'" && isLeftEdge(text, tokens, i, block) && closesSingle(text, tokens.ends[i], block.end))
      open.push({ closers: "'", token: i });
    if (open.length > 0 || closed) tokens.voices[i] = 'quoted';
  }
  const unclosed = open[0];
  if (unclosed)
    warnings.push({
      code: 'unclosed-quotation',
      message: 'This quotation is never closed; everything to the end of its paragraph counts as quoted.',
      start: tokens.starts[unclosed.token],
      end: tokens.ends[unclosed.token],
    });
}

/** A straight single mark opens a quotation only where one closes further on in the block; else it is an apostrophe. */
function closesSingle(text: string, from: number, to: number): boolean {
  const closer = /[\p{L}\p{N}.,!?…]'(?![\p{L}\p{N}])/gu;
  closer.lastIndex = from;
  const found = closer.exec(text);
  return found !== null && found.index < to;
}
