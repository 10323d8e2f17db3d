import type { Tokens } from '../types.ts';
import { SHAPE } from './tokens.ts';

/** English function words that no other language shares as a rule. */
const ENGLISH = new Set(
  "the of and that with was were is are be been have has had for from by this it its his her their they he she you we not on at as which would will about who what when there an i'm you're 's n't don't so if then than over just your my our all more after into up out".split(
    ' ',
  ),
);
/** A text of fewer words is too short to tell. */
const MIN_WORDS = 12;
/** English prose runs at .25–.50 of such words, headlines alone at .1; other languages stay below .05. */
const MIN_SHARE = 0.08;

/** Whether the words are English, as ISO 639-1; `reliable` is false when they are not or are too few to tell. */
export function detectLanguage(tokens: Tokens): { code: string; reliable: boolean } {
  let words = 0;
  let english = 0;
  for (let i = 0; i < tokens.keys.length; i++) {
    if (!(tokens.shapes[i] & SHAPE.word)) continue;
    words++;
    if (ENGLISH.has(tokens.keys[i])) english++;
  }
  if (words < MIN_WORDS) return { code: english > 0 ? 'en' : 'und', reliable: false };
  return english / words >= MIN_SHARE ? { code: 'en', reliable: true } : { code: 'und', reliable: false };
}
