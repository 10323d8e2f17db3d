/** Turns branch scores into probabilities and chooses thresholds, on held-out sentences only. */
import { CUES, LABELS, type Label, recordOfLabels } from '../core/labels.ts';
import { type Calibration, calibrate, type Logistic } from '../core/model/calibrate.ts';
import type { Manifest, Model } from '../core/model/decode.ts';
import { listTokenScores, speaksForAuthor } from '../core/model/pool.ts';
import { type Segmentation, segmentTokens } from '../core/model/segment.ts';
import type { Configuration } from './configuration.ts';
import { gatherGold, scoreGold } from './evaluate.ts';
import { fitLogistic } from './fit-logistic.ts';
import { coverCharacters, f1 } from './metrics.ts';
import { authorSpans, type GoldSentence, labelsOf } from './read-corpus.ts';

type Gathered = ReturnType<typeof gatherGold>;

export function fitCalibration(model: Model, heldOut: readonly GoldSentence[]): Calibration {
  const gathered = gatherGold(model, heldOut);
  const sentence = recordOfLabels((label) => {
    const own = gathered.filter(({ found }) => found.branches[label]);
    return fitLogistic(
      own.map(({ found }) => found.branches[label] as number[]),
      own.map(({ gold }) => (labelsOf(gold).includes(label) ? 1 : 0)),
    );
  });
  const token = recordOfLabels((label) => fitTokens(gathered, label));
  const segmentation = recordOfLabels((label) => chooseSegmentation(gathered, label, token[label]));
  return { sentence, token, segmentation };
}

/** Token scores of one sentence for one label, in the order of its tokens. */
function scoreTokens({ tokens, found }: Gathered[number], label: Label): number[][] {
  const column = LABELS.indexOf(label);
  const matches = found.matches.filter((match) => CUES[match.cue].label === label);
  return tokens.keys.map((_, i) => listTokenScores(found.logits[i * LABELS.length + column], matches, i));
}

/** Whether each token lies in a gold span of the author's. */
function listGold({ gold, tokens }: Gathered[number], label: Label): boolean[] {
  const characters = coverCharacters(authorSpans(gold, label));
  return tokens.starts.map((start) => characters.has(start));
}

function fitTokens(gathered: Gathered, label: Label): Logistic {
  const scores: number[][] = [];
  const targets: number[] = [];
  for (const each of gathered) {
    const isGold = listGold(each, label);
    for (const [i, row] of scoreTokens(each, label).entries())
      if (speaksForAuthor(each.tokens, i, label)) {
        scores.push(row);
        targets.push(isGold[i] ? 1 : 0);
      }
  }
  return fitLogistic(scores, targets);
}

/** The segmentation of the best character F1 within held-out sentences that carry the label. */
function chooseSegmentation(gathered: Gathered, label: Label, logistic: Logistic): Segmentation {
  const flagged = gathered
    .map((each) => ({
      isGold: listGold(each, label),
      probabilities: scoreTokens(each, label).map((scores) => calibrate(logistic, scores)),
      lengths: each.tokens.keys.map((_, i) => (speaksForAuthor(each.tokens, i, label) ? each.tokens.ends[i] - each.tokens.starts[i] : 0)),
    }))
    .filter(({ isGold }) => isGold.some(Boolean));
  const score = (segmentation: Segmentation): number => {
    let [hits, called, gold] = [0, 0, 0];
    for (const { probabilities, isGold, lengths } of flagged) {
      const isInside = segmentTokens(probabilities, segmentation);
      for (const [i, length] of lengths.entries()) {
        called += isInside[i] ? length : 0;
        gold += isGold[i] ? length : 0;
        hits += isInside[i] && isGold[i] ? length : 0;
      }
    }
    return f1(hits, called, gold);
  };
  const candidates = SPAN_THRESHOLDS.flatMap((threshold) => ENTRY_COSTS.map((entryCost) => ({ threshold, entryCost })));
  return candidates.reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best));
}

/**
 * Segmentations tried: steps well below what some hundred held-out spans can tell apart. Thresholds under .2 gain less than .01 of
 * character F1 and pay for it with spans that swallow their neighbours, which an editor sees first.
 */
const SPAN_THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];
const ENTRY_COSTS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3];

/** Thresholds tried: hundredths, finer than a few hundred held-out sentences can tell apart. */
const GRID = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);

/** F1 given up for a higher threshold: below what the held-out sentences can tell apart, and an editor forgives a miss sooner than a false flag. */
const F1_SLACK = 0.01;

/** Innocent twins of cue words stand in the data many times more often than in news, so they say nothing of the rate of false alarms there. */
const isAdversarial = ({ aspects }: GoldSentence): boolean => aspects?.includes('innocent') ?? false;

/** For each operating point, the highest threshold of nearly the best sentence F1 that keeps to its false-alarm rate on neutral sentences. */
export function chooseOperatingPoints(
  model: Model,
  heldOut: readonly GoldSentence[],
  { falseAlarms }: Configuration,
): Manifest['operatingPoints'] {
  const none = recordOfLabels(() => 1);
  const scored = scoreGold(model, heldOut, none).map(({ gold, tagged }) => ({
    gold,
    labels: labelsOf(gold),
    probabilities: tagged.probabilities,
  }));
  const choose = (limits: Record<Label, number>): Record<Label, number> =>
    recordOfLabels((label) => {
      const neutral = scored.filter(({ gold, labels }) => labels.length === 0 && !isAdversarial(gold));
      const alarmRate = (threshold: number): number =>
        neutral.filter(({ probabilities }) => probabilities[label] >= threshold).length / Math.max(1, neutral.length);
      const sentenceF1 = (threshold: number): number => {
        const called = scored.filter(({ probabilities }) => probabilities[label] >= threshold);
        const hits = called.filter(({ labels }) => labels.includes(label)).length;
        return f1(hits, called.length, scored.filter(({ labels }) => labels.includes(label)).length);
      };
      const allowed = GRID.filter((threshold) => alarmRate(threshold) <= limits[label]);
      const candidates = allowed.length > 0 ? allowed : [GRID[GRID.length - 1]];
      const best = Math.max(...candidates.map(sentenceF1));
      return Math.max(...candidates.filter((threshold) => sentenceF1(threshold) >= best - F1_SLACK));
    });
  return { balanced: choose(falseAlarms.balanced), quiet: choose(falseAlarms.quiet) };
}
