import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { BluepencilError } from '../core/errors.ts';
import type { GoldSentence } from './read-corpus.ts';

export const SPLITS = ['train', 'dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** Group to split, as frozen in training-data/splits.json. */
export type Splits = Record<string, Split>;

/** Percent of groups held out: 12 % are enough for intervals of a few points, and what remains is needed to learn from. */
const TEST_PERCENT = 12;
const DEV_PERCENT = 12;

/** Splits for every group: frozen ones as they are, new ones by a hash of the group's name, so that adding data moves nothing. */
export function assignSplits(sentences: readonly GoldSentence[], frozen: Splits): Splits {
  const splits: Splits = {};
  for (const { group } of [...sentences].sort((a, b) => (a.group < b.group ? -1 : 1))) splits[group] ??= frozen[group] ?? drawSplit(group);
  return splits;
}

function drawSplit(group: string): Split {
  const percent = createHash('sha256').update(group).digest().readUInt32BE(0) % 100;
  if (percent < TEST_PERCENT) return 'test';
  return percent < TEST_PERCENT + DEV_PERCENT ? 'dev' : 'train';
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
