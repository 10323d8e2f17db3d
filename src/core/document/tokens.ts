import type { Tokens } from '../types.ts';

/** Bits that say what a token looks like; `Tokens.shapes` holds their sum. */
export const SHAPE = { word: 1, number: 2, punctuation: 4, capitalised: 8, allCaps: 16, sentenceInitial: 32, name: 64 } as const;

/** Characters that take part in a word without being read: soft hyphen, zero-width marks, variation selectors. */
const IGNORABLE = '\\u00AD\\u200B-\\u200D\\u2060\\uFE0E\\uFE0F';
const LETTER = `\\p{L}\\p{M}\\p{N}_${IGNORABLE}`;
const APOSTROPHE = "['’ʼ]";

/**
 * One token: an abbreviation (U.S.), a number (1,234.5), a word with inner apostrophes and hyphens, a clipped word
 * ('em), a run of dots or dashes, or any other single character.
 */
const TOKEN = new RegExp(
  [
    `(?<!(?<![${LETTER}])\\p{L}\\.)(?:\\p{L}\\.){2,}(?!\\p{L})`,
    '\\p{N}+(?:[.,:]\\p{N}+)+',
    `${APOSTROPHE}(?:em|til|cause|bout|tis|twas|cuz|nuff|round)(?![${LETTER}])`,
    `[${LETTER}]+(?:(?:${APOSTROPHE}|[-‐‑])[${LETTER}]+)*`,
    '\\.{2,}|[-–—]{2,}',
    '\\S',
  ].join('|'),
  'giu',
);
const CLITIC = new RegExp(`${APOSTROPHE}(?:s|re|ve|ll|d|m)$`, 'iu');
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const IGNORABLES = new RegExp(`[${IGNORABLE}]`, 'gu');
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\p{N}/u;
const DROPPED_G = /\p{L}{2}in$/u;
const OPENS_SINGLE = /[\s([{"“—–-]$/u;

export function createTokens(): Tokens {
  return { starts: [], ends: [], keys: [], shapes: [], voices: [] };
}

/** The form under which vocabulary and lexicon know a token: lower case, NFC, straight apostrophes, plain hyphens. */
export function normaliseKey(text: string): string {
  const key = text.toLowerCase();
  if (/^[\x20-\x7E]*$/.test(key)) return key;
  return key
    .normalize('NFC')
    .replace(IGNORABLES, '')
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[“”„«»]/g, '"');
}

/** @param text a token without its ignorable characters */
function describeShape(text: string): number {
  if (!WORD_CHARACTER.test(text)) return SHAPE.punctuation;
  if (DIGIT.test(text) && !LOWER.test(text)) return SHAPE.number;
  let shape: number = SHAPE.word;
  if (UPPER.test(text.slice(0, text.charCodeAt(0) > 0xd7ff ? 2 : 1))) shape |= SHAPE.capitalised;
  if (text.length > 1 && UPPER.test(text) && !LOWER.test(text)) shape |= SHAPE.allCaps;
  return shape;
}

function pushToken(tokens: Tokens, text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.keys.push(normaliseKey(piece));
  tokens.shapes.push(describeShape(piece.replace(IGNORABLES, '')));
  tokens.voices.push('author');
}

/**
 * Appends the tokens of `text[start, end)` to `tokens`. Clitics ('s, 're, 'll …) are tokens of their own, n't stays
 * with its verb, and a final apostrophe belongs to a word that dropped its g (makin') unless a quotation closes there.
 */
export function tokenize(text: string, start: number, end: number, tokens: Tokens): void {
  const slice = text.slice(start, end);
  let singleOpen = false;
  let skipUntil = 0;
  for (const match of slice.matchAll(TOKEN)) {
    const piece = match[0];
    const from = match.index;
    if (from < skipUntil) continue;
    let to = from + piece.length;
    const next = slice[to];
    if ((piece === "'" || piece === '‘') && (from === 0 || OPENS_SINGLE.test(slice[from - 1])) && next !== undefined && /\S/.test(next))
      singleOpen = true;
    else if (piece === "'" || piece === '’') singleOpen = false;
    if ((next === "'" || next === '’') && !singleOpen && DROPPED_G.test(piece) && !/[\p{L}\p{N}'’]/u.test(slice[to + 1] ?? ' ')) {
      to += 1;
      skipUntil = to;
    }
    const clitic = to === from + piece.length && piece.length > 2 ? CLITIC.exec(piece) : null;
    if (clitic && clitic.index > 0) {
      pushToken(tokens, text, start + from, start + from + clitic.index);
      pushToken(tokens, text, start + from + clitic.index, start + to);
    } else pushToken(tokens, text, start + from, start + to);
  }
}

/** A sentence in which most longer words are capitalised is a headline in title case: its capitals say nothing. */
const TITLE_CASE_SHARE = 0.6;
const TITLE_CASE_MIN_WORDS = 4;

/**
 * Marks the first word of the sentence and the names: words capitalised where a capital means something. Names are
 * later masked to one class, so that who is written about cannot move a score.
 */
export function markNames(tokens: Tokens, first: number, last: number): void {
  let words = 0;
  let capitalised = 0;
  let initialSeen = false;
  for (let i = first; i < last; i++) {
    if (!(tokens.shapes[i] & SHAPE.word)) continue;
    if (!initialSeen) tokens.shapes[i] |= SHAPE.sentenceInitial;
    initialSeen = true;
    if (tokens.keys[i].length < 4) continue;
    words++;
    if (tokens.shapes[i] & SHAPE.capitalised) capitalised++;
  }
  if (words >= TITLE_CASE_MIN_WORDS && capitalised >= words * TITLE_CASE_SHARE) return;
  for (let i = first; i < last; i++) {
    const shape = tokens.shapes[i];
    const meaningful = shape & SHAPE.capitalised && !(shape & SHAPE.sentenceInitial) && tokens.keys[i] !== 'i';
    if (meaningful && !opensQuotedSentence(tokens, i, first)) tokens.shapes[i] |= SHAPE.name;
  }
}

/** After an opening mark or a colon, a capital may only begin a sentence. */
function opensQuotedSentence(tokens: Tokens, i: number, first: number): boolean {
  return i > first && /^["':.!?…(]$/.test(tokens.keys[i - 1]);
}
