import type { Block, SentenceKind } from '../types.ts';
import { trimSpan } from './sentences.ts';

/** A line of the caller's text without its terminator and outer white space. */
export interface Line {
  start: number;
  end: number;
  text: string;
  /** The bullet or number that leads it, '' when none. */
  bullet: string;
  /** Whether a blank or dropped line, or nothing, stands before it. */
  opensParagraph: boolean;
}

const BULLET = /^(?:[•‣◦▪●○·*–—-]|\(?\p{N}{1,2}[.)])(?=\s|$)\s*/u;
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;

/** The non-empty lines, which end at LF, CRLF or CR. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let opensParagraph = true;
  for (const match of text.matchAll(LINE)) {
    const [start, end] = trimSpan(text, match.index, match.index + match[0].length);
    if (start === end) {
      opensParagraph = true;
      continue;
    }
    const line = text.slice(start, end);
    const bullet = BULLET.exec(line.slice(0, 8))?.[0] ?? '';
    lines.push({ start, end, text: line, bullet, opensParagraph });
    opensParagraph = false;
  }
  return lines;
}

/** Widths between which hard-wrapped text is wrapped in practice: half a column to a wide terminal. */
const WRAP_MIN_CHARS = 40;
const WRAP_MAX_CHARS = 120;
/** How far below the widest line a wrapped line may end: a long word that did not fit. */
const WRAP_SLACK_CHARS = 18;

/** Whether most lines of the paragraph end near one width and the next goes on mid-sentence. */
function isHardWrapped(lines: readonly Line[]): boolean {
  if (lines.length < 2 || lines.slice(1).some((line) => line.bullet)) return false;
  const widest = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (widest < WRAP_MIN_CHARS || widest > WRAP_MAX_CHARS) return false;
  const breaks = lines.slice(0, -1);
  const near = breaks.filter((line) => line.text.length >= widest - WRAP_SLACK_CHARS).length;
  const midSentence = breaks.filter((line, i) => !/[.!?:…]["”’')\]]*$/.test(line.text) || /^\p{Ll}/u.test(lines[i + 1].text)).length;
  const lowerNext = breaks.filter((_, i) => /^["“‘'(]?\p{Ll}/u.test(lines[i + 1].text)).length;
  return near > breaks.length / 2 && midSentence > breaks.length / 2 && lowerNext >= breaks.length / 3;
}

/** A headline is a line of its own that ends like no sentence, and short enough to be one. */
const HEADING_MAX_CHARS = 160;

function kindOf(line: Line): SentenceKind {
  if (line.bullet) return 'list';
  return line.text.length <= HEADING_MAX_CHARS && !/[.!?…:;,]["”’')\]]*$/.test(line.text) ? 'heading' : 'body';
}

/** Blocks of plain text: a line each, hard-wrapped paragraphs joined; a list item begins after its bullet. */
export function parsePlain(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; ) {
    let next = i + 1;
    while (next < lines.length && !lines[next].opensParagraph) next++;
    const paragraph = lines.slice(i, next);
    const first = paragraph[0];
    if (isHardWrapped(paragraph)) {
      const last = paragraph[paragraph.length - 1];
      blocks.push({ start: first.start + first.bullet.length, end: last.end, kind: first.bullet ? 'list' : 'body' });
    } else for (const line of paragraph) blocks.push({ start: line.start + line.bullet.length, end: line.end, kind: kindOf(line) });
    i = next;
  }
  return blocks;
}
