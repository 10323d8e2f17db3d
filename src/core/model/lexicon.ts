/**
 * The rated lexicon: rows `pattern, cue, strength`, matched over the tokens of a sentence. The pattern language is
 * described in training-data/lexicon/README.md; a row's span is the items outside its square brackets.
 */
import { createTokens, SHAPE, tokenize } from '../document/tokens.ts';
import { BluepencilError } from '../errors.ts';
import type { Cue } from '../labels.ts';
import type { LexiconMatch, Tokens } from '../types.ts';

/** Word classes a slot can ask for. The first four come from the vocabulary, as bits a word type carries. */
export const WORD_CLASSES = { noun: 1, verb: 2, adj: 4, adv: 8, num: 16, name: 32, pron: 64, poss: 128, det: 256 } as const;
const OPEN_CLASSES = WORD_CLASSES.noun | WORD_CLASSES.verb | WORD_CLASSES.adj | WORD_CLASSES.adv;

const CLOSED_CLASSES: Record<string, number> = {};
const closedClass = (bit: number, words: string): void => {
  for (const word of words.split(' ')) CLOSED_CLASSES[word] = (CLOSED_CLASSES[word] ?? 0) | bit;
};
closedClass(WORD_CLASSES.pron, 'i you he she it we they me him her us them who someone anyone everyone nobody somebody anybody everybody');
closedClass(WORD_CLASSES.poss, "my your his her its our their whose 's");
closedClass(WORD_CLASSES.det, 'the a an this that these those some any no every each either neither another such all both');
closedClass(
  WORD_CLASSES.num,
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen',
);

export interface LexiconRow {
  pattern: string;
  cue: Cue;
  strength: number;
}

interface Item {
  words: ReadonlySet<string>;
  classes: number;
  any: boolean;
  sentenceEdge: boolean;
  negative: boolean;
  optional: boolean;
  /** Above 0: up to this many arbitrary words. */
  gap: number;
}

interface CompiledRow {
  cue: Cue;
  strength: number;
  items: Item[];
  /** Nearest the span first. */
  before: Item[];
  after: Item[];
  /** Index of the item the row is found by; all items before it take exactly one token. */
  anchor: number;
}

function invalid(pattern: string, reason: string): BluepencilError {
  return new BluepencilError('BP_LEXICON_INVALID', `pattern '${pattern}': ${reason}`);
}

const NOTHING: Item = { words: new Set(), classes: 0, any: false, sentenceEdge: false, negative: false, optional: false, gap: 0 };

function parseItem(source: string, pattern: string): Item {
  const gap = /^\{0-(\d)\}$/.exec(source);
  const item: Item = { ...NOTHING, gap: gap ? Number(gap[1]) : 0 };
  if (gap) return item;
  if (source.length > 1 && source.endsWith('?') && !source.endsWith('|?')) {
    item.optional = true;
    source = source.slice(0, -1);
  }
  const words = new Set<string>();
  for (const part of source.match(/\{[^}]*\}|[^|]+/g) ?? [source]) {
    const slots = /^\{([\w|]+)\}$/.exec(part)?.[1];
    if (slots !== undefined) {
      for (const slot of slots.split('|')) {
        if (!Object.hasOwn(WORD_CLASSES, slot))
          throw invalid(pattern, `no slot {${slot}}; there are ${Object.keys(WORD_CLASSES).join(', ')}`);
        item.classes |= WORD_CLASSES[slot as keyof typeof WORD_CLASSES];
      }
    } else if (part === '*') item.any = true;
    else {
      const keys = keysOf(part);
      if (keys.length !== 1) throw invalid(pattern, `'${part}' is ${keys.length} tokens (${keys.join(' ')}); write them as separate items`);
      words.add(keys[0]);
    }
  }
  return { ...item, words };
}

function parseContext(source: string, pattern: string): Item {
  const inner = source.slice(1, -1);
  const negative = inner.startsWith('!') && inner.length > 1;
  const parts = (negative ? inner.slice(1) : inner).split('|');
  const rest = parts.filter((part) => part !== '^' && part !== '$');
  const item = rest.length > 0 ? parseItem(rest.join('|'), pattern) : NOTHING;
  return { ...item, negative, sentenceEdge: rest.length < parts.length };
}

