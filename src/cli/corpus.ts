import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import { LABELS } from '../core/labels.ts';
import { importArticles } from '../train/article-marks.ts';
import { findLeaks, measureQuotas, measureRepetition } from '../train/check-corpus.ts';
import { describeCorpus } from '../train/describe-corpus.ts';
import { doccano, type Exchange, prodigy } from '../train/exchange.ts';
import { exportMarks, importMarks } from '../train/marks.ts';
import { measureAgreement } from '../train/measure-agreement.ts';
import { listArticleFiles, readTrainingData } from '../train/read-articles.ts';
import { findFault, type GoldSentence, listDataFiles, locateRows, readCorpus } from '../train/read-corpus.ts';
import { readLexicon } from '../train/read-lexicon.ts';
import { assignSplits, readSplits } from '../train/splits.ts';
import { formatTable } from './evaluate.ts';

/** Prints the tables; every broken rule is a line of the error, which is BP_CORPUS_INVALID. */
export async function runCheck({ data }: { data: string }): Promise<void> {
  const sentences = readTrainingData(data);
  const lexicon = readLexicon(listDataFiles(join(data, 'lexicon'), '.tsv'));
  const frozen = readSplits(join(data, 'splits.json'));
  const splits = assignSplits(sentences, frozen);
  const { distinctShare, repeated } = measureRepetition(sentences, REPEATED_LISTED);
  process.stdout.write(describeCorpus(sentences, splits, lexicon));
  process.stdout.write(
    `4-grams      ${(100 * distinctShare).toFixed(1)} % distinct; most repeated: ${repeated.map(([gram, count]) => `${gram} ${count}`).join(', ')}\n`,
  );
  const where = locateRows([...listDataFiles(join(data, 'sentences'), '.jsonl'), ...listArticleFiles(join(data, 'articles'))]);
  const faults = [
    ...measureQuotas(sentences)
      .filter(({ value, least, most }) => value < least || value > most)
      .map(
        ({ name, value, least, most }) =>
          `${data}: ${name}: ${Number(value.toFixed(3))}, must be ${most === Number.POSITIVE_INFINITY ? `at least ${least}` : `from ${least} to ${most}`}`,
      ),
    ...findLeaks(sentences, splits).map(([a, b]) => `${where.get(a.id)}: nearly repeats ${where.get(b.id)}, which is in another split`),
    ...sentences
      .filter(({ group }) => !(group in frozen))
      .map(({ id }) => `${where.get(id)}: its group has no split; run: bluepencil corpus split`),
  ];
  if (faults.length > 0) throw new BluepencilError('BP_CORPUS_INVALID', faults.join('\n'));
}

/** As many as the data sheet asks to be looked through. */
const REPEATED_LISTED = 50;

type FileForm = 'marks' | 'doccano' | 'prodigy';
const EXCHANGES = { doccano, prodigy };

export async function runImport(files: string[], { from }: { from: FileForm }): Promise<void> {
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const rows =
      from === 'marks' ? importMarks(source, file, basename(file).replace(/\.[^.]*$/, '')) : readExchange(source, file, EXCHANGES[from]);
    for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  }
}

function readExchange(source: string, file: string, exchange: Exchange): GoldSentence[] {
  const faults: string[] = [];
  const rows = source.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      const row = exchange.decode(JSON.parse(line));
      const fault = findFault(row);
      if (fault) throw new Error(fault);
      return [row];
    } catch (cause) {
      faults.push(`${file}:${i + 1}: ${(cause as Error).message}`);
      return [];
    }
  });
  if (faults.length > 0) throw new BluepencilError('BP_CORPUS_INVALID', faults.join('\n'));
  return rows;
}

export async function runExport(files: string[], { to }: { to: FileForm }): Promise<void> {
  const rows = readCorpus(files);
  process.stdout.write(to === 'marks' ? exportMarks(rows) : rows.map((row) => `${JSON.stringify(EXCHANGES[to].encode(row))}\n`).join(''));
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
