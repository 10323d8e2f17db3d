import { SHAPE } from '../document/tokens.ts';

/** Types that stand for a class of tokens instead of a word; the brackets keep them apart from words. */
export const CLASS_TYPES = { name: '<name>', number: '<number>', punctuation: '<punctuation>', unknown: '<unknown>' } as const;

/** Affix types carry the mean row of the words that begin or end so; they stand in for words never seen. */
export const suffixType = (suffix: string): string => `~${suffix}`;
export const prefixType = (prefix: string): string => `${prefix}~`;
export const SUFFIX_LENGTHS = [4, 3, 2] as const;
export const PREFIX_LENGTH = 3;

/** Index of a word type, or undefined. */
export type TypeLookup = (type: string) => number | undefined;

const ELONGATED = /(\p{L})\1{2,}/gu;

/** Whether letters are drawn out for effect ("sooo"). */
export const isElongated = (key: string): boolean => /(\p{L})\1{2,}/u.test(key);

/** Whether letters are dropped as in speech ("makin'", "'em"). */
export const isClipped = (key: string): boolean => /^'\p{L}{2}|\p{L}in'$/u.test(key);

function lookUpSpelling(key: string, find: TypeLookup): number | undefined {
  const found = find(key);
  if (found !== undefined) return found;
  if (isClipped(key)) return key.startsWith("'") ? find(key.slice(1)) : find(`${key.slice(0, -1)}g`);
  if (isElongated(key)) return find(key.replace(ELONGATED, '$1')) ?? find(key.replace(ELONGATED, '$1$1'));
  return find(key.replaceAll('.', ''));
}

/**
 * The types whose mean row stands for a token, at least one: its own; a class for names and digits; its parts for an
 * unknown compound or negation; its affixes for any other unknown word.
 */
export function resolveTypes(key: string, shape: number, find: TypeLookup): number[] {
  const byClass = (type: string): number[] => [find(type) ?? 0];
  if (shape & SHAPE.name) return byClass(CLASS_TYPES.name);
  if (shape & SHAPE.number) return byClass(CLASS_TYPES.number);
  const own = lookUpSpelling(key, find);
  if (own !== undefined) return [own];
  if (shape & SHAPE.punctuation) return byClass(CLASS_TYPES.punctuation);
  if (shape & SHAPE.capitalised) return byClass(CLASS_TYPES.name);
  const parts = key.endsWith("n't") ? [key.slice(0, -3), "n't"] : key.split(/['-]/);
  const known = parts.length > 1 ? parts.map((part) => find(part)).filter((type) => type !== undefined) : [];
  if (known.length > 0) return known;
  const affixes = [
    SUFFIX_LENGTHS.map((length) => find(suffixType(key.slice(-length)))).find((type) => type !== undefined),
    find(prefixType(key.slice(0, PREFIX_LENGTH))),
  ];
  const found = affixes.filter((type) => type !== undefined);
  return found.length > 0 ? found : byClass(CLASS_TYPES.unknown);
}

/** Word types with a quantised row each and the open word classes they can have. */
export interface Vocabulary {
  types: ReadonlyMap<string, number>;
  dimensions: number;
  /** `types.size × dimensions`, row by row; times `scales[column]` gives the feature. */
  rows: Int8Array;
  scales: Float32Array;
  /** Bits of `WORD_CLASSES`, one entry a type. */
  classes: Uint8Array;
}

/** Writes the token's row, `dimensions` numbers, into `row` at `offset`. */
export function fillRow(vocabulary: Vocabulary, key: string, shape: number, row: Float32Array, offset: number): void {
  const { dimensions, rows, scales } = vocabulary;
  const types = resolveTypes(key, shape, (type) => vocabulary.types.get(type));
  row.fill(0, offset, offset + dimensions);
  for (const type of types)
    for (let d = 0; d < dimensions; d++) row[offset + d] += (rows[type * dimensions + d] * scales[d]) / types.length;
}
