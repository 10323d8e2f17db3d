/** Which marks of a block quote: the edges of the words around them tell a quotation mark from an apostrophe. */
import type { Block, Tokens } from '../types.ts';
import { SHAPE } from './tokens.ts';

/** What a mark closes by: its glyph, or the first token of the mark it was paired with. */
type ClosingKey = string | number;

/** A mark that quotes. */
export interface QuotationMark {
  /** Its tokens, `[first, last)`: one, or two for a doubled mark. */
  first: number;
  last: number;
  key: ClosingKey;
  /** Keys of what closes the quotation that it opens; undefined where it can open none, empty where nothing closes it. */
  closedBy: readonly ClosingKey[] | undefined;
}

/** A mark before it is known whether it quotes. */
interface Candidate extends QuotationMark {
  glyph: string;
  atLeftEdge: boolean;
  atRightEdge: boolean;
  /** Whether it may as well be the apostrophe of "the workers' pay". */
  isPossessive: boolean;
  isPaired: boolean;
}

/** Marks that quote wherever they stand, with what closes them. */
const CLOSERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['“', ['”']],
  ['„', ['“', '”']],
  ['«', ['»']],
  ['»', ['«']],
  ['‹', ['›']],
  ['›', ['‹']],
  ['「', ['」']],
  ['『', ['』']],
  ['"', ['"']],
]);
/** Of these, the ones that open only at a left edge; elsewhere they close, or nothing opened them. */
const OPENS_AT_EDGE = new Set(['»', '›']);

const MARK = /[“”„‘’‚«»‹›「」『』"'`]/;
/** Marks that are doubled to make one. */
const DOUBLED = new Set(['`', "'"]);

/** Marks that have other uses (apostrophe, comma, code) and so quote only where a closer stands further on. */
interface PairedMarks {
  opener: string;
  closers: readonly string[];
  /** Whether the opener has no other use, and quotes even where nothing closes it. */
  opensAlone?: true;
}

/** In this order: a mark that one row has paired is out of reach for the next. */
const PAIRED_MARKS: readonly PairedMarks[] = [
  { opener: '``', closers: ["''"] },
  { opener: "''", closers: ["''"] },
  { opener: "'", closers: ["'"] },
  { opener: '‚', closers: ['‘', '’'] },
  { opener: '‘', closers: ['’', "'"], opensAlone: true },
];
const NEEDS_PAIR = new Set(['`', ...PAIRED_MARKS.flatMap(({ opener, closers }) => [opener, ...closers])]);

const SPACE = /\s/;
const DIGIT = /\p{N}/u;
const OPENING_CONTEXT = /[\s([{—–/-]/;
const OPENING_MARK = /["“‘'„‚«»‹›`]/;
const OPENING_BRACKET = /[([{]/;
const CLOSING_CONTEXT = /[\s.,;:!?)\]}]/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** What follows the apostrophe of "the '90s", which stands where a quotation would open. */
const DECADE = /^\p{N}0s(?!\p{L})/u;

/** The marks of the tokens `[first, last)`, which are the block's, with what stands on either side of them. */
function readCandidates(text: string, block: Block, tokens: Tokens, first: number, last: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let token = first; token < last; token++) {
    const start = tokens.starts[token];
    if (tokens.ends[token] !== start + 1 || !MARK.test(text[start])) continue;
    const isDoubled = DOUBLED.has(text[start]) && text[start + 1] === text[start] && start + 2 <= block.end;
    const length = isDoubled ? 2 : 1;
    const glyph = text.slice(start, start + length);
    const before = start > block.start ? text[start - 1] : ' ';
    const after = start + length < block.end ? text[start + length] : ' ';
    const opensWord = OPENING_CONTEXT.test(before) ? !SPACE.test(after) : OPENING_MARK.test(before) && !CLOSING_CONTEXT.test(after);
    const isClipped = (glyph === "'" || glyph === '‘') && DECADE.test(text.slice(start + 1, start + 5));
    const isAfterS = (glyph === "'" || glyph === '’') && /s/i.test(before);
    const opens = opensWord || !(OPENS_AT_EDGE.has(glyph) || (glyph === '"' && DIGIT.test(before)));
    candidates.push({
      first: token,
      last: token + length,
      key: glyph,
      closedBy: opens ? CLOSERS.get(glyph) : undefined,
      glyph,
      atLeftEdge: opensWord && !isClipped,
      atRightEdge: !opensWord && !SPACE.test(before) && !OPENING_BRACKET.test(before) && !WORD_CHARACTER.test(after),
      isPossessive: isAfterS && SPACE.test(after) && token + 1 < last && !(tokens.shapes[token + 1] & SHAPE.punctuation),
      isPaired: false,
    });
    token += length - 1;
  }
  return candidates;
}

/**
 * Pairs marks as brackets are paired, from the right: an opener takes the nearest closer that is still free. What may be a
 * possessive is taken only where no surer closer is left and no opener stands between.
 */
function pairMarks(candidates: readonly Candidate[], { opener, closers, opensAlone }: PairedMarks): void {
  const free: Candidate[] = [];
  let possessive: Candidate | undefined;
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i];
    if (candidate.isPaired) continue;
    if (candidate.glyph === opener && candidate.atLeftEdge) {
      const closer = free.pop() ?? possessive;
      possessive = undefined;
      if (!closer && !opensAlone) continue;
      candidate.isPaired = true;
      candidate.closedBy = closer ? [candidate.first] : [];
      if (closer) Object.assign(closer, { isPaired: true, key: candidate.first });
    } else if (candidate.atRightEdge && closers.includes(candidate.glyph)) {
      if (candidate.isPossessive) possessive = candidate;
      else free.push(candidate);
    }
  }
}

/** The marks of a block that quote, in order; `[first, last)` are the block's tokens. */
export function readQuotationMarks(text: string, block: Block, tokens: Tokens, first: number, last: number): QuotationMark[] {
  const candidates = readCandidates(text, block, tokens, first, last);
  for (const row of PAIRED_MARKS) pairMarks(candidates, row);
  return candidates.filter(({ glyph, isPaired }) => isPaired || !NEEDS_PAIR.has(glyph));
}
