import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import { LABELS } from '../core/labels.ts';
import { importArticles } from '../train/article-marks.ts';
import { describeCorpus } from '../train/describe-corpus.ts';
import { exportMarks, importMarks } from '../train/marks.ts';
import { measureAgreement } from '../train/measure-agreement.ts';
import { readTrainingData } from '../train/read-articles.ts';
import { type GoldSentence, listDataFiles, readCorpus } from '../train/read-corpus.ts';
import { readLexicon } from '../train/read-lexicon.ts';
import { assignSplits, readSplits } from '../train/splits.ts';
import { formatTable } from './evaluate.ts';

export async function runCheck({ data }: { data: string }): Promise<void> {
  const sentences = readTrainingData(data);
  const lexicon = readLexicon(listDataFiles(join(data, 'lexicon'), '.tsv'));
  process.stdout.write(describeCorpus(sentences, assignSplits(sentences, readSplits(join(data, 'splits.json'))), lexicon));
}

export async function runImport(files: string[]): Promise<void> {
  for (const file of files)
    for (const row of importMarks(readFileSync(file, 'utf8'), file, basename(file).replace(/\.[^.]*$/, '')))
      process.stdout.write(`${JSON.stringify(row)}\n`);
}

export async function runExport(files: string[]): Promise<void> {
  process.stdout.write(exportMarks(readCorpus(files)));
}

export async function runSplit({ data }: { data: string }): Promise<void> {
  const path = join(data, 'splits.json');
  const splits = assignSplits(readTrainingData(data), readSplits(path));
  writeFileSync(path, `${JSON.stringify(splits, null, 0).replaceAll(',"', ',\n"')}\n`);
  process.stderr.write(`${path}: ${Object.keys(splits).length} groups\n`);
}

/** Writes each page of authoring files to the data folder: ID.txt and ID.jsonl. */
export async function runImportArticles(files: string[], { data }: { data: string }): Promise<void> {
  const folder = join(data, 'articles');
  mkdirSync(folder, { recursive: true });
  for (const file of files)
    for (const { id, page, sentences } of importArticles(readFileSync(file, 'utf8'), file)) {
      writeFileSync(join(folder, `${id}.txt`), page);
      writeFileSync(join(folder, `${id}.jsonl`), sentences.map((row) => `${JSON.stringify(row)}\n`).join(''));
      process.stderr.write(`${join(folder, id)}: ${sentences.length} sentences\n`);
    }
}

/** Compares second readings with the corpus, by id. */
export async function runAgree(files: string[], { data }: { data: string }): Promise<void> {
  const first = new Map(readTrainingData(data).map((sentence) => [sentence.id, sentence]));
  const second = readCorpus(files);
  const unknown = second.find(({ id, text }) => first.get(id)?.text !== text);
  if (unknown)
    throw new BluepencilError(
      'BP_CORPUS_INVALID',
      `${unknown.id}: is not in ${data}, or has another text there; a second reading changes marks only`,
    );
  const { sentences, labels, disagreements } = measureAgreement(
    second.map((sentence) => [first.get(sentence.id) as GoldSentence, sentence]),
  );
  const figures = LABELS.map((label) => [label, ...Object.values(labels[label]).map((value: number) => value.toFixed(3))]);
  const quarrels = Object.entries(disagreements)
    .filter(([, { onlyFirst, onlySecond }]) => onlyFirst + onlySecond > 0)
    .map(
      ([cue, { onlyFirst, onlySecond, examples }]) =>
        `${cue.padEnd(15)} only first ${String(onlyFirst).padStart(3)}, only second ${String(onlySecond).padStart(3)}   ${examples.join(' | ')}`,
    );
  process.stdout.write(
    `${sentences} sentences read twice\n${formatTable([['', 'kappa', 'sentence F1', 'span F1'], ...figures])}\n\n${quarrels.join('\n')}\n`,
  );
}
