/** What is known of each word type before training: its vector, its tags, and how near it stands to rated words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUES, LABELS } from '../core/labels.ts';
import { MAX_STRENGTH } from '../core/model/tag.ts';
import { CLASS_TYPES, PREFIX_LENGTH, prefixType, SUFFIX_LENGTHS, suffixType } from '../core/model/vocabulary.ts';
import type { RatedRow } from './read-lexicon.ts';
import { classesOfWord, loadStemmer, loadTagLexicon, TAG_FEATURES, type TagLexicon } from './word-classes.ts';

export interface WordKnowledge {
  types: Map<string, number>;
  /** Bits of WORD_CLASSES, one entry a type. */
  classes: Uint8Array;
  /** Features of a type: vector, tags, ratings of its stem. */
  dimensions: number;
  /** `types.size × dimensions` */
  features: Float32Array;
}

/** Clitics have no vector of their own in the table; each borrows that of the word it shortens. */
const CLITICS: Record<string, string> = { "n't": 'not', "'ll": 'will', "'re": 'are', "'ve": 'have', "'d": 'would', "'m": 'am', "'s": 'is' };

/** A suffix or prefix stands for unseen words only when this many known ones share it: below it the mean is one word's. */
const AFFIX_MIN_WORDS = 25;

interface Vectors {
  words: string[];
  dimensions: number;
  /** `words.length × dimensions` */
  values: Float32Array;
}

/** Reads the table that training-data/vectors/build.mjs wrote: per word a float32 scale and its int8 components. */
export function readVectors(folder: string): Vectors {
  const words = readFileSync(join(folder, 'words.txt'), 'utf8').trimEnd().split('\n');
  const bytes = readFileSync(join(folder, 'glove-100d.bin'));
  const dimensions = bytes.length / words.length - 4;
  const values = new Float32Array(words.length * dimensions);
  for (let w = 0; w < words.length; w++) {
    const at = w * (dimensions + 4);
    const scale = bytes.readFloatLE(at);
    for (let d = 0; d < dimensions; d++) values[w * dimensions + d] = bytes.readInt8(at + 4 + d) * scale;
  }
  return { words, dimensions, values };
}

/** The rating per label that words sharing a Porter stem have, 0..1: it carries a rating over to inflections nobody rated. */
function rateStems(rows: readonly RatedRow[], stem: (word: string) => string): Map<string, number[]> {
  const ratings = new Map<string, number[]>();
  for (const row of rows) {
    if (!/^[\p{L}|-]+$/u.test(row.pattern)) continue;
    for (const word of row.pattern.split('|')) {
      const key = stem(word);
      const rating = ratings.get(key) ?? LABELS.map(() => 0);
      const label = LABELS.indexOf(CUES[row.cue].label);
      rating[label] = Math.max(rating[label], row.strength / MAX_STRENGTH);
      ratings.set(key, rating);
    }
  }
  return ratings;
}

export function buildWordKnowledge(
  vectors: Vectors,
  rows: readonly RatedRow[],
  lexicon: TagLexicon = loadTagLexicon(),
  stem = loadStemmer(),
): WordKnowledge {
  const classTypes = Object.values(CLASS_TYPES);
  const words = [...classTypes, ...Object.keys(CLITICS), ...vectors.words.filter((word) => !lexicon.isName(word) && !(word in CLITICS))];
  const row = new Map(vectors.words.map((word, i) => [word, i]));
  const stemRatings = rateStems(rows, stem);
  const dimensions = vectors.dimensions + TAG_FEATURES.length + LABELS.length;
  const featuresOf = (word: string): Float32Array => {
    const features = new Float32Array(dimensions);
    const source = row.get(CLITICS[word] ?? word);
    if (source !== undefined) features.set(vectors.values.subarray(source * vectors.dimensions, (source + 1) * vectors.dimensions));
    const tags = lexicon.tagsOf(CLITICS[word] ?? word);
    TAG_FEATURES.forEach((tag, t) => {
      const rank = tags.indexOf(tag);
      features[vectors.dimensions + t] = rank < 0 ? 0 : 1 / (rank + 1);
    });
    features.set(stemRatings.get(stem(word)) ?? [], vectors.dimensions + TAG_FEATURES.length);
    return features;
  };
  const entries = words.map((word) => ({
    type: word,
    classes: classesOfWord(word, lexicon),
    features: classTypes.includes(word as never) ? new Float32Array(dimensions) : featuresOf(word),
  }));
  classTypes.forEach((type, i) => {
    entries[i].classes = 0;
    entries[i].features[vectors.dimensions + TAG_FEATURES.indexOf(type === CLASS_TYPES.name ? 'NN' : 'DT')] =
      type === CLASS_TYPES.name ? 1 : 0;
  });
  const all = [...entries, ...averageAffixes(entries.slice(classTypes.length), dimensions)];
  const features = new Float32Array(all.length * dimensions);
  for (const [i, entry] of all.entries()) features.set(entry.features, i * dimensions);
  return {
    types: new Map(all.map((entry, i) => [entry.type, i])),
    classes: Uint8Array.from(all, (entry) => entry.classes),
    dimensions,
    features,
  };
}

interface Entry {
  type: string;
  classes: number;
  features: Float32Array;
}

function averageAffixes(entries: readonly Entry[], dimensions: number): Entry[] {
  const sums = new Map<string, { count: number; features: Float32Array }>();
  for (const { type, features } of entries) {
    if (!/^\p{L}{5,}$/u.test(type)) continue;
    for (const affix of [...SUFFIX_LENGTHS.map((length) => suffixType(type.slice(-length))), prefixType(type.slice(0, PREFIX_LENGTH))]) {
      const sum = sums.get(affix) ?? { count: 0, features: new Float32Array(dimensions) };
      sum.count++;
      features.forEach((value, d) => {
        sum.features[d] += value;
      });
      sums.set(affix, sum);
    }
  }
  return [...sums]
    .filter(([, { count }]) => count >= AFFIX_MIN_WORDS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { count, features }]) => ({ type, classes: 0, features: features.map((value) => value / count) }));
}
