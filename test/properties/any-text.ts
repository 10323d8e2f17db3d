/** Texts of every kind for the properties: English that gets flagged among whatever else Unicode and page layouts hold. */
import fc from 'fast-check';

export const FLAGGED = [
  'The cronies at the harbour board are gonna hide the bill, sadly.',
  'Guess what, you guys: the ferry is a total mess.',
  'Prices could rise and the deal may fail.',
  'Observers say the vote is a disgrace.',
  'It is clear that the council should resign.',
  'Perhaps the storm will reshape the coast.',
  'Well, that was kinda dumb, right?',
  'This breathtaking, world-class quay raises questions about its cost.',
  'Who pays for this madness?',
];

const NEUTRAL = [
  'The council met on Friday and approved the plan by nine votes to four.',
  'Ada Brook said the vote was crucial and that prices could rise.',
  'According to the ministry, the bridge might close.',
  'She wrote: “It could be a total mess, you guys.”',
  "The U.S. envoy didn't reply; Dr. Osei's office did at 9 a.m. on Monday.",
  'Harbour reopens after storm',
  'Share this article',
  'By Ada Brook',
];

const LAYOUT = ['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', ' ', '  ', '\t', '- ', '• ', '1. ', '\u00A0', '\u2028', '\u0085', '\uFEFF'];
const QUOTES = [...'“”‘’„‚«»‹›「」『』"\'`´', ' "', '" ', " '", "' ", '5"', '””', '“‘'];
const ODD = [
  ...[
    '😀',
    '👩‍👩‍👧',
    '🏴‍☠️',
    '👍🏽',
    'e\u0301',
    'o\u0308\u0304',
    '\u0301',
    '\u200B',
    '\u200D',
    '\u00AD',
    '\u2060',
    '\u202E',
    '\u2066',
    '\u200F',
    '\u0000',
    '\u001b[31m',
  ],
  ...[
    '\uD83D',
    '\uDE00',
    '\uDE00\uD83D',
    '\uFFFF',
    'שלום ',
    'مرحبا ',
    '你好。',
    'Über ',
    'ﬁ',
    'İ',
    'ß',
    '٣',
    '…',
    '...',
    '—',
    '--',
    '?!',
    '.',
    ',',
    ';',
    ':',
    '(',
    ')',
    '[',
    ']',
    "'em",
    "n't",
    'U.S.',
  ],
];

const fromUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...FLAGGED, ...NEUTRAL).map((sentence) => `${sentence} `) },
  { weight: 3, arbitrary: fc.constantFrom(...LAYOUT) },
  { weight: 2, arbitrary: fc.constantFrom(...QUOTES) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fromUnits },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...FLAGGED, ...NEUTRAL).chain((sentence) => fc.nat(sentence.length).map((at) => sentence.slice(at))),
  },
);

export const anyText = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
