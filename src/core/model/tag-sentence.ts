import { SHAPE } from '../document/tokens.ts';
import { CUE_NAMES, CUES, type Cue, LABELS, type Label, recordOfLabels } from '../labels.ts';
import type { LexiconMatch, Sentence, TaggedSentence, TaggedSpan, Tokens } from '../types.ts';
import { calibrate } from './calibrate.ts';
import type { Model } from './decode.ts';
import { poolSentence, speaksForAuthor } from './pool.ts';
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
const WEAK_EDGE = new Set("the a an of and or to in on at for with by from that this its it his her their , is was are were 's".split(' '));

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
  const hasAuthorWord = found.branches.casual !== undefined;
  return { sentence, probabilities, labels, spans, hasAuthorWord };
}

/** Spans of one label. The author's are kept only when the sentence carries the label, and then there is at least one. */
function findSpans(model: Model, tokens: Tokens, sentence: Sentence, found: SentenceEvidence, label: Label, isOn: boolean): TaggedSpan[] {
  const { firstToken, lastToken } = sentence;
  const column = LABELS.indexOf(label);
  const { token, spanThreshold } = model.manifest.calibration;
  const probabilities = Array.from({ length: lastToken - firstToken }, (_, t) =>
    calibrate(token[label], [found.logits[t * LABELS.length + column]]),
  );
  const isFlagged = probabilities.map((probability, t) => probability >= spanThreshold[label] && isWord(tokens, firstToken + t));
  const isOwn = probabilities.map((_, t) => speaksForAuthor(tokens, firstToken + t, label));
  if (isOn && !isFlagged.some((flagged, t) => flagged && isOwn[t])) {
    const best = probabilities.reduce(
      (best, probability, t) => (isOwn[t] && (best < 0 || probability > probabilities[best]) ? t : best),
      -1,
    );
    isFlagged[best] = true;
  }
  coverMatches(found.matches, firstToken, label, isFlagged);
  const spans: TaggedSpan[] = [];
  for (let t = 0; t < isFlagged.length; t++) {
    if (!isFlagged[t]) continue;
    const voice = tokens.voices[firstToken + t];
    let end = t + 1;
    while (end < isFlagged.length && isFlagged[end] && tokens.voices[firstToken + end] === voice) end++;
    const [from, to] = trimEdges(tokens, firstToken, t, end, found.matches, label);
    const own = speaksForAuthor(tokens, firstToken + from, label);
    if (!own || isOn) {
      const probability = Math.max(...probabilities.slice(from, to));
      spans.push({
        label,
        cue: chooseCue(model, found, label, from, to),
        voice: own ? 'author' : voice,
        first: firstToken + from,
        last: firstToken + to,
        probability,
      });
    }
    t = end - 1;
  }
  return spans;
}

const isWord = (tokens: Tokens, i: number): boolean => (tokens.shapes[i] & SHAPE.punctuation) === 0;

/** A phrase of the lexicon that a flagged token touches is flagged whole: its ends were chosen by a reader. */
function coverMatches(matches: readonly LexiconMatch[], firstToken: number, label: Label, isFlagged: boolean[]): void {
  for (const match of matches) {
    if (CUES[match.cue].label !== label) continue;
    const from = match.first - firstToken;
    const to = match.last - firstToken;
    if (isFlagged.slice(from, to).some(Boolean)) isFlagged.fill(true, from, to);
  }
}

function trimEdges(
  tokens: Tokens,
  firstToken: number,
  from: number,
  to: number,
  matches: readonly LexiconMatch[],
  label: Label,
): [number, number] {
  const isHeld = (t: number): boolean =>
    matches.some((match) => CUES[match.cue].label === label && match.first <= firstToken + t && firstToken + t < match.last);
  const isWeak = (t: number): boolean => (WEAK_EDGE.has(tokens.keys[firstToken + t]) || !isWord(tokens, firstToken + t)) && !isHeld(t);
  let [start, end] = [from, to];
  while (start < end && isWeak(start)) start++;
  while (end > start && isWeak(end - 1)) end--;
  return start < end ? [start, end] : [from, to];
}

/** The label's cue with the highest mean logit over the span. */
function chooseCue(model: Model, found: SentenceEvidence, label: Label, from: number, to: number): Cue {
  const totals = new Float32Array(CUE_NAMES.length);
  for (let t = from; t < to; t++) rateCues(model.network, found.hidden, found.evidence, t).forEach((logit, q) => (totals[q] += logit));
  const own = CUE_NAMES.filter((cue) => CUES[cue].label === label);
  return own.reduce((best, cue) => (totals[CUE_NAMES.indexOf(cue)] > totals[CUE_NAMES.indexOf(best)] ? cue : best));
}
