import { SHAPE } from '../document/tokens.ts';
import { CUE_NAMES, CUES, type Cue, LABELS, type Label, recordOfLabels } from '../labels.ts';
import type { LexiconMatch, Sentence, TaggedSentence, TaggedSpan, Tokens, Voice } from '../types.ts';
import { calibrate } from './calibrate.ts';
import type { Model } from './decode.ts';
import { listTokenScores, poolSentence, speaksForAuthor } from './pool.ts';
import { segmentTokens } from './segment.ts';
import { activate, rateCues, spreadEvidence, tagTokens } from './tag.ts';

/** What the network and the lexicon say of one sentence, before anything is decided. */
export interface SentenceEvidence {
  matches: LexiconMatch[];
  evidence: Float32Array;
  hidden: Float32Array;
  /** `tokens × labels` */
  logits: Float32Array;
  /** Branch scores a label; undefined when no word is the author's. */
  branches: Record<Label, number[] | undefined>;
}

/** Runs lexicon and network over one sentence. */
export function gatherEvidence(model: Model, tokens: Tokens, { firstToken, lastToken }: Sentence): SentenceEvidence {
  const classesOf = (key: string): number => {
    const type = model.vocabulary.types.get(key);
    return type === undefined ? 0 : model.vocabulary.classes[type];
  };
  const matches = model.lexicon.match(tokens, firstToken, lastToken, classesOf);
  const evidence = spreadEvidence(matches, firstToken, lastToken);
  const hidden = activate(model.network, model.projector, tokens, firstToken, lastToken, evidence);
  const logits = tagTokens(model.network, hidden);
  const branches = recordOfLabels((label) => poolSentence(label, logits, matches, tokens, firstToken, lastToken));
  return { matches, evidence, hidden, logits, branches };
}

/** Words that no span of evidence begins or ends with, unless the lexicon says so. */
const WEAK_EDGE = new Set(
  "the a an of and or to in on at for with by from that this its it his her their they he she we you i as about against , is was are were 's".split(
    ' ',
  ),
);

/** A span stands on at least one word that is likelier evidence than not; lesser ones are neighbours that caught some of its light. */
const MIN_PEAK = 0.5;

/** Inside a span a word may be less likely than at its ends. */
const MIN_EDGE = 0.3;

/** Decides the sentence: calibrated probabilities, labels at the thresholds in force, and its spans in every voice. */
export function tagSentence(model: Model, tokens: Tokens, sentence: Sentence, thresholds: Record<Label, number>): TaggedSentence {
  const found = gatherEvidence(model, tokens, sentence);
  const { calibration } = model.manifest;
  const probabilities = recordOfLabels((label) => {
    const scores = found.branches[label];
    return scores ? calibrate(calibration.sentence[label], scores) : 0;
  });
  const labels = LABELS.filter((label) => found.branches[label] && probabilities[label] >= thresholds[label]);
  const spans = LABELS.flatMap((label) => findSpans(model, tokens, sentence, found, label, labels.includes(label)));
  const hasAuthorWord = found.branches.editorializing !== undefined;
  return { sentence, probabilities, labels, spans, hasAuthorWord };
}

/** Spans of one label. The author's are kept only when the sentence carries the label, and then there is at least one. */
function findSpans(model: Model, tokens: Tokens, sentence: Sentence, found: SentenceEvidence, label: Label, isOn: boolean): TaggedSpan[] {
  const { firstToken, lastToken } = sentence;
  const column = LABELS.indexOf(label);
  const { token, segmentation } = model.manifest.calibration;
  const matches = found.matches.filter((match) => CUES[match.cue].label === label);
  const probabilities = Array.from({ length: lastToken - firstToken }, (_, t) =>
    calibrate(token[label], listTokenScores(found.logits[t * LABELS.length + column], matches, firstToken + t)),
  );
  const voiceAt = (t: number): Voice => voiceFor(label, tokens.voices[firstToken + t]);
  const peakOf = ([from, to]: [number, number]): number => Math.max(...probabilities.slice(from, to));
  const makeSpan = (run: [number, number]): TaggedSpan => ({
    label,
    cue: chooseCue(model, found, label, ...run),
    voice: voiceAt(run[0]),
    first: firstToken + run[0],
    last: firstToken + run[1],
    probability: peakOf(run),
  });
  const isInside = coverMatches(segmentTokens(probabilities, segmentation[label]), matches, firstToken);
  const runs = splitRuns(isInside, voiceAt)
    .map((run) => trimEdges(run, probabilities, tokens, firstToken, matches))
    .filter((run) => run[0] < run[1] && peakOf(run) >= MIN_PEAK && (isOn || voiceAt(run[0]) !== 'author'));
  if (isOn && !runs.some(([from]) => voiceAt(from) === 'author'))
    runs.unshift(findBestPhrase(probabilities, matches, tokens, firstToken, label));
  return runs.map(makeSpan);
}

