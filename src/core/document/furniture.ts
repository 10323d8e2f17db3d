import type { Line } from './plain.ts';

/** What a rule may look at besides the line: what its neighbours say of it, and the texts already seen, in lower case. */
interface Surroundings {
  inTagList: ReadonlySet<Line>;
  seen: ReadonlySet<string>;
}

type Rule = (line: Line, around: Surroundings) => boolean;

const NAVIGATION =
  /^(?:skip to (?:main )?content|read (?:also|more|next)|latest(?: news)?|sponsor(?:ed)?|categories|related(?: (?:articles|stories|topics|posts))?|share(?: this)?(?: (?:article|story|on .{2,20}))?|advertisement|advert|subscribe(?: now)?|sign (?:up|in)|log in|menu|search|home|tags?|topics?|comments?|newsletter|follow us(?: on .{2,30})?|most (?:read|popular|viewed)|trending(?: now)?|back to top|print|e-?mail|copy link|accept(?: all)?(?: cookies)?|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|all rights reserved|continue reading|load more|view comments|previous|next)[:.…>»]*$/i;
/** The end of a line that goes on freely from its first words: prose begins like some furniture, but ends as a sentence does. */
const NO_SENTENCE_END = '(?<!\\p{L}{2}[.!?])$';
const MORE_LINK = new RegExp(`^more (?:from|on|in) .{2,40}${NO_SENTENCE_END}`, 'iu');
const COOKIE = /\b(?:we|this (?:site|website)) uses? cookies\b|\baccept (?:all )?cookies\b/i;
const SOURCE_LINE =
  /^(?:sources?|source material|with (?:material|reporting) (?:from|by)|photos?|photograph|image|picture|credits?|tags?|filed under|topics|copyright|©)\s*:?\s*[:©(]|^©/i;
const AGENCY_LINE = /^[\p{L}\p{N}.]{2,15}(?:[,/ ]+(?:dpa|AFP|AP|Reuters|PTI|ANSA|EFE|UPI|PA|TASS|Xinhua|mdi|ntv\.de))+$/u;
const BYLINE_LEAD = /^(?:by|from)\s+/i;
const NAME = "\\p{Lu}[\\p{L}.'’-]*";
/** Names, not under the flag i, which would make every letter a capital; or an office ("our home affairs staff"). */
const WRITER = new RegExp(
  `^(?:${NAME}(?:\\s+(?:(?:and|&|de|da|di|van|von|der|bin|al)\\s+)*${NAME}){0,7}|(?:our|the|a|guest|staff) (?:.{0,40} )?(?:staff|team|desk|bureau|agencies|(?:analyst|correspondent|editor|reporter|writer)s?))(?:$|(?:,| on \\d).{0,60}${NO_SENTENCE_END})`,
  'u',
);
const POSTED = new RegExp(`^(?:(?:written|reported|edited|posted|published) by|posted in) .{0,60}${NO_SENTENCE_END}`, 'iu');
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b';
const DATE = '(?:\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9},? \\d{4}|\\p{L}{3,9} \\d{1,2},? \\d{4}|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4})';
const TIME = `(?:${DATE}|\\d{1,2} ${MONTH}|${MONTH}\\p{L}{0,6}\\.? \\d|${WEEKDAY}|\\d{1,2}(?:[:.]\\d\\d| ?[ap]\\.?m)|(?:\\d{1,2} ?|an? )\\p{L}+ ago|today|yesterday|just now)`;
const DATE_LINE = new RegExp(
  `^(?:published|updated|posted|last (?:updated|modified))(?:$|:.{0,60}$|(?: [|/–—-]|,? (?:on |at )?${TIME}).{0,60}${NO_SENTENCE_END})|^${DATE}.{0,30}${NO_SENTENCE_END}`,
  'iu',
);
const REFERENCE = /^\[?\d{1,3}\]?\.?\s*(?:\p{Lu}[\p{L}'’-]+,\s+\p{Lu}\.|https?:)|^https?:\/\/\S+$/u;
const BRACKETED_NUMBER = /^\[\d{1,3}\]\s*\S/;
const YEAR = /\b(?:19|20)\d\d\b/;

function isByline(text: string): boolean {
  const lead = BYLINE_LEAD.exec(text);
  return POSTED.test(text) || (lead !== null && WRITER.test(text.slice(lead[0].length)));
}

/** "[3] …", which a year in parentheses or a year before a closing quotation mark makes a reference. */
function isNumberedReference(text: string): boolean {
  if (!BRACKETED_NUMBER.test(text)) return false;
  const year = text.search(YEAR);
  return /\(\d{4}/.test(text) || (year >= 0 && /["”]/.test(text.slice(year)));
}

const startsWithBareUrl = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/.test(text);
const isLabelOnly = (text: string): boolean => /:$/.test(text) && text.split(/\s+/).length <= 4;
const isWordless = (text: string): boolean => !/\p{L}{2}/u.test(text);
const withoutBullet = (line: Line): string => line.text.slice(line.bullet.length);
const isTag = (line: Line): boolean => withoutBullet(line).split(/\s+/).length <= 4 && !/[.!?,;:]$/.test(line.text);

/** Runs of list items this long, this share of them tags, are a tag list and not a list of short points. */
const TAG_LIST_MIN_ITEMS = 3;
const TAG_LIST_MIN_SHARE = 0.8;

/** The tags of every tag list. */
export function findTagLists(lines: readonly Line[]): Set<Line> {
  const found = new Set<Line>();
  for (let first = 0; first < lines.length; ) {
    let last = first;
    while (last < lines.length && lines[last].bullet) last++;
    const tags = lines.slice(first, last).filter(isTag);
    if (last - first >= TAG_LIST_MIN_ITEMS && tags.length >= (last - first) * TAG_LIST_MIN_SHARE) for (const tag of tags) found.add(tag);
    first = last + 1;
  }
  return found;
}

/** What page furniture looks like, one named rule a kind. Order does not matter; a line is furniture when any rule says so. */
export const FURNITURE_RULES: Record<string, Rule> = {
  navigation: (line) => NAVIGATION.test(withoutBullet(line)) || MORE_LINK.test(withoutBullet(line)),
  cookiePrompt: (line) => line.text.length < 300 && COOKIE.test(line.text),
  sourceLine: (line) => line.text.length < 200 && (SOURCE_LINE.test(line.text) || AGENCY_LINE.test(line.text)),
  byline: (line) => line.text.length < 100 && (isByline(line.text) || DATE_LINE.test(line.text)),
  referenceList: (line) => REFERENCE.test(line.text) || isNumberedReference(line.text),
  bareUrl: (line) => startsWithBareUrl(line.text),
  sectionLabel: (line) => !line.bullet && isLabelOnly(line.text),
  tagList: (line, { inTagList }) => inTagList.has(line),
  wordless: (line) => isWordless(line.text),
  repeatedLine: (line, { seen }) => seen.has(line.text.toLowerCase()),
};

/** The lines that are prose. What follows a dropped line is a paragraph of its own: no block may cover the furniture. */
export function dropFurniture(lines: readonly Line[]): Line[] {
  const inTagList = findTagLists(lines);
  const seen = new Set<string>();
  const rules = Object.values(FURNITURE_RULES);
  const prose: Line[] = [];
  let afterDropped = false;
  for (const line of lines) {
    const isFurniture = rules.some((rule) => rule(line, { inTagList, seen }));
    seen.add(line.text.toLowerCase());
    if (!isFurniture) prose.push(afterDropped ? { ...line, opensParagraph: true } : line);
    afterDropped = isFurniture;
  }
  return prose;
}
