/** Labeled sentences as the network sees them: tokens read by the core, lexicon evidence, gold tags and cues. */
import { createTokens, SHAPE } from '../core/document/tokens.ts';
import { CUE_NAMES, LABELS } from '../core/labels.ts';
import type { Lexicon } from '../core/model/lexicon.ts';
import { EXTRA_FEATURES, shapeFeatures, spreadEvidence } from '../core/model/tag.ts';
import { resolveTypes } from '../core/model/vocabulary.ts';
import { type ReadDocument, readBlock } from '../core/score.ts';
import { authorSpans, type GoldSentence } from './read-corpus.ts';
import type { WordKnowledge } from './word-knowledge.ts';

export interface EncodedSentence {
  gold: GoldSentence;
  length: number;
  /** Types whose mean is each token's features. */
  types: number[][];
  /** `length × cues` */
  evidence: Float32Array;
  /** `length × SHAPE_FEATURES` */
  shapes: Float32Array;
  /** `length × labels`, 1 inside a gold span of whatever voice. */
  tags: Float32Array;
  /** Gold cue of each token by index in `CUE_NAMES`, a list since spans of different labels nest. */
  cues: number[][];
  /** 1 where the token is a word of the author's, `length × labels`. */
  author: Float32Array;
  /** 1 where the sentence carries the label. */
  labels: number[];
}

/** One labeled sentence through the core's reader, as a single sentence even where the splitter would cut it. */
export function readGold(sentence: GoldSentence): ReadDocument {
  const { text, kind } = sentence;
  const read: ReadDocument = { document: { text, blocks: [], warnings: [] }, sentences: [], tokens: createTokens(), warnings: [] };
  readBlock(read, { start: 0, end: text.length, kind }, [[0, text.length]]);
  return read;
}

export function encodeSentence(gold: GoldSentence, knowledge: WordKnowledge, lexicon: Lexicon): EncodedSentence {
  const { tokens } = readGold(gold);
  const length = tokens.keys.length;
  const find = (type: string): number | undefined => knowledge.types.get(type);
  const matches = lexicon.match(tokens, 0, length, (key) => knowledge.classes[knowledge.types.get(key) ?? 0]);
  const tags = new Float32Array(length * LABELS.length);
  const author = new Float32Array(length * LABELS.length).fill(1);
  const cues: number[][] = tokens.keys.map(() => []);
  for (let t = 0; t < length; t++) {
    const isPunctuation = (tokens.shapes[t] & SHAPE.punctuation) !== 0;
    LABELS.forEach((label, l) => {
      const isOther = tokens.voices[t] === 'quoted' || (tokens.voices[t] === 'attributed' && label !== 'casual');
      if (isPunctuation || isOther) author[t * LABELS.length + l] = 0;
    });
    for (const span of gold.spans) {
      if (tokens.ends[t] <= span.start || tokens.starts[t] >= span.end) continue;
      const l = LABELS.indexOf(span.label);
      tags[t * LABELS.length + l] = 1;
      cues[t].push(CUE_NAMES.indexOf(span.cue));
      if (span.voice !== 'author') author[t * LABELS.length + l] = 0;
      else if (!isPunctuation) author[t * LABELS.length + l] = 1;
    }
  }
  return {
    gold,
    length,
    types: tokens.keys.map((key, t) => resolveTypes(key, tokens.shapes[t], find)),
    evidence: spreadEvidence(matches, 0, length),
    shapes: Float32Array.from(tokens.keys.flatMap((key, t) => shapeFeatures(key, tokens.shapes[t]))),
    tags,
    cues,
    author,
    labels: LABELS.map((label) => (authorSpans(gold, label).length > 0 ? 1 : 0)),
  };
}

/** Sentences padded to one length, as dense row-major arrays. */
export interface Batch {
  sentences: number;
  tokens: number;
  /** Types of each token, `sentences × tokens` lists; none for padding and blanked words. */
  types: number[][];
  /** `sentences × tokens × knowledge.dimensions` */
  knowledge: Float32Array;
  /** `sentences × tokens × EXTRA_FEATURES` */
  extras: Float32Array;
  /** `sentences × tokens × cues` */
  evidence: Float32Array;
  /** `sentences × tokens × labels` */
  tags: Float32Array;
  /** 1 for a token, 0 for padding, `sentences × tokens × 1`. */
  mask: Float32Array;
  author: Float32Array;
  /** `sentences × tokens × cues`, 1 for each gold cue of a token. */
  cues: Float32Array;
  /** `sentences × labels`, and 1 where the sentence has a word of the author's. */
  labels: Float32Array;
  scored: Float32Array;
}

export interface BatchNoise {
  /** Whether to blank this token's row, and this sentence's lexicon. */
  dropWord: () => boolean;
  dropLexicon: () => boolean;
}

export const NO_NOISE: BatchNoise = { dropWord: () => false, dropLexicon: () => false };

export function buildBatch(items: readonly EncodedSentence[], knowledge: WordKnowledge, noise: BatchNoise): Batch {
  const tokens = Math.max(...items.map((item) => item.length));
  const rows = items.length * tokens;
  const width = knowledge.dimensions;
  const cueCount = CUE_NAMES.length;
  const batch: Batch = {
    sentences: items.length,
    tokens,
    types: Array.from({ length: rows }, () => []),
    knowledge: new Float32Array(rows * width),
    extras: new Float32Array(rows * EXTRA_FEATURES),
    evidence: new Float32Array(rows * cueCount),
    tags: new Float32Array(rows * LABELS.length),
    mask: new Float32Array(rows),
    author: new Float32Array(rows * LABELS.length),
    cues: new Float32Array(rows * cueCount),
    labels: Float32Array.from(items.flatMap((item) => item.labels)),
    scored: new Float32Array(items.length * LABELS.length),
  };
  const shapeCount = EXTRA_FEATURES - cueCount;
  items.forEach((item, s) => {
    const withoutLexicon = noise.dropLexicon();
    for (let t = 0; t < item.length; t++) {
      const at = s * tokens + t;
      batch.mask[at] = 1;
      if (!noise.dropWord()) batch.types[at] = item.types[t];
      for (const type of batch.types[at])
        for (let d = 0; d < width; d++) batch.knowledge[at * width + d] += knowledge.features[type * width + d] / item.types[t].length;
      if (!withoutLexicon) {
        const evidence = item.evidence.subarray(t * cueCount, (t + 1) * cueCount);
        batch.extras.set(evidence, at * EXTRA_FEATURES);
        batch.evidence.set(evidence, at * cueCount);
      }
      batch.extras.set(item.shapes.subarray(t * shapeCount, (t + 1) * shapeCount), at * EXTRA_FEATURES + cueCount);
      for (const cue of item.cues[t]) batch.cues[at * cueCount + cue] = 1;
    }
    batch.tags.set(item.tags, s * tokens * LABELS.length);
    batch.author.set(item.author, s * tokens * LABELS.length);
    for (let l = 0; l < LABELS.length; l++)
      for (let t = 0; t < item.length; t++) if (item.author[t * LABELS.length + l]) batch.scored[s * LABELS.length + l] = 1;
  });
  return batch;
}
