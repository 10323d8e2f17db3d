import type { Tokens } from '../types.ts';
import { SHAPE } from './tokens.ts';

/** Verbs of saying that report without taking a side, as they stand after a named speaker. */
const SAYING = new Set(
  'said says stated states told tells added adds announced announces argued argues believes believed called calls claimed claims confirmed confirms declared declares described describes emphasized emphasizes emphasised explained explains insisted insists maintained maintains noted notes predicted predicts reported reports stressed stresses suggested suggests testified thinks thought underlined underlines underscored warned warns wrote writes estimates estimated forecasts forecast expects expected alleges alleged acknowledged denied denies reiterated tweeted posted'.split(' '),
);
const PRONOUNS = new Set(['he', 'she', 'they']);
/** Speakers whom nobody can ask: their words stay the author's (labels.md, Voice). */
const VAGUE = new Set(
  'observers critics experts analysts some many others people insiders commentators skeptics sceptics supporters opponents sources pundits detractors everyone nobody it that this which there who reports rumours rumors speculation studies research evidence data figures results'.split(' '),
);
const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'two', 'three', 'four', 'one']);
const CLAUSE_END = new Set([';', '.', '!', '?', '—', '--']);

const isWord = (tokens: Tokens, i: number): boolean => (tokens.shapes[i] & (SHAPE.word | SHAPE.number)) !== 0;

/** Whether the phrase that ends just before token `verb` names a speaker: a name, a defined noun, or a pronoun. */
function hasNamedSpeaker(tokens: Tokens, first: number, verb: number): boolean {
  const head = verb - 1;
  if (head < first || !isWord(tokens, head)) return tokens.keys[head] === ',' && hasAppositive(tokens, first, head);
  if (PRONOUNS.has(tokens.keys[head])) return true;
  if (VAGUE.has(tokens.keys[head])) return false;
  if (tokens.shapes[head] & SHAPE.name) return true;
  for (let i = head; i >= Math.max(first, head - 4); i--) {
    if (!isWord(tokens, i) || VAGUE.has(tokens.keys[i])) return false;
    if (DETERMINERS.has(tokens.keys[i]) || tokens.shapes[i] & SHAPE.name) return true;
  }
  return false;
}

/** "Wang Yiwei, director of the institute, said": a name before the comma that opens the insertion. */
function hasAppositive(tokens: Tokens, first: number, comma: number): boolean {
  for (let i = comma - 1; i > first; i--) if (tokens.keys[i] === ',') return (tokens.shapes[i - 1] & SHAPE.name) !== 0;
  return false;
}

function clauseEnd(tokens: Tokens, from: number, last: number): number {
  for (let i = from; i < last; i++) if (CLAUSE_END.has(tokens.keys[i])) return i;
  return last;
}

function assign(tokens: Tokens, from: number, to: number): void {
  for (let i = from; i < to; i++) if (tokens.voices[i] === 'author') tokens.voices[i] = 'attributed';
}

/** "According to NAME, …" and "…, according to NAME": the whole sentence is the source's. */
function markAccordingTo(tokens: Tokens, first: number, last: number): void {
  for (let i = first; i < last - 2; i++) {
    if (tokens.keys[i] !== 'according' || tokens.keys[i + 1] !== 'to') continue;
    if (VAGUE.has(tokens.keys[i + 2]) || VAGUE.has(tokens.keys[i + 3])) continue;
    if (i === first) assign(tokens, i, clauseEnd(tokens, i, last));
    else assign(tokens, first, last);
  }
}

/**
 * Gives the words of a named or pronominal source within a sentence the voice `attributed`: after "NAME said (that)",
 * and before ", NAME said" at the sentence's end. Precision over reach: what it does not know stays the author's.
 */
export function markAttributions(tokens: Tokens, first: number, last: number): void {
  markAccordingTo(tokens, first, last);
  for (let i = first + 1; i < last; i++) {
    if (!SAYING.has(tokens.keys[i]) || tokens.voices[i] !== 'author') continue;
    const trailing = clauseEnd(tokens, i, last) - i <= 8 && /^["',]$/.test(tokens.keys[startOfSpeaker(tokens, first, i) - 1] ?? '');
    if (!hasNamedSpeaker(tokens, first, i)) continue;
    if (trailing) assign(tokens, first, startOfSpeaker(tokens, first, i));
    else assign(tokens, i + 1, clauseEnd(tokens, i + 1, last));
  }
}

function startOfSpeaker(tokens: Tokens, first: number, verb: number): number {
  let i = verb;
  while (i > first && isWord(tokens, i - 1) && verb - i < 8) i--;
  return i;
}
