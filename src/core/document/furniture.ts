import type { Line } from './plain.ts';

/** What a rule may look at besides the line: its neighbours, and the lines already seen. */
interface Surroundings {
  lines: readonly Line[];
  index: number;
  seen: ReadonlySet<string>;
}

type Rule = (line: Line, around: Surroundings) => boolean;

const NAVIGATION =
  /^(?:skip to (?:main )?content|read (?:also|more|next)|latest(?: news)?|sponsor(?:ed)?|categories|related(?: (?:articles|stories|topics|posts))?|share(?: this)?(?: (?:article|story|on .{2,20}))?|advertisement|advert|subscribe(?: now)?|sign (?:up|in)|log in|menu|search|home|tags?|topics?|comments?|newsletter|follow us(?: on .{2,30})?|most (?:read|popular|viewed)|trending(?: now)?|more (?:from|on|in) .{2,40}|back to top|print|e-?mail|copy link|accept(?: all)?(?: cookies)?|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|all rights reserved|continue reading|load more|view comments|previous|next)[:.…>»]*$/i;
const COOKIE = /\b(?:we|this (?:site|website)) uses? cookies\b|\baccept (?:all )?cookies\b/i;
const SOURCE_LINE =
  /^(?:sources?|source material|with (?:material|reporting) (?:from|by)|photos?|photograph|image|picture|credits?|tags?|filed under|topics|copyright|©)\s*:?\s*[:©(]|^©/i;
const AGENCY_LINE = /^[\p{L}\p{N}.]{2,15}(?:[,/ ]+(?:dpa|AFP|AP|Reuters|PTI|ANSA|EFE|UPI|PA|TASS|Xinhua|mdi|ntv\.de))+$/u;
const BYLINE = /^(?:by|from|written by|reported by|edited by)\s+(?:\p{Lu}[\p{L}.'’-]*\s*){1,4}(?:,.{0,60})?$/iu;
const DATE_LINE =
  /^(?:(?:published|updated|posted|last (?:updated|modified))\b.{0,60}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}.{0,30}|\p{L}{3,9} \d{1,2},? \d{4}.{0,30}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.{0,20})$/iu;
const REFERENCE =
  /^\[?\d{1,3}\]?\.?\s*(?:\p{Lu}[\p{L}'’-]+,\s+\p{Lu}\.|https?:)|^\[\d{1,3}\]\s*\S.*(?:\(\d{4}|\b(?:19|20)\d\d\b.*["”])|^https?:\/\/\S+$/u;

const startsWithBareUrl = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/.test(text);
const isLabelOnly = (text: string): boolean => /:$/.test(text) && text.split(/\s+/).length <= 4;
const isWordless = (text: string): boolean => !/\p{L}{2}/u.test(text);
const isTag = (line: Line): boolean => line.text.slice(line.bullet.length).split(/\s+/).length <= 4 && !/[.!?,;:]$/.test(line.text);

/** Runs of list items this long, all tags, are a tag list and not a list of short points. */
const TAG_LIST_MIN_ITEMS = 3;

function isInTagList(line: Line, { lines, index }: Surroundings): boolean {
  if (!line.bullet || !isTag(line)) return false;
  let first = index;
  let last = index;
  while (first > 0 && lines[first - 1].bullet) first--;
  while (last < lines.length - 1 && lines[last + 1].bullet && last - first < 60) last++;
  const run = lines.slice(first, last + 1);
  return run.length >= TAG_LIST_MIN_ITEMS && run.filter(isTag).length >= run.length * 0.8;
}

/** What page furniture looks like, one named rule a kind. Order does not matter; a line is furniture when any rule says so. */
export const FURNITURE_RULES: Record<string, Rule> = {
  navigation: (line) => NAVIGATION.test(line.text.slice(line.bullet.length)),
  cookiePrompt: (line) => line.text.length < 300 && COOKIE.test(line.text),
  sourceLine: (line) => line.text.length < 200 && (SOURCE_LINE.test(line.text) || AGENCY_LINE.test(line.text)),
  byline: (line) => line.text.length < 100 && (BYLINE.test(line.text) || DATE_LINE.test(line.text)),
  referenceList: (line) => REFERENCE.test(line.text),
  bareUrl: (line) => startsWithBareUrl(line.text),
  sectionLabel: (line) => !line.bullet && isLabelOnly(line.text),
  tagList: isInTagList,
  wordless: (line) => isWordless(line.text),
  repeatedLine: (line, { seen }) => seen.has(line.text.toLowerCase()),
};

/** The lines that are prose. */
export function dropFurniture(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter((line, index) => {
    const isFurniture = Object.values(FURNITURE_RULES).some((rule) => rule(line, { lines, index, seen }));
    seen.add(line.text.toLowerCase());
    return !isFurniture;
  });
}
