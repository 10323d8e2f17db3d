/**
 * Whose indirect speech a token is. Within a sentence, a named speaker or body, or a pronoun, with a verb of saying owns
 * what it introduces; a vague speaker owns nothing. Precision over reach: what no rule claims stays the author's.
 */
import type { Tokens } from '../types.ts';
import {
  BARE_SPEAKERS,
  BETWEEN,
  CLAUSE_OPENER,
  NEEDS_CLAUSE,
  NEEDS_PERSON,
  NO_SPEAKER,
  PLAIN_SAYING,
  PRONOUNS,
  RESUMES_AUTHOR,
  SAYING,
  SAYING_NOUNS,
  SAYING_ON,
  VAGUE,
  VAGUE_QUANTITY,
} from './speakers.ts';
import { SHAPE } from './tokens.ts';

const DETERMINERS = new Set(
  "the a an its his her their our my your this that these those another one two three four five six seven eight nine ten both neither each no 's".split(
    ' ',
  ),
);
const PREPOSITIONS = new Set('of for at in from with on to by near across about who'.split(' '));
/** Prepositions that name whom a vague speaker belongs to ("analysts at Hale"), not where he is or whom he talks about. */
const AFFILIATES = new Set('at for from with'.split(' '));
const NUMBER_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine|ten)$/;
const FORMS_OF_BE = new Set("is are was were be been being 's 're".split(' '));
const SUBORDINATES = new Set('whatever if when whether how what unless until'.split(' '));
const RELATIVES = new Set('which whom whose that who'.split(' '));
const HARD_STOP = /^[;.!?…:—–()]$|^--$/;

/** One sentence's tokens, copied out of the document's so that no rule can look past its ends. */
type SentenceTokens = Pick<Tokens, 'keys' | 'shapes' | 'voices'>;

const isPunctuation = (tokens: SentenceTokens, i: number): boolean => (tokens.shapes[i] & SHAPE.punctuation) !== 0;
const isName = (tokens: SentenceTokens, i: number): boolean =>
  (tokens.shapes[i] & SHAPE.name) !== 0 || (tokens.shapes[i] & SHAPE.allCaps) !== 0;
const isNumber = (tokens: SentenceTokens, i: number): boolean =>
  (tokens.shapes[i] & SHAPE.number) !== 0 || NUMBER_WORD.test(tokens.keys[i]);

/** The bare apostrophe of "the growers' association". */
const isPossessiveMark = (tokens: SentenceTokens, i: number): boolean =>
  tokens.keys[i] === "'" && tokens.voices[i] !== 'quoted' && (tokens.keys[i - 1] ?? '').endsWith('s');

/** Start of the run of words that ends before token `end`, at most `reach` long. */
function runStart(tokens: SentenceTokens, end: number, reach = 12): number {
  let i = end;
  while (i > 0 && end - i < reach && (!isPunctuation(tokens, i - 1) || isPossessiveMark(tokens, i - 1))) i--;
  return i;
}

/** Whether the noun phrase `[from, to)` is someone or something that can be asked. */
function isNamedSpeaker(tokens: SentenceTokens, from: number, to: number, verb = 'said'): boolean {
  if (from >= to) return false;
  let headEnd = from;
  while (headEnd < to && !(headEnd > from && PREPOSITIONS.has(tokens.keys[headEnd]))) headEnd++;
  const head = tokens.keys[headEnd - 1];
  if (PRONOUNS.has(head) || (head === 'it' && from === to - 1)) return true;
  if (NO_SPEAKER.has(head)) return false;
  if (NEEDS_PERSON.has(verb)) return isName(tokens, to - 1);
  const words = Array.from({ length: to - from }, (_, k) => from + k);
  const hasName = words.some((i) => isName(tokens, i));
  if (words.some((i) => i < headEnd && VAGUE_QUANTITY.has(tokens.keys[i]))) return false;
  const ownEnd = AFFILIATES.has(tokens.keys[headEnd]) ? to : headEnd;
  if (VAGUE.has(head)) return words.some((i) => i < ownEnd && (isName(tokens, i) || isNumber(tokens, i)));
  const opensSentence = (tokens.shapes[from] & SHAPE.sentenceInitial) !== 0 && (tokens.shapes[from] & SHAPE.capitalised) !== 0;
  if ((opensSentence && to - from === 1) || (head.endsWith('s') && to - from <= 3 && PLAIN_SAYING.has(verb))) return true;
  return hasName || BARE_SPEAKERS.has(head) || words.some((i) => DETERMINERS.has(tokens.keys[i]));
}

