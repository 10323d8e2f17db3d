/**
 * The label contract (training-data/GUIDELINES.md) as the program needs it: three labels, and for each cue what it
 * marks, what the words do here (message) and what to do about it (advice).
 */
export const LABELS = ['casual', 'speculative', 'editorializing'] as const;
export type Label = (typeof LABELS)[number];

interface CueText {
  label: Label;
  meaning: string;
  /** Completes the sentence `"SPAN" …`. */
  message: string;
  advice: string;
}

export const CUES = {
  slang: {
    label: 'casual',
    meaning: 'slang and clipped forms',
    message: 'is slang or a clipped form',
    advice: 'Use the standard word.',
  },
  colloquial: {
    label: 'casual',
    meaning: 'conversational phrases and idioms',
    message: 'is conversational',
    advice: 'Say it as the news desk would, in plain words.',
  },
  address: {
    label: 'casual',
    meaning: 'talking to the reader, or as one of them',
    message: 'talks to the reader, or as one of them',
    advice: 'Report to the reader instead of chatting; cut it or use the third person.',
  },
  interjection: {
    label: 'casual',
    meaning: 'discourse markers, tags, exclamations',
    message: 'is a spoken filler or exclamation',
    advice: 'Cut it.',
  },
  nonstandard: {
    label: 'casual',
    meaning: 'spellings and grammar of speech',
    message: 'is written as it is spoken',
    advice: 'Use the standard spelling and grammar.',
  },
  playful: {
    label: 'casual',
    meaning: 'jokes, cute comparisons, word play',
    message: 'jokes with the reader',
    advice: 'Say what happened without the joke.',
  },
  modal: {
    label: 'speculative',
    meaning: 'epistemic modals',
    message: 'puts forward what nobody here has established',
    advice: 'Name who says so, or report what is known.',
  },
  epistemic: {
    label: 'speculative',
    meaning: 'adverbs and adjectives of likelihood',
    message: 'guesses how likely something is',
    advice: 'Give the source of the estimate, or the figure.',
  },
  evidential: {
    label: 'speculative',
    meaning: 'verbs of seeming',
    message: 'reports an impression, not a fact',
    advice: 'Say whose impression it is, or what was seen.',
  },
  prediction: {
    label: 'speculative',
    meaning: 'an unscheduled future told as coming',
    message: 'foretells what nobody has scheduled',
    advice: 'Name who expects it, or report the plan.',
  },
  weasel: {
    label: 'speculative',
    meaning: 'vague attribution',
    message: 'leaves open who says so',
    advice: 'Name who says so.',
  },
  conditional: {
    label: 'speculative',
    meaning: 'the consequence of an unreal or open condition',
    message: 'spins out what would follow from an open condition',
    advice: 'Name who draws the consequence, or leave it out.',
  },
  insinuation: {
    label: 'speculative',
    meaning: 'doubt or connection hinted, not stated',
    message: 'hints at what the text does not state',
    advice: 'State the connection and its source, or cut the hint.',
  },
  loaded: {
    label: 'editorializing',
    meaning: 'charged words where a plain one exists',
    message: 'is a charged word where a plain one exists',
    advice: 'Use the plain word.',
  },
  evaluative: {
    label: 'editorializing',
    meaning: "the author's verdict on facts",
    message: "gives the author's verdict",
    advice: 'Give the fact or figure and let the reader judge.',
  },
  puffery: {
    label: 'editorializing',
    meaning: 'promotion and inflation',
    message: 'promotes instead of reporting',
    advice: 'Say what it does or has done.',
  },
  opinion: {
    label: 'editorializing',
    meaning: "prescription or a claim of the author's own",
    message: "argues the author's own view",
    advice: 'Name who holds this view, or cut it.',
  },
  rhetorical: {
    label: 'editorializing',
    meaning: 'questions and exclamations that argue',
    message: 'argues by asking or exclaiming',
    advice: 'State the point and who makes it.',
  },
  mockery: {
    label: 'editorializing',
    meaning: 'irony, sneer, scare quotes',
    message: 'mocks what it reports',
    advice: 'Name the thing plainly.',
  },
  presupposition: {
    label: 'editorializing',
    meaning: 'wording that takes a side on what is disputed',
    message: 'takes a side on what is in dispute',
    advice: 'Say what was done or said, without the verdict in the verb.',
  },
} as const satisfies Record<string, CueText>;

export type Cue = keyof typeof CUES;

/** Every cue, in a fixed order that the model's cue outputs follow. */
export const CUE_NAMES = Object.keys(CUES) as readonly Cue[];

/** Builds a record with one entry for each label, in the fixed order. */
export function recordOfLabels<T>(make: (label: Label) => T): Record<Label, T> {
  return Object.fromEntries(LABELS.map((label) => [label, make(label)])) as Record<Label, T>;
}

export const isCue = (name: string): name is Cue => Object.hasOwn(CUES, name);
