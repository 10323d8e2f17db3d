/** A report as marked-up text for a terminal: the article's own lines, a margin naming label and cue, bars for the scores. */
import stringWidth from 'string-width';
import { LABELS, type Label } from '../core/labels.ts';
import type { Finding, Report } from '../core/types.ts';
import { showControls } from './show-controls.ts';

export interface PrettyOptions {
  /** Columns of the terminal. */
  width: number;
  color: boolean;
}

const MIN_WIDTH = 40;
/** Room for the longest note, "editorializing: presupposition", and its gap. */
const MARGIN_WIDTH = 32;
/** Text narrower than this beside the margin reads badly; then the notes go below their line. */
const MIN_TEXT_WIDTH = 44;

const STYLE: Record<Label, string> = { casual: '36', speculative: '33', editorializing: '35' };
const paint = (color: boolean, codes: string, text: string): string => (color && text ? `\u001b[${codes}m${text}\u001b[0m` : text);

/** Mark that closes a span when there is no colour: `[words]c`. */
const CLOSING: Record<Label, string> = { casual: ']c', speculative: ']s', editorializing: ']e' };

interface Row {
  start: number;
  end: number;
}

/**
 * @param text the caller's text that the report is about
 * @returns lines ending in a newline; no control character of the text gets through
 */