/** Where the subject of the verb lies, skipping adverbs, auxiliaries and an insertion between commas. */
function findSubject(tokens: SentenceTokens, verb: number): [number, number] {
  let end = verb;
  while (end > 0 && BETWEEN.has(tokens.keys[end - 1])) end--;
  if (end > 0 && tokens.keys[end - 1] === ',') {
    for (let comma = end - 2; comma > 0; comma--) if (tokens.keys[comma] === ',') return [runStart(tokens, comma), comma];
    return [end, end];
  }
  return [clauseStart(tokens, runStart(tokens, end), end), end];
}

/** A subject begins after the last conjunction or verb of saying before it. */
function clauseStart(tokens: SentenceTokens, from: number, end: number): number {
  for (let i = end - 1; i > from; i--)
    if (/^(?:and|but|as|when|after|because|while|although|though|if|that|where|since|which|whom)$/.test(tokens.keys[i - 1]) && i < end)
      return i;
  return from;
}

/** Where indirect speech that begins at `from` ends: a hard stop, or a comma after which the author comments or objects. */
function scopeEnd(tokens: SentenceTokens, from: number, endsAtComma = false): number {
  const last = tokens.keys.length;
  for (let i = from; i < last; i++) {
    if (tokens.voices[i] === 'quoted') continue;
    if (HARD_STOP.test(tokens.keys[i]) && i > from) return i;
    if (tokens.keys[i] !== ',' || i + 2 >= last) continue;
    if (endsAtComma) return i;
    if (RESUMES_AUTHOR.has(tokens.keys[i + 1]) && tokens.keys[i + 2] !== 'that') return i;
    if (/^(?:an?|which)$/.test(tokens.keys[i + 1])) return i;
  }
  return last;
}

/** Where the clause that ends before `end` begins: after a semicolon or dash, else at the sentence's start. */
function scopeStart(tokens: SentenceTokens, end: number): number {
  for (let i = end - 1; i > 0; i--) if (tokens.voices[i] !== 'quoted' && HARD_STOP.test(tokens.keys[i])) return i + 1;
  return 0;
}

function assign(tokens: SentenceTokens, from: number, to: number): void {
  for (let i = from; i < to; i++) if (tokens.voices[i] === 'author') tokens.voices[i] = 'attributed';
}

/** "According to X, …" owns what follows; "…, according to X" what precedes it. */
function markAccordingTo(tokens: SentenceTokens, i: number): void {
  let end = i + 2;
  while (end < tokens.keys.length && !isPunctuation(tokens, end) && end - i < 12) end++;
  if (!isNamedSpeaker(tokens, i + 2, end)) return;
  if (i === 0 || tokens.keys[i - 1] === ';') assign(tokens, end, scopeEnd(tokens, end));
  else assign(tokens, scopeStart(tokens, i), i);
}