/** Attribution never clears casual: wording in indirect speech is the writer's (labels.md). */
const voiceFor = (label: Label, voice: Voice): Voice => (label === 'casual' && voice === 'attributed' ? 'author' : voice);

/** A phrase of the lexicon that a flagged token touches is flagged whole: its ends were chosen by a reader. */
function coverMatches(isInside: boolean[], matches: readonly LexiconMatch[], firstToken: number): boolean[] {
  const covered = [...isInside];
  for (const match of matches) {
    const [from, to] = [match.first - firstToken, match.last - firstToken];
    if (isInside.slice(from, to).some(Boolean)) covered.fill(true, from, to);
  }
  return covered;
}

/** Half-open runs of tokens inside a span, cut where the voice changes. */
function splitRuns(isInside: readonly boolean[], voiceOf: (t: number) => Voice): [number, number][] {
  const runs: [number, number][] = [];
  for (let t = 0; t < isInside.length; t++) {
    if (!isInside[t]) continue;
    const from = t;
    while (t + 1 < isInside.length && isInside[t + 1] && voiceOf(t + 1) === voiceOf(from)) t++;
    runs.push([from, t + 1]);
  }
  return runs;
}

const isHeld = (i: number, matches: readonly LexiconMatch[]): boolean => matches.some((match) => match.first <= i && i < match.last);

/** Punctuation, function words, names and numbers: no evidence by themselves, whatever stands beside them. */
function isEmptyWord(tokens: Tokens, i: number): boolean {
  return WEAK_EDGE.has(tokens.keys[i]) || (tokens.shapes[i] & (SHAPE.punctuation | SHAPE.name | SHAPE.number)) !== 0;
}

/** Takes empty and unlikely words off the ends of a run, down to nothing; a phrase of the lexicon stays whole. */
function trimEdges(
  [from, to]: [number, number],
  probabilities: readonly number[],
  tokens: Tokens,
  firstToken: number,
  matches: readonly LexiconMatch[],
): [number, number] {
  const isPunctuation = (t: number): boolean => (tokens.shapes[firstToken + t] & SHAPE.punctuation) !== 0;
  const isWeak = (t: number): boolean =>
    isPunctuation(t) || ((probabilities[t] < MIN_EDGE || isEmptyWord(tokens, firstToken + t)) && !isHeld(firstToken + t, matches));
  while (from < to && isWeak(from)) from++;
  while (to > from && isWeak(to - 1)) to--;
  return [from, to];
}

/** The author's likeliest word, grown to a lexicon match of the author's that holds it. */
function findBestPhrase(
  probabilities: readonly number[],
  matches: readonly LexiconMatch[],
  tokens: Tokens,
  firstToken: number,
  label: Label,
): [number, number] {
  const isOwn = (t: number): boolean => speaksForAuthor(tokens, firstToken + t, label);
  const rate = (t: number): number => probabilities[t] - (isEmptyWord(tokens, firstToken + t) && !isHeld(firstToken + t, matches) ? 1 : 0);
  let best = -1;
  for (let t = 0; t < probabilities.length; t++) if (isOwn(t) && (best < 0 || rate(t) > rate(best))) best = t;
  const holding = matches.map((match) =>
    trimEdges([match.first - firstToken, match.last - firstToken], probabilities, tokens, firstToken, matches),
  );
  return holding.find(([from, to]) => from <= best && best < to && isOwn(from) && isOwn(to - 1)) ?? [best, best + 1];
}

/** The label's cue with the highest mean logit over the span. */
function chooseCue(model: Model, found: SentenceEvidence, label: Label, from: number, to: number): Cue {
  const totals = new Float32Array(CUE_NAMES.length);
  for (let t = from; t < to; t++)
    for (const [q, logit] of rateCues(model.network, found.hidden, found.evidence, t).entries()) totals[q] += logit;
  const own = CUE_NAMES.filter((cue) => CUES[cue].label === label);
  return own.reduce((best, cue) => (totals[CUE_NAMES.indexOf(cue)] > totals[CUE_NAMES.indexOf(best)] ? cue : best));
}
