/** Measures a model on labeled sentences, through the same pipeline that scores a user's text. */
import { type Label, recordOfLabels } from '../core/labels.ts';
import type { Model } from '../core/model/decode.ts';
import { gatherEvidence, tagSentence } from '../core/model/tag-sentence.ts';
import type { TaggedSentence, Tokens } from '../core/types.ts';
import { readGold } from './encode.ts';
import { areaUnderRoc, calibrationError, coverCharacters, f1 } from './metrics.ts';
import { authorSpans, type GoldSentence, labelsOf } from './read-corpus.ts';

export interface LabelMetrics {
  /** Sentences that carry the label, by the readers. */
  gold: number;
  precision: number;
  recall: number;
  sentenceF1: number;
  /** Micro-averaged over characters of author spans. */
  spanCharacterF1: number;
  auc: number;
  calibrationError: number;
  /** Share of neutral sentences of wire copy that get the label. */
  neutralWireFlagged: number;
  /** Share of the found spans that overlap a gold one and name its cue. */
  cueAccuracy: number;
}

export interface Metrics {
  sentences: number;
  neutralWire: number;
  labels: Record<Label, LabelMetrics>;
}

export interface ScoredGold {
  gold: GoldSentence;
  tokens: Tokens;
  tagged: TaggedSentence;
}

export function scoreGold(model: Model, sentences: readonly GoldSentence[], thresholds: Record<Label, number>): ScoredGold[] {
  return sentences.map((gold) => {
    const { tokens, sentences: read } = readGold(gold);
    return { gold, tokens, tagged: tagSentence(model, tokens, read[0], thresholds) };
  });
}

/** Genres in which a false flag costs most. */
const isNeutralWire = ({ gold }: ScoredGold): boolean => gold.genre === 'wire' && labelsOf(gold).length === 0;

export function measure(scored: readonly ScoredGold[]): Metrics {
  const neutralWire = scored.filter(isNeutralWire);
  return {
    sentences: scored.length,
    neutralWire: neutralWire.length,
    labels: recordOfLabels((label) => measureLabel(scored, neutralWire, label)),
  };
}

function measureLabel(scored: readonly ScoredGold[], neutralWire: readonly ScoredGold[], label: Label): LabelMetrics {
  const targets = scored.map(({ gold }) => labelsOf(gold).includes(label));
  const calls = scored.map(({ tagged }) => tagged.labels.includes(label));
  const probabilities = scored.map(({ tagged }) => tagged.probabilities[label]);
  const gold = targets.filter(Boolean).length;
  const called = calls.filter(Boolean).length;
  const hits = calls.filter((call, i) => call && targets[i]).length;
  const characters = { hits: 0, called: 0, gold: 0 };
  let matched = 0;
  let rightCue = 0;
  for (const each of scored) {
    const goldSpans = authorSpans(each.gold, label);
    const found = each.tagged.spans
      .filter((span) => span.label === label && span.voice === 'author')
      .map((span) => ({ start: each.tokens.starts[span.first], end: each.tokens.ends[span.last - 1], cue: span.cue }));
    const goldCharacters = coverCharacters(goldSpans);
    const foundCharacters = coverCharacters(found);
    characters.gold += goldCharacters.size;
    characters.called += foundCharacters.size;
    for (const at of foundCharacters) if (goldCharacters.has(at)) characters.hits++;
    for (const span of found) {
      const overlapping = goldSpans.filter((other) => other.start < span.end && span.start < other.end);
      if (overlapping.length === 0) continue;
      matched++;
      if (overlapping.some((other) => other.cue === span.cue)) rightCue++;
    }
  }
  return {
    gold,
    precision: called === 0 ? 0 : hits / called,
    recall: gold === 0 ? 0 : hits / gold,
    sentenceF1: f1(hits, called, gold),
    spanCharacterF1: f1(characters.hits, characters.called, characters.gold),
    auc: areaUnderRoc(probabilities, targets),
    calibrationError: calibrationError(probabilities, targets),
    neutralWireFlagged:
      neutralWire.length === 0 ? 0 : neutralWire.filter(({ tagged }) => tagged.labels.includes(label)).length / neutralWire.length,
    cueAccuracy: matched === 0 ? 0 : rightCue / matched,
  };
}

/** Branch scores and token logits of labeled sentences: what calibration is fitted on. */
export function gatherGold(
  model: Model,
  sentences: readonly GoldSentence[],
): { gold: GoldSentence; tokens: Tokens; found: ReturnType<typeof gatherEvidence> }[] {
  return sentences.map((gold) => {
    const { tokens, sentences: read } = readGold(gold);
    return { gold, tokens, found: gatherEvidence(model, tokens, read[0]) };
  });
}
