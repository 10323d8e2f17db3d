import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import type { GoldArticle, GoldArticleSentence } from './article-marks.ts';
import { type GoldSentence, listDataFiles, readCorpus } from './read-corpus.ts';

/** Paths of the pages' rows, sorted; none when there is no such folder. */
export function listArticleFiles(folder: string): string[] {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.jsonl')) ? listDataFiles(folder, '.jsonl') : [];
}

/**
 * Reads whole labeled pages: `ID.txt`, the page as it comes, and `ID.jsonl`, its scored sentences in order. None when there is no such folder.
 * @throws {BluepencilError} BP_CORPUS_INVALID with file:line where a row is bad, out of order, or not what its page holds
 */
export function readArticles(folder: string): GoldArticle[] {
  return listArticleFiles(folder).map((path) => {
    const id = basename(path, '.jsonl');
    const page = readFileSync(join(folder, `${id}.txt`), 'utf8');
    const sentences = readCorpus([path]) as GoldArticleSentence[];
    let from = 0;
    for (const [i, { article, start, end, text }] of sentences.entries()) {
      if (article !== id || start < from || page.slice(start, end) !== text)
        throw new BluepencilError(
          'BP_CORPUS_INVALID',
          `${path}:${i + 1}: is not what ${id}.txt holds at ${start}–${end}, or is out of order`,
        );
      from = end;
    }
    return { id, page, sentences };
  });
}

/** Every labeled sentence of a training-data folder: single ones, then those of whole pages. */
export function readTrainingData(folder: string): GoldSentence[] {
  return [
    ...readCorpus(listDataFiles(join(folder, 'sentences'), '.jsonl')),
    ...readArticles(join(folder, 'articles')).flatMap((article) => article.sentences),
  ];
}
