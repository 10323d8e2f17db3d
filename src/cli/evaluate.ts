import { join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import { LABELS } from '../core/labels.ts';
import { loadModel } from '../load-model.ts';
import { type LabelMetrics, measure, scoreGold } from '../train/evaluate.ts';
import { readTrainingData } from '../train/read-articles.ts';
import { readCorpus } from '../train/read-corpus.ts';
import { assignSplits, readSplits, SPLITS, type Split } from '../train/splits.ts';

interface EvaluateArguments {
  data: string;
  split: string;
  model?: string;
}

const COLUMNS: [keyof LabelMetrics, string][] = [
  ['gold', 'gold'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['sentenceF1', 'sentence F1'],
  ['spanCharacterF1', 'span F1'],
  ['auc', 'AUC'],
  ['calibrationError', 'calib. error'],
  ['neutralWireFlagged', 'neutral flagged'],
  ['cueAccuracy', 'cue accuracy'],
];

export async function runEvaluate(files: string[], { data, split, model: folder }: EvaluateArguments): Promise<void> {
  if (!SPLITS.includes(split as Split))
    throw new BluepencilError('BP_OPTION_INVALID', `--split: '${split}' is not one of ${SPLITS.join(', ')}`);
  const { model } = await loadModel(folder);
  const all = files.length > 0 ? readCorpus(files) : readTrainingData(data);
  const splits = assignSplits(all, readSplits(join(data, 'splits.json')));
  const sentences = files.length > 0 ? all : all.filter(({ group }) => splits[group] === split);
  const metrics = measure(scoreGold(model, sentences, model.manifest.operatingPoints.balanced));
  const rows = LABELS.map((label) => [label, ...COLUMNS.map(([name]) => formatFigure(metrics.labels[label][name]))]);
  process.stdout.write(
    `${metrics.sentences} sentences, ${metrics.neutralWire} of them neutral wire copy\n${formatTable([['', ...COLUMNS.map(([, title]) => title)], ...rows])}\n`,
  );
}

const formatFigure = (value: number): string => (Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3));

export function formatTable(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')).join('\n');
}
