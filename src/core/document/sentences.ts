/**
 * Longest sentence, and longest slice given to Intl.Segmenter at once: on Node 20 its time is quadratic in the length of
 * the string. What runs on for longer is cut between words.
 */
const MAX_SENTENCE_CHARS = 2000;

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations that a sentence rarely ends with: titles, months, units, reference words. */
const ABBREVIATION =
  /(?:^|[\s("“'‘[—–-])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|St|Sr|Jr|Messrs|Mt|Ft|Vol|Fig|Figs|vs|v|cf|e\.g|i\.e|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|al|pp|p|ed|eds|Art|Sec|Ch|Op|est|dept|Dept|Univ|Ave|Blvd)\.["”’']?\s*$/;
/** "No. 14", but not the answer "No.": merged only before a number. */
const NUMBER_SIGN = /(?:^|[\s("“'‘[—–-])Nos?\.\s*$/;
/** Abbreviations and initials that may end a sentence: merged only when what follows goes on with it. */
const INITIALS = /(?:^|[\s("“'‘[—–.-])(?:\p{Lu}\.)+["”’']?\s*$|\b[ap]\.m\.\s*$/u;
const ENDS_SENTENCE_INITIALS = /(?:U\.S|U\.K|U\.N|E\.U|D\.C|[ap]\.m)\.["”’']?\s*$/;
const COMMON_OPENER =
  /^["“'‘]?(?:The|A|An|It|He|She|They|We|But|And|In|On|At|This|That|These|Those|There|If|When|While|However|Its|His|Her|Their|For|After|As|Since|Some|Many|Most)\s/;
const CONTINUES = /^["”’')\]]*\s*[\p{Ll}\p{N},;:–—-]/u;
const ELLIPSIS_END = /(?:…|\.\.\.)["”’']?\s*$/;
const QUOTED_END = /[.!?…]["”’']\s*$/;
const BARE_NUMBER = /^\s*[([]?\p{N}{1,3}[.)]\s*$/u;
const NO_WORD = /^[^\p{L}\p{N}]*$/u;

function isContinued(before: string, after: string): boolean {
  if (NO_WORD.test(after)) return true;
  if (BARE_NUMBER.test(before)) return true;
  if (ABBREVIATION.test(before)) return true;
  if (NUMBER_SIGN.test(before) && /^\p{N}/u.test(after)) return true;
  if (ENDS_SENTENCE_INITIALS.test(before)) return CONTINUES.test(after) || !COMMON_OPENER.test(after);
  if (INITIALS.test(before)) return true;
  if (ELLIPSIS_END.test(before) || QUOTED_END.test(before)) return /^["“‘']?\s*\p{Ll}/u.test(after);
  return /^["”’')\]]*\s*[\p{Ll},;]/u.test(after) && !/[!?]\s*$/.test(before);
}

/** Cuts before a high surrogate rather than through a pair. */
function alignToCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** Where to cut `text[from, to)`, which holds no end of a sentence: after its last white space if it has any. */
function findCut(text: string, from: number, to: number): number {
  for (let cut = to; cut > from; cut--) if (/\s/.test(text[cut - 1])) return cut;
  return alignToCharacter(text, to);
}

/**
 * Start offsets of the segmenter's sentences in `text[start, end)`, in linear time. Line ends are white space to it, since
 * a block holds them only where a paragraph is wrapped.
 */
function* segmentStarts(text: string, start: number, end: number): Generator<number> {
  let from = start;
  while (from < end) {
    const to = Math.min(end, from + MAX_SENTENCE_CHARS);
    const slice = text.slice(from, to).replace(/[\r\n]/g, ' ');
    const starts = Array.from(SEGMENTER.segment(slice), (segment) => from + segment.index);
    if (to === end) {
      yield* starts;
      return;
    }
    const incomplete = starts.pop() as number;
    if (starts.length === 0) yield from;
    yield* starts;
    from = starts.length > 0 ? incomplete : findCut(text, from, to);
  }
}

/**
 * Sentence spans of one block, outer white space trimmed; none is empty. `Intl.Segmenter` proposes the boundaries, and a
 * merge rule takes back those after abbreviations, initials and marks that the sentence goes on from, unless what it makes
 * would be too long for a sentence.
 */
export function splitSentences(text: string, start: number, end: number): [number, number][] {
  const starts = [...segmentStarts(text, start, end)];
  const spans: [number, number][] = [];
  starts.forEach((from, i) => {
    const to = starts[i + 1] ?? end;
    const previous = spans.at(-1);
    if (
      previous &&
      to - previous[0] <= MAX_SENTENCE_CHARS &&
      isContinued(text.slice(previous[0], previous[1]).slice(-40), text.slice(from, Math.min(to, from + 60)))
    )
      previous[1] = to;
    else spans.push([from, to]);
  });
  return spans.map((span) => trimSpan(text, span[0], span[1])).filter(([from, to]) => from < to);
}

export function trimSpan(text: string, start: number, end: number): [number, number] {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  return [start, end];
}
