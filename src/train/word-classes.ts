import { createRequire } from 'node:module';
import { BluepencilError } from '../core/errors.ts';
import { WORD_CLASSES } from '../core/model/lexicon.ts';

const require = createRequire(import.meta.url);

/** natural, loaded a file at a time: its front door prints, reads .env and takes a second (docs/decisions/0003). */
function requireNatural<T>(path: string): T {
  try {
    return require(`natural/lib/natural/${path}`) as T;
  } catch (cause) {
    throw new BluepencilError('BP_DEPENDENCY_MISSING', 'training needs natural: npm install --save-dev natural@8.1.1', { cause });
  }
}

/** Penn tags of the Brill lexicon that matter as features, most telling first. */
export const TAG_FEATURES = [
  'NN',
  'NNS',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBZ',
  'JJ',
  'JJR',
  'JJS',
  'RB',
  'MD',
  'IN',
  'PRP',
  'DT',
  'UH',
] as const;

export interface TagLexicon {
  /** Penn tags a lower-case word can have, the commonest first; none when the word is unknown. */
  tagsOf(word: string): readonly string[];
  /** Whether the lexicon knows the word as a proper name and nothing else. */
  isName(word: string): boolean;
}

/** The English lexicon of natural's Brill tagger: about 90,000 words with their Penn tags. */
export function loadTagLexicon(): TagLexicon {
  const entries = requireNatural<Record<string, string[]>>('brill_pos_tagger/data/English/lexicon_from_posjs.json');
  const tags = new Map<string, string[]>();
  const names = new Set<string>();
  for (const [word, found] of Object.entries(entries)) {
    if (found[0]?.startsWith('NNP')) names.add(word.toLowerCase());
    else if (!tags.has(word.toLowerCase()) || word === word.toLowerCase()) tags.set(word.toLowerCase(), found);
  }
  return { tagsOf: (word) => tags.get(word) ?? [], isName: (word) => names.has(word) && !tags.has(word) };
}

/** natural's Porter stemmer (Porter 1980). */
export function loadStemmer(): (word: string) => string {
  const stemmer = requireNatural<{ stem(word: string): string }>('stemmers/porter_stemmer.js');
  return (word) => stemmer.stem(word);
}

/** Open word classes of a word, as bits of `WORD_CLASSES`; an unknown word may be a noun, or what its ending says. */
export function classesOfWord(word: string, lexicon: TagLexicon): number {
  const tags = lexicon.tagsOf(word);
  if (tags.length === 0) {
    if (word.endsWith('ly')) return WORD_CLASSES.adv;
    if (/(?:ed|ing)$/.test(word)) return WORD_CLASSES.verb | WORD_CLASSES.adj;
    if (/(?:ous|ful|less|ish|able|ible|ic|ive|al)$/.test(word)) return WORD_CLASSES.adj;
    return WORD_CLASSES.noun;
  }
  return tags.reduce((bits, tag) => bits | classOfTag(tag), 0);
}

function classOfTag(tag: string): number {
  if (tag.startsWith('NN')) return WORD_CLASSES.noun;
  if (tag.startsWith('VB')) return WORD_CLASSES.verb;
  if (tag.startsWith('JJ')) return WORD_CLASSES.adj;
  return tag.startsWith('RB') ? WORD_CLASSES.adv : 0;
}
