import { CUES, type Label } from '../labels.ts';
import type { Finding, TaggedSentence, Tokens, Voice } from '../types.ts';

/** Start offsets of the lines of a text; lines end at LF, CRLF or CR. */
export function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Line and column of an offset, both from 1, the column in UTF-16 units. */
export function locate(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lineStarts[low] + 1 };
}

/** FNV-1a over UTF-16 units in two 32-bit lanes with different seeds: 16 hex digits, enough to tell findings apart. */
function hashText(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * Findings by start, then label, for the voices and labels asked for. Ids are given to all spans, asked for or not, so that
 * a finding has the same id whatever is listed beside it.
 */
export function listFindings(
  text: string,
  tokens: Tokens,
  sentences: readonly TaggedSentence[],
  voices: readonly Voice[],
  labels: readonly Label[],
): Finding[] {
  const lineStarts = findLineStarts(text);
  const ordinals = new Map<string, number>();
  return sentences.flatMap(({ sentence, spans }) => {
    const ordered = [...spans].sort((a, b) => a.first - b.first || (a.label < b.label ? -1 : 1));
    return ordered.flatMap((span): Finding[] => {
      const start = tokens.starts[span.first];
      const end = tokens.ends[span.last - 1];
      const words = text.slice(start, end);
      const hash = hashText([span.label, span.cue, words, text.slice(sentence.start, sentence.end)].join('\u0000'));
      const ordinal = (ordinals.get(hash) ?? 0) + 1;
      ordinals.set(hash, ordinal);
      if (!(voices.includes(span.voice) && labels.includes(span.label))) return [];
      const from = locate(lineStarts, start);
      const to = locate(lineStarts, end);
      return [
        {
          id: ordinal === 1 ? hash : `${hash}-${ordinal}`,
          label: span.label,
          cue: span.cue,
          voice: span.voice,
          start,
          end,
          text: words,
          line: from.line,
          column: from.column,
          endLine: to.line,
          endColumn: to.column,
          probability: span.probability,
          message: `"${words.replace(/\s+/g, ' ')}" ${CUES[span.cue].message}.`,
          advice: CUES[span.cue].advice,
        },
      ];
    });
  });
}
