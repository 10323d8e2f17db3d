/** Figures of merit. Each takes plain arrays, so that a test can check it by hand. */

/** 2·hits / (called + gold); 1 when there is nothing to find and nothing was called. */
export function f1(hits: number, called: number, gold: number): number {
  return called + gold === 0 ? 1 : (2 * hits) / (called + gold);
}

/** Area under the ROC curve by ranks (Mann–Whitney), ties counted half; .5 when one class is missing. */
export function areaUnderRoc(scores: readonly number[], targets: readonly boolean[]): number {
  const ranks = rank(scores);
  const positives = targets.filter(Boolean).length;
  const negatives = targets.length - positives;
  if (positives === 0 || negatives === 0) return 0.5;
  const sum = ranks.reduce((total, each, i) => total + (targets[i] ? each : 0), 0);
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Ranks from 1, ties sharing their mean. */
export function rank(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && values[order[j]] === values[order[i]]) j++;
    for (let k = i; k < j; k++) ranks[order[k]] = (i + j + 1) / 2;
    i = j;
  }
  return ranks;
}

/** Spearman's rank correlation, −1..1; 0 when either side is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const x = rank(a);
  const y = rank(b);
  const middle = (a.length + 1) / 2;
  let covariance = 0;
  let varianceX = 0;
  let varianceY = 0;
  x.forEach((each, i) => {
    covariance += (each - middle) * (y[i] - middle);
    varianceX += (each - middle) ** 2;
    varianceY += (y[i] - middle) ** 2;
  });
  return varianceX === 0 || varianceY === 0 ? 0 : covariance / Math.sqrt(varianceX * varianceY);
}

/** Bins of equal width for the calibration error; ten is the convention (Guo et al. 2017). */
const CALIBRATION_BINS = 10;

/** Expected calibration error: mean |confidence − share of positives| over the bins, weighted by their size. */
export function calibrationError(probabilities: readonly number[], targets: readonly boolean[]): number {
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ count: 0, confidence: 0, positives: 0 }));
  probabilities.forEach((probability, i) => {
    const bin = bins[Math.min(CALIBRATION_BINS - 1, Math.floor(probability * CALIBRATION_BINS))];
    bin.count++;
    bin.confidence += probability;
    bin.positives += targets[i] ? 1 : 0;
  });
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.positives), 0) / Math.max(1, probabilities.length);
}

/** Half-open spans as a set of the character positions they cover. */
export function coverCharacters(spans: readonly { start: number; end: number }[]): Set<number> {
  const covered = new Set<number>();
  for (const { start, end } of spans) for (let i = start; i < end; i++) covered.add(i);
  return covered;
}
