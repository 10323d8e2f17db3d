import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { BluepencilError } from '../core/errors.ts';
import type { GoldSentence } from './read-corpus.ts';

export const SPLITS = ['train', 'dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** Group to split, as frozen in training-data/splits.json. */
export type Splits = Record<string, Split>;

/** A style and topics that no training sentence has, so that the test split also asks about what was never seen. */
const TEST_ONLY = { writers: ['indian-broadsheet'], topics: ['space', 'religion', 'agriculture', 'travel'] };

/** Percent of the other groups held out: enough for intervals of a few points, and what remains is needed to learn from. */
const HELD_OUT = { single: { test: 4, dev: 10 }, page: { test: 24, dev: 12 } };

/** Splits for every group: frozen ones as they are, new ones by what they hold and a hash of their name, so that adding data moves nothing. */
export function assignSplits(sentences: readonly GoldSentence[], frozen: Splits): Splits {
  const splits: Splits = {};
  const pages = new Set(sentences.filter((sentence) => 'article' in sentence).map(({ group }) => group));
  const unseen = new Set(
    sentences
      .filter(({ writer, topic }) => TEST_ONLY.writers.includes(writer) || TEST_ONLY.topics.includes(topic))
      .map(({ group }) => group),
  );
  for (const { group } of [...sentences].sort((a, b) => (a.group < b.group ? -1 : 1)))
    splits[group] ??= frozen[group] ?? (unseen.has(group) ? 'test' : drawSplit(group, pages.has(group) ? 'page' : 'single'));
  return splits;
}

function drawSplit(group: string, kind: keyof typeof HELD_OUT): Split {
  const { test, dev } = HELD_OUT[kind];
  const percent = createHash('sha256').update(group).digest().readUInt32BE(0) % 100;
  if (percent < test) return 'test';
  return percent < test + dev ? 'dev' : 'train';
}

/** @throws {BluepencilError} BP_CORPUS_INVALID when the file is no JSON object of splits */
export function readSplits(path: string): Splits {
  if (!existsSync(path)) return {};
  const splits: unknown = JSON.parse(readFileSync(path, 'utf8'));
  for (const [group, split] of Object.entries(splits as Splits))
    if (!SPLITS.includes(split))
      throw new BluepencilError('BP_CORPUS_INVALID', `${path}: group '${group}' is in '${split}', which is none of ${SPLITS.join(', ')}`);
  return splits as Splits;
}
