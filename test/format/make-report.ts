/** A Report made by hand: findings are given as label, cue and the words they mark. */
import { CUES, type Cue, recordOfLabels } from '../../src/core/labels.ts';
import { findLineStarts, locate } from '../../src/core/report/findings.ts';
import type { Finding, Report, Voice } from '../../src/core/types.ts';

export type Mark = [cue: Cue, words: string, voice?: Voice];

function makeFinding(text: string, [cue, words, voice = 'author']: Mark): Finding {
  const start = text.indexOf(words);
  const end = start + words.length;
  const from = locate(findLineStarts(text), start);
  const to = locate(findLineStarts(text), end);
  const { label, message, advice } = CUES[cue];
  const where = { start, end, text: words, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  return { id: `${cue}-${start}`, label, cue, voice, ...where, probability: 0.9, message, advice };
}

export function makeReport(text: string, marks: readonly Mark[] = [], changes: Partial<Report> = {}): Report {
  return {
    schema: 'bluepencil/report@1',
    model: { name: 'test', version: '1', sha256: '0'.repeat(64) },
    format: 'plain',
    language: { code: 'en', reliable: true },
    scores: recordOfLabels(() => 0.25),
    intervals: recordOfLabels(() => [0.1, 0.4]),
    thresholds: recordOfLabels(() => 0.5),
    counts: { sentences: 4, words: 40, flagged: recordOfLabels(() => 1) },
    coverage: { scored: 0.7, quoted: 0.2, skipped: 0.1 },
    sentences: [],
    findings: marks.map((mark) => makeFinding(text, mark)).sort((a, b) => a.start - b.start || (a.label < b.label ? -1 : 1)),
    warnings: [],
    ...changes,
  };
}
