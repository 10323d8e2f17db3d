import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importArticles } from '../train/article-marks.ts';
import { describeCorpus } from '../train/describe-corpus.ts';
import { exportMarks, importMarks } from '../train/marks.ts';
import { readTrainingData } from '../train/read-articles.ts';
import { listDataFiles, readCorpus } from '../train/read-corpus.ts';
import { readLexicon } from '../train/read-lexicon.ts';
import { assignSplits, readSplits } from '../train/splits.ts';

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