function keysOf(text: string): string[] {
  if (/^'(?:s|re|ve|ll|d|m)$/.test(text)) return [text];
  const tokens = createTokens();
  tokenize(text, 0, text.length, tokens);
  return tokens.keys;
}

/** Splits a literal such as "that's" into the items its tokens make; alternations and slots stay whole. */
function splitLiteral(source: string): string[] {
  if (/[|{}*]/.test(source) || source.length === 1) return [source];
  const optional = source.endsWith('?');
  const keys = keysOf(optional ? source.slice(0, -1) : source);
  return keys.map((key) => (optional ? `${key}?` : key));
}

/** A row whose span begins with an optional item is two rows, one with and one without it, so that each has an anchor. */
function compileRow(row: LexiconRow): CompiledRow[] {
  const parts = row.pattern.trim().split(/ +/);
  const first = parts.findIndex((part) => !part.startsWith('[') || part.length < 3);
  if (!/^[^?]+\?$/.test(parts[first] ?? '') || parts.length === first + 1) return [compileAnchored(row)];
  const head = parts.slice(0, first);
  const tail = parts.slice(first + 1);
  return [
    [...head, parts[first].slice(0, -1), ...tail],
    [...head, ...tail],
  ].flatMap((each) => compileRow({ ...row, pattern: each.join(' ') }));
}

function compileAnchored(row: LexiconRow): CompiledRow {
  const { pattern } = row;
  const parts = pattern.trim().split(/ +/);
  const isContext = (part: string): boolean => part.length > 2 && part.startsWith('[') && part.endsWith(']');
  const firstItem = parts.findIndex((part) => !isContext(part));
  if (firstItem < 0) throw invalid(pattern, 'it has no words outside brackets');
  const lastItem = parts.findLastIndex((part) => !isContext(part));
  const middle = parts.slice(firstItem, lastItem + 1);
  if (middle.some(isContext)) throw invalid(pattern, 'context in brackets belongs before or after the words');
  const items = middle.flatMap(splitLiteral).map((part) => parseItem(part, pattern));
  let anchor = -1;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const anchors = item.words.size > 0 && item.classes === 0 && !item.any && !item.optional && item.gap === 0;
    if (anchors && (anchor < 0 || weight(item) > weight(items[anchor]))) anchor = i;
    if (item.optional || item.gap > 0) break;
  }
  if (anchor < 0) throw invalid(pattern, 'it needs a plain word before its first optional item or gap');
  return {
    cue: row.cue,
    strength: row.strength,
    items,
    before: parts
      .slice(0, firstItem)
      .reverse()
      .map((part) => parseContext(part, pattern)),
    after: parts.slice(lastItem + 1).map((part) => parseContext(part, pattern)),
    anchor,
  };
}

/** Longer and fewer words are rarer in text, so a row is looked at less often when found by them. */
const weight = (item: Item): number => Math.min(...[...item.words].map((word) => word.length)) - item.words.size / 8;

/** Bits of the open word classes a key can have; supplied by the vocabulary. */
export type ClassLookup = (key: string) => number;

export class Lexicon {
  readonly size: number;
  readonly #rowsByWord = new Map<string, CompiledRow[]>();

  /** @throws {BluepencilError} BP_LEXICON_INVALID, naming the pattern and what is wrong with it */
  constructor(rows: readonly LexiconRow[]) {
    this.size = rows.length;
    for (const compiled of rows.flatMap(compileRow)) {
      for (const word of compiled.items[compiled.anchor].words) {
        const known = this.#rowsByWord.get(word);
        if (known) known.push(compiled);
        else this.#rowsByWord.set(word, [compiled]);
      }
    }
  }

  /** Every match within the sentence `[first, last)`, the longest a row allows from each start. */
  match(tokens: Tokens, first: number, last: number, classesOf: ClassLookup): LexiconMatch[] {
    const matches: LexiconMatch[] = [];
    for (let i = first; i < last; i++) {
      const rows = this.#rowsByWord.get(tokens.keys[i]);
      if (rows === undefined) continue;
      for (const row of rows) {
        const start = i - row.anchor;
        if (start < first) continue;
        const end = matchItems(row, 0, start, { tokens, first, last, classesOf });
        if (end > start) matches.push({ first: start, last: end, cue: row.cue, strength: row.strength });
      }
    }
    return matches;
  }
}

interface Sequence {
  tokens: Tokens;
  first: number;
  last: number;
  classesOf: ClassLookup;
}

/** Index after the longest match of `items[at…]` from token `i` on whose contexts hold, or -1. */
function matchItems(row: CompiledRow, at: number, i: number, sequence: Sequence, start = i): number {
  if (at === row.items.length) return hasContext(row, start, i, sequence) ? i : -1;
  const item = row.items[at];
  if (item.gap > 0) {
    for (let skipped = 0; skipped <= item.gap; skipped++) {
      const end = matchItems(row, at + 1, i + skipped, sequence, start);
      if (end >= 0) return end;
      if (i + skipped >= sequence.last || sequence.tokens.shapes[i + skipped] & SHAPE.punctuation) return -1;
    }
    return -1;
  }
  if (i < sequence.last && matchesItem(item, i, sequence)) {
    const end = matchItems(row, at + 1, i + 1, sequence, start);
    if (end >= 0) return end;
  }
  return item.optional ? matchItems(row, at + 1, i, sequence, start) : -1;
}

function matchesItem(item: Item, i: number, { tokens, classesOf }: Sequence): boolean {
  const key = tokens.keys[i];
  if (item.words.has(key)) return true;
  const shape = tokens.shapes[i];
  if (item.any) return (shape & SHAPE.punctuation) === 0;
  if (item.classes === 0) return false;
  let classes = CLOSED_CLASSES[key] ?? 0;
  if (shape & SHAPE.name) classes |= WORD_CLASSES.name;
  if (shape & SHAPE.number) classes |= WORD_CLASSES.num;
  if (item.classes & classes) return true;
  return (item.classes & OPEN_CLASSES) !== 0 && (shape & (SHAPE.word | SHAPE.name)) === SHAPE.word && (classesOf(key) & item.classes) !== 0;
}

function hasContext(row: CompiledRow, start: number, end: number, sequence: Sequence): boolean {
  return (
    row.before.every((item, k) => matchesContext(item, start - 1 - k, sequence)) &&
    row.after.every((item, k) => matchesContext(item, end + k, sequence))
  );
}

function matchesContext(item: Item, i: number, sequence: Sequence): boolean {
  const outside = i < sequence.first || i >= sequence.last;
  const atEdge = outside || /^["'“‘(.!?)”’…]$/.test(sequence.tokens.keys[i]);
  const holds = (item.sentenceEdge && atEdge) || (!outside && matchesItem(item, i, sequence));
  return (holds || item.optional) !== item.negative;
}
