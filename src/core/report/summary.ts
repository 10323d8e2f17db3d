import { SHAPE } from '../document/tokens.ts';
import { type Label, recordOfLabels } from '../labels.ts';
import type { Document, Report, TaggedSentence, Tokens } from '../types.ts';

/** Two-sided 90 % point of the normal distribution. */
const Z_90 = 1.6449;
/** Standard error of a calibrated probability itself, from the spread between dev and test: keeps intervals honest on long texts. */
const CALIBRATION_ERROR = 0.03;

/** Article score and 90 % interval a label. The interval is Wilson's, with the sample size at which a proportion would vary as the sentences do. */
export function summarise(sentences: readonly TaggedSentence[]): Pick<Report, 'scores' | 'intervals'> {
  const own = sentences.filter((each) => each.hasAuthorWord);
  const scores = recordOfLabels((label) => mean(own.map((each) => each.probabilities[label])));
  const intervals = recordOfLabels((label): [number, number] => interval(own.map((each) => each.probabilities[label])));
  return { scores, intervals };
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);

/** Wilson 1927, at the effective sample size m(1 − m) / variance. */
function interval(probabilities: readonly number[]): [number, number] {
  if (probabilities.length === 0) return [0, 1];
  const m = mean(probabilities);
  const n = probabilities.length;
  const variance = probabilities.reduce((sum, p) => sum + p * (1 - p), 0) / (n * n) + CALIBRATION_ERROR ** 2;
  const size = Math.max(1, Math.min(n, (m * (1 - m)) / variance));
  const centre = (m + Z_90 ** 2 / (2 * size)) / (1 + Z_90 ** 2 / size);
  const half = (Z_90 / (1 + Z_90 ** 2 / size)) * Math.sqrt((m * (1 - m)) / size + Z_90 ** 2 / (4 * size * size));
  return [Math.max(0, Math.min(m, centre - half)), Math.min(1, Math.max(m, centre + half))];
}

export function countReport(sentences: readonly TaggedSentence[], tokens: Tokens, labels: readonly Label[]): Report['counts'] {
  const words = sentences.reduce((sum, { sentence }) => {
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) if (!(tokens.shapes[i] & SHAPE.punctuation)) sum++;
    return sum;
  }, 0);
  const flagged = recordOfLabels((label) => (labels.includes(label) ? sentences.filter((each) => each.labels.includes(label)).length : 0));
  return { sentences: sentences.length, words, flagged };
}

/** Shares of the text's non-space characters that were scored as the author's or a named source's, read as quoted, or skipped. */
export function measureCoverage(document: Document, tokens: Tokens): Report['coverage'] {
  const total = countNonSpace(document.text);
  if (total === 0) return { scored: 0, quoted: 0, skipped: 0 };
  const inBlocks = document.blocks.reduce((sum, block) => sum + countNonSpace(document.text.slice(block.start, block.end)), 0);
  let quoted = 0;
  for (let i = 0; i < tokens.keys.length; i++)
    if (tokens.voices[i] === 'quoted') quoted += countNonSpace(document.text.slice(tokens.starts[i], tokens.ends[i]));
  return { scored: (inBlocks - quoted) / total, quoted: quoted / total, skipped: (total - inBlocks) / total };
}

function countNonSpace(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!/\s/.test(text[i])) count++;
  return count;
}