/** "…, X said" and "…, said X": what precedes the comma, and what follows an insertion. Returns whether the verb stood so. */
function markTrailing(tokens: SentenceTokens, verb: number, [from, to]: [number, number]): boolean {
  const before = tokens.keys[from - 1];
  const after = tokens.keys[verb + 1] ?? '.';
  const closesClause = /^[,.;!?…]$/.test(after) || /^(?:on|in|at|late|early|after|during|yesterday|today|last|this)$/.test(after);
  if (from > 0 && from < to && before !== undefined && /^[,"”’'?!—–]$/.test(before) && closesClause) {
    if (!isNamedSpeaker(tokens, from, to, tokens.keys[verb])) return true;
    assign(tokens, scopeStart(tokens, from), from);
    if (
      after === ',' &&
      !/^(?:and|but|while|who|which|a|an|the)$/.test(tokens.keys[verb + 2] ?? '') &&
      !SAYING_ON.has(tokens.keys[verb + 2] ?? '')
    )
      assign(tokens, verb + 2, scopeEnd(tokens, verb + 2));
    return true;
  }
  const isInverted = verb > 0 && /^[,"”’'?!]$/.test(tokens.keys[verb - 1]) && from === to;
  if (!isInverted) return false;
  let end = verb + 1;
  while (end < tokens.keys.length && (!isPunctuation(tokens, end) || isPossessiveMark(tokens, end))) end++;
  if (isNamedSpeaker(tokens, verb + 1, end)) assign(tokens, scopeStart(tokens, verb), verb);
  return true;
}

/** "X broke a wrist and said that …": the subject is the sentence's own. */
function sharesSubject(tokens: SentenceTokens, verb: number): boolean {
  let i = verb;
  while (i > 0 && BETWEEN.has(tokens.keys[i - 1])) i--;
  if (tokens.keys[i - 1] !== 'and' || !CLAUSE_OPENER.has(tokens.keys[verb + 1] ?? '')) return false;
  let end = 0;
  while (end < verb && end < 4 && !isPunctuation(tokens, end)) end++;
  return isNamedSpeaker(tokens, 0, end) || (tokens.shapes[0] & SHAPE.capitalised) !== 0;
}

function markVerb(tokens: SentenceTokens, verb: number): void {
  const previous = tokens.keys[verb - 1] ?? '';
  const next = tokens.keys[verb + 1] ?? '';
  if (FORMS_OF_BE.has(previous) || previous === 'to' || (next === 'it' && /^[,.]$/.test(tokens.keys[verb + 2] ?? '.'))) return;
  const isRelative = previous === 'who' && tokens.keys[verb - 2] === ',';
  if (previous === 'who' && !isRelative) return;
  const [from, to] = findSubject(tokens, verb);
  if (SUBORDINATES.has(tokens.keys[from] ?? '') || SUBORDINATES.has(tokens.keys[from - 1] ?? '')) return;
  if (!isRelative && markTrailing(tokens, verb, [from, to])) return;
  if (!isRelative && !isNamedSpeaker(tokens, from, to, tokens.keys[verb]) && !sharesSubject(tokens, verb)) return;
  if (NEEDS_CLAUSE.has(tokens.keys[verb]) && !CLAUSE_OPENER.has(next) && !isName(tokens, verb + 1)) return;
  const endsAtComma =
    next === 'to' || (RELATIVES.has(tokens.keys[from] ?? '') && !isRelative) || RELATIVES.has(tokens.keys[from - 1] ?? '');
  assign(tokens, verb + 1, scopeEnd(tokens, verb + 1, endsAtComma));
}

/** ", adding that …" goes on with whoever spoke before. */
function markSayingOn(tokens: SentenceTokens, participle: number): void {
  const goesOn = tokens.keys[participle - 1] === ',' && CLAUSE_OPENER.has(tokens.keys[participle + 1] ?? '');
  const hasSource = tokens.voices.slice(0, participle).some((voice) => voice !== 'author');
  if (goesOn && hasSource) assign(tokens, participle + 1, scopeEnd(tokens, participle + 1));
}

/** "X's warning that …", "the claim by X that …". */
function markNoun(tokens: SentenceTokens, noun: number): void {
  for (let i = noun + 1; i < Math.min(tokens.keys.length, noun + 8) && !isPunctuation(tokens, i); i++) {
    if (tokens.keys[i] !== 'that') continue;
    const owner = runStart(tokens, noun, 5);
    const owned = Array.from({ length: i - owner }, (_, k) => owner + k).some(
      (k) => isName(tokens, k) || /^(?:his|her|their|'s|by)$/.test(tokens.keys[k]),
    );
    if (owned) assign(tokens, i + 1, scopeEnd(tokens, i + 1));
    return;
  }
}

/**
 * Gives the words of a named or pronominal source within the sentence `[first, last)` the voice `attributed`.
 * Quotations must be marked already; their tokens are left alone.
 */
export function markAttributions(documentTokens: Tokens, first: number, last: number): void {
  const tokens: SentenceTokens = {
    keys: documentTokens.keys.slice(first, last),
    shapes: documentTokens.shapes.slice(first, last),
    voices: documentTokens.voices.slice(first, last),
  };
  for (const [i, key] of tokens.keys.entries()) {
    if (tokens.voices[i] === 'quoted') continue;
    if (key === 'according' && tokens.keys[i + 1] === 'to') markAccordingTo(tokens, i);
    else if (SAYING.has(key) && tokens.voices[i] === 'author') markVerb(tokens, i);
    else if (SAYING_ON.has(key)) markSayingOn(tokens, i);
    if (SAYING_NOUNS.has(key)) markNoun(tokens, i);
  }
  for (const [i, voice] of tokens.voices.entries()) documentTokens.voices[first + i] = voice;
}
