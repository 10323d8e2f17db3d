/** Turns branch scores into probabilities and chooses thresholds, on held-out sentences only. */
import { SHAPE } from '../core/document/tokens.ts';
import { LABELS, type Label, recordOfLabels } from '../core/labels.ts';
import { type Calibration, calibrate } from '../core/model/calibrate.ts';
import type { Manifest, Model } from '../core/model/decode.ts';
import { speaksForAuthor } from '../core/model/pool.ts';
import type { Configuration } from './configuration.ts';
import { gatherGold, scoreGold } from './evaluate.ts';
import { fitLogistic } from './fit-logistic.ts';
import { coverCharacters, f1 } from './metrics.ts';
import { type GoldSentence, labelsOf } from './read-corpus.ts';

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
  const spanThreshold = recordOfLabels((label) => chooseSpanThreshold(gathered, label, (logit) => calibrate(token[label], [logit])));
  return { sentence, token, spanThreshold };
}

/** Logits and gold of every token of the author's. */
function listTokens(gathered: Gathered, label: Label): { logit: number; isGold: boolean; length: number; isFlagged: boolean }[] {
  const column = LABELS.indexOf(label);
  return gathered.flatMap(({ gold, tokens, found }) => {
    const spans = gold.spans.filter((span) => span.label === label && span.voice === 'author');
    const characters = coverCharacters(spans);
    return tokens.keys.flatMap((_, i) =>
      speaksForAuthor(tokens, i, label) && !(tokens.shapes[i] & SHAPE.punctuation)
        ? [
            {
              logit: found.logits[i * LABELS.length + column],
              isGold: characters.has(tokens.starts[i]),
              length: tokens.ends[i] - tokens.starts[i],
              isFlagged: spans.length > 0,
            },
          ]
        : [],
    );
  });
}

function fitTokens(gathered: Gathered, label: Label): Calibration['token'][Label] {
  const listed = listTokens(gathered, label);
  return fitLogistic(
    listed.map(({ logit }) => [logit]),
    listed.map(({ isGold }) => (isGold ? 1 : 0)),
  );
}

/** Token probability that maximises the character F1 within sentences that carry the label. */
function chooseSpanThreshold(gathered: Gathered, label: Label, probabilityOf: (logit: number) => number): number {
  const listed = listTokens(gathered, label).filter(({ isFlagged }) => isFlagged);
  const score = (threshold: number): number => {
    let [hits, called, gold] = [0, 0, 0];
    for (const { logit, isGold, length } of listed) {
      const isCalled = probabilityOf(logit) >= threshold;
      called += isCalled ? length : 0;
      gold += isGold ? length : 0;
      hits += isCalled && isGold ? length : 0;
    }
    return f1(hits, called, gold);
  };
  return bestOf(GRID, score);
}

/** Thresholds tried: hundredths, finer than a few hundred held-out sentences can tell apart. */
const GRID = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);

const bestOf = (candidates: readonly number[], score: (candidate: number) => number): number =>
  candidates.reduce((best, candidate) => (score(candidate) > score(best) + 1e-12 ? candidate : best));

/** For each operating point, the threshold of the best sentence F1 that keeps to its false-alarm rate on neutral sentences. */
export function chooseOperatingPoints(
  model: Model,
  heldOut: readonly GoldSentence[],
  { falseAlarms }: Configuration,
): Manifest['operatingPoints'] {
  const none = recordOfLabels(() => 1);
  const scored = scoreGold(model, heldOut, none).map(({ gold, tagged }) => ({
    labels: labelsOf(gold),
    probabilities: tagged.probabilities,
  }));
  const choose = (limits: Record<Label, number>): Record<Label, number> =>
    recordOfLabels((label) => {
      const neutral = scored.filter(({ labels }) => labels.length === 0);
      const alarmRate = (threshold: number): number =>
        neutral.filter(({ probabilities }) => probabilities[label] >= threshold).length / Math.max(1, neutral.length);
      const sentenceF1 = (threshold: number): number => {
        const called = scored.filter(({ probabilities }) => probabilities[label] >= threshold);
        const hits = called.filter(({ labels }) => labels.includes(label)).length;
        return f1(hits, called.length, scored.filter(({ labels }) => labels.includes(label)).length);
      };
      const allowed = GRID.filter((threshold) => alarmRate(threshold) <= limits[label]);
      return bestOf(allowed.length > 0 ? allowed : [GRID[GRID.length - 1]], sentenceF1);
    });
  return { balanced: choose(falseAlarms.balanced), quiet: choose(falseAlarms.quiet) };
}
