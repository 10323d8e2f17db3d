/** The nouns that cross a stage of the pipeline, in pipeline order. A span is `[start, end)` in UTF-16 units of the caller's text. */
import type { Cue, Label } from './labels.ts';

export type Format = 'plain' | 'markdown' | 'html';
export type Voice = 'author' | 'quoted' | 'attributed';
export type SentenceKind = 'body' | 'heading' | 'list';
export type WarningCode =
  | 'empty'
  | 'not-english'
  | 'foreign-paragraph'
  | 'unclosed-quotation'
  | 'certainty-drift'
  | 'too-complex'
  | 'truncated'
  | 'unused-ignore';

export interface Warning {
  code: WarningCode;
  message: string;
  start?: number;
  end?: number;
}

/** A run of prose: a paragraph, a headline, a list item without its bullet. */
export interface Block {
  start: number;
  end: number;
  kind: SentenceKind;
}

/** What of the caller's text is prose; everything outside the blocks was skipped as page furniture. */
export interface Document {
  text: string;
  blocks: Block[];
  warnings: Warning[];
}

/**
 * Tokens of one or more blocks, as parallel arrays (a token is an index), because objects per token cost more than
 * the model does. `keys` are lower-cased and normalised (see `document/tokens.ts`), `shapes` are bits of `SHAPE`.
 */
export interface Tokens {
  starts: number[];
  ends: number[];
  keys: string[];
  shapes: number[];
  voices: Voice[];
}

/** A sentence and its tokens, `[firstToken, lastToken)` in the document's `Tokens`. */
export interface Sentence {
  start: number;
  end: number;
  kind: SentenceKind;
  firstToken: number;
  lastToken: number;
}

/** A place where a row of the rated lexicon matches; `[first, last)` are token indices. */
export interface LexiconMatch {
  first: number;
  last: number;
  cue: Cue;
  /** 1 = weak evidence, 2 = usual, 3 = nearly always. */
  strength: number;
}

/** Evidence for one label in one sentence: contiguous tokens `[first, last)`, one voice, a calibrated probability in 0..1. */
export interface TaggedSpan {
  label: Label;
  cue: Cue;
  voice: Voice;
  first: number;
  last: number;
  probability: number;
}

/** A sentence after the model: calibrated probabilities in 0..1, and its spans in every voice. */
export interface TaggedSentence {
  sentence: Sentence;
  probabilities: Record<Label, number>;
  labels: Label[];
  spans: TaggedSpan[];
  hasAuthorWord: boolean;
}

export interface Finding {
  id: string;
  label: Label;
  cue: Cue;
  voice: Voice;
  source?: string;
  start: number;
  end: number;
  text: string;
  /** Lines and columns count from 1; columns in UTF-16 units, the end exclusive. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  probability: number;
  message: string;
  advice: string;
}

export interface ReportSentence {
  start: number;
  end: number;
  kind: SentenceKind;
  probabilities: Record<Label, number>;
  labels: Label[];
}

/** What `score()` returns and `--format json` prints. */
export interface Report {
  schema: 'bluepencil/report@1';
  model: { name: string; version: string; sha256: string };
  path?: string;
  id?: string;
  format: Format;
  language: { code: string; reliable: boolean };
  /** Mean probability over the scored sentences that have an author-voice word; 0 when there is none. */
  scores: Record<Label, number>;
  /** 90 % interval for the true share of such sentences that carry the label; [0, 1] when there is none. */
  intervals: Record<Label, [number, number]>;
  thresholds: Record<Label, number>;
  counts: { sentences: number; words: number; flagged: Record<Label, number> };
  /** Shares of the non-space characters; they sum to 1, or are all 0 for an empty text. */
  coverage: { scored: number; quoted: number; skipped: number };
  sentences: ReportSentence[];
  findings: Finding[];
  warnings: Warning[];
}
