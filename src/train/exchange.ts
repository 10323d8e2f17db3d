/**
 * The JSONL of two annotation tools, to label or review the data in them. Both carry everything a row holds beside its spans as
 * metadata, and a span's voice in its label ("editorializing/loaded/author"), so that a row comes back as it went.
 */
import { CUES, type Cue } from '../core/labels.ts';
import type { Voice } from '../core/types.ts';
import type { GoldSentence, GoldSpan } from './read-corpus.ts';

type Fields = Omit<GoldSentence, 'text' | 'spans'>;

export interface Exchange {
  encode(sentence: GoldSentence): object;
  /** Throws an Error that says what is wrong with the row. */
  decode(row: unknown): GoldSentence;
}

const nameSpan = ({ label, cue, voice }: GoldSpan): string => `${label}/${cue}/${voice}`;

/** A span whose offsets count code points of the text. */
function readSpan(text: string, start: unknown, end: unknown, name: unknown): GoldSpan {
  const [label, cue, voice] = String(name).split('/');
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new Error(`a span runs from ${String(start)} to ${String(end)}`);
  if (!Object.hasOwn(CUES, cue ?? '') || CUES[cue as Cue].label !== label) throw new Error(`'${String(name)}' is no LABEL/CUE/VOICE`);
  return {
    start: fromCodePoints(text, start as number),
    end: fromCodePoints(text, end as number),
    label,
    cue: cue as Cue,
    voice: voice as Voice,
  } as GoldSpan;
}

/** UTF-16 offset to code points, and back: Prodigy counts code points, as Python does. */
export function toCodePoints(text: string, offset: number): number {
  return Array.from(text.slice(0, offset)).length;
}

export function fromCodePoints(text: string, offset: number): number {
  return Array.from(text).slice(0, offset).join('').length;
}

/** doccano's sequence labeling: `{"text", "label": [[start, end, name]], "meta"}`; it counts code points too. */
export const doccano: Exchange = {
  encode({ text, spans, ...meta }) {
    return { text, label: spans.map((span) => [toCodePoints(text, span.start), toCodePoints(text, span.end), nameSpan(span)]), meta };
  },
  decode(row) {
    const { text, label, labels, meta } = row as { text: string; label?: unknown[][]; labels?: unknown[][]; meta: Fields };
    if (typeof text !== 'string' || typeof meta !== 'object') throw new Error('has no text or no meta');
    const spans = (label ?? labels ?? []).map(([start, end, name]) => readSpan(text, start, end, name));
    return orderFields(text, spans, meta);
  },
};

/** Prodigy: `{"text", "spans": [{"start", "end", "label"}], "meta"}`. */
export const prodigy: Exchange = {
  encode({ text, spans, ...meta }) {
    return {
      text,
      spans: spans.map((span) => ({ start: toCodePoints(text, span.start), end: toCodePoints(text, span.end), label: nameSpan(span) })),
      meta,
    };
  },
  decode(row) {
    const { text, spans, meta } = row as { text: string; spans?: { start: number; end: number; label: string }[]; meta: Fields };
    if (typeof text !== 'string' || typeof meta !== 'object') throw new Error('has no text or no meta');
    return orderFields(
      text,
      (spans ?? []).map(({ start, end, label }) => readSpan(text, start, end, label)),
      meta,
    );
  },
};

/** A row with its fields in the corpus's order. */
function orderFields(text: string, spans: GoldSpan[], { id, ...fields }: Fields): GoldSentence {
  return { id, text, spans, ...fields };
}