export function formatPretty(report: Report, text: string, { width, color }: PrettyOptions): string {
  const columns = Math.max(MIN_WIDTH, width);
  const parts = [
    formatHead(report, color),
    formatLines(report, text, columns, color),
    formatScores(report, columns, color),
    formatFoot(report, color),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function formatHead({ path }: Report, color: boolean): string {
  return path === undefined ? '' : paint(color, '1', showControls(path === '-' ? '(standard input)' : path));
}

function formatLines(report: Report, text: string, columns: number, color: boolean): string {
  const lines = splitLines(text);
  const gutter = String(lines.length).length + 3;
  const beside = columns - gutter - MARGIN_WIDTH >= MIN_TEXT_WIDTH;
  const textWidth = beside ? columns - gutter - MARGIN_WIDTH : columns - gutter;
  return lines
    .map(({ start, end }, i) => {
      const findings = report.findings.filter((finding) => finding.start < end && finding.end > start);
      const rows = wrapLine(text, start, end, findings, textWidth, color);
      const rendered = rows.map((row) => renderRow(text, row, findings, color).trimEnd());
      const notes = rows.map((row, r) =>
        findings.filter((finding) => startsIn(finding, row, r === 0 ? start : row.start)).map(describeFinding),
      );
      const head = (r: number): string => paint(color, '2', `${(r === 0 ? String(i + 1) : '').padStart(gutter - 3)} │ `);
      if (!beside)
        return [...rendered.map((row, r) => head(r) + row), ...notes.flat().map((note) => `${head(1)}  ↑ ${paint(color, '2', note)}`)].join(
          '\n',
        );
      return layMargin(rendered, notes, textWidth, color)
        .map((row, r) => (head(r) + row).trimEnd())
        .join('\n');
    })
    .join('\n');
}

/** A finding that began on an earlier line is noted there. */
const startsIn = (finding: Finding, row: Row, from: number): boolean => finding.start >= from && finding.start < row.end;

const describeFinding = ({ label, cue, voice }: Finding): string => `${label}: ${cue}${voice === 'author' ? '' : ` (${voice})`}`;

/** Notes beside the row their span begins in; when a row has more notes than one, they run on below. */
function layMargin(rows: string[], notes: string[][], textWidth: number, color: boolean): string[] {
  const waiting: string[] = [];
  const out: string[] = [];
  for (let r = 0; r < rows.length || waiting.length > 0; r++) {
    waiting.push(...(notes[r] ?? []));
    const row = rows[r] ?? '';
    const note = waiting.shift();
    out.push(note === undefined ? row : `${row}${' '.repeat(Math.max(0, textWidth - stringWidth(row)))}  ${paint(color, '2', note)}`);
  }
  return out;
}

function splitLines(text: string): Row[] {
  const lines: Row[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\r|\n|$/g)) {
    if (match.index === text.length && start === text.length && lines.length > 0) break;
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return lines;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a line into rows of at most `width` cells, at white space where there is any. */
function wrapLine(text: string, start: number, end: number, findings: readonly Finding[], width: number, color: boolean): Row[] {
  const rows: Row[] = [];
  let rowStart = start;
  let rowWidth = 0;
  const measure = (from: number, to: number): number =>
    stringWidth(renderRow(text, { start: from, end: to }, color ? [] : findings, false));
  for (const word of text.slice(start, end).matchAll(/\S+\s*|\s+/g)) {
    for (const [from, to] of splitLongWord(text, start + word.index, start + word.index + word[0].length, width)) {
      const cells = measure(from, to);
      const visible = measure(from, from + text.slice(from, to).trimEnd().length);
      if (rowWidth + visible > width && from > rowStart) {
        rows.push({ start: rowStart, end: from });
        rowStart = from;
        rowWidth = 0;
      }
      rowWidth += cells;
    }
  }
  rows.push({ start: rowStart, end });
  return rows;
}

/** Longest slice given to the grapheme segmenter at once: on Node 20 its time is quadratic in the length of the string. */
const SEGMENTED_CHARS = 1000;

/** Pieces of a word that is too long for a row, none cut through a character. */
function splitLongWord(text: string, start: number, end: number, width: number): [number, number][] {
  if (end - start <= width / 2) return [[start, end]];
  const pieces: [number, number][] = [];
  const limit = Math.max(1, Math.floor(width / 3));
  let from = start;
  let count = 0;
  for (let window = start; window < end; window += SEGMENTED_CHARS)
    for (const { index } of GRAPHEMES.segment(text.slice(window, Math.min(end, window + SEGMENTED_CHARS)))) {
      if (count++ % limit === 0 && window + index > start) {
        pieces.push([from, window + index]);
        from = window + index;
      }
    }
  pieces.push([from, end]);
  return pieces;
}

/** The row's text with its spans marked: coloured and underlined, or in brackets that name the label's initial. */
function renderRow(text: string, row: Row, findings: readonly Finding[], color: boolean): string {
  const within = findings.filter((finding) => finding.start < row.end && finding.end > row.start);
  const edges = [...new Set([row.start, row.end, ...within.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= row.start && at <= row.end)
    .sort((a, b) => a - b);
  let out = '';
  for (let i = 0; i < edges.length; i++) {
    const at = edges[i];
    if (!color) {
      const closing = within.filter((finding) => finding.end === at).sort((a, b) => b.start - a.start);
      out += closing.map(({ label }) => CLOSING[label]).join('');
      if (at < row.end) out += '['.repeat(within.filter((finding) => finding.start === at).length);
    }
    const next = edges[i + 1];
    if (next === undefined) break;
    const piece = showControls(text.slice(at, next));
    const label = within.find((finding) => finding.start <= at && finding.end >= next)?.label;
    out += color && label ? paint(true, `4;${STYLE[label]}`, piece) : piece;
  }
  return out;
}

const BAR_CELLS = 20;

function formatScores({ scores, intervals, counts }: Report, columns: number, color: boolean): string {
  const narrow = columns < 76;
  return LABELS.map((label) => {
    const filled = Math.round(scores[label] * BAR_CELLS);
    const bar = paint(color, STYLE[label], '█'.repeat(filled)) + paint(color, '2', '░'.repeat(BAR_CELLS - filled));
    const [low, high] = intervals[label].map((share) => share.toFixed(2));
    const flagged = `${counts.flagged[label]} of ${counts.sentences} sentences`;
    return `${label.padEnd(14)} ${bar} ${scores[label].toFixed(2)}${narrow ? '' : `  (90 %: ${low}–${high})`}  ${flagged}`;
  }).join('\n');
}

function formatFoot({ warnings, coverage, counts, language }: Report, color: boolean): string {
  const share = (part: number): string => `${Math.round(part * 100)} %`;
  const legend = LABELS.map((label) => (color ? paint(true, `4;${STYLE[label]}`, label) : `[…${CLOSING[label]} ${label}`)).join('   ');
  const read = `${counts.words} words; ${share(coverage.quoted)} quoted, ${share(coverage.skipped)} skipped as page furniture${language.reliable ? '' : '; language uncertain'}`;
  return [legend, paint(color, '2', read), ...warnings.map(({ code, message }) => `warning (${code}): ${message}`)].join('\n');
}
