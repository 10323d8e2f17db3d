import { readFileSync } from 'node:fs';
import { BluepencilError } from '../core/errors.ts';
import { CUES, type Cue, isCue, type Label } from '../core/labels.ts';
import { Lexicon } from '../core/model/lexicon.ts';
import { MAX_STRENGTH } from '../core/model/tag.ts';

/** One reviewed row of training-data/lexicon/*.tsv. */
export interface RatedRow {
  pattern: string;
  label: Label;
  cue: Cue;
  strength: number;
  /** A sentence the pattern must match, '' when none. */
  match: string;
  /** A sentence with the innocent sense, which it must not match, '' when none. */
  nomatch: string;
  note: string;
  /** file:line, for messages. */
  where: string;
}

export const LEXICON_COLUMNS = ['pattern', 'label', 'cue', 'strength', 'match', 'nomatch', 'note'] as const;

function parseRow(line: string, where: string): RatedRow {
  const cells = line.split('\t');
  if (cells.length > LEXICON_COLUMNS.length) throw new Error(`has ${cells.length} columns; there are ${LEXICON_COLUMNS.length}`);
  const [pattern, label, cue, strengthText, match = '', nomatch = '', note = ''] = cells.map((cell) => cell.trim());
  const strength = Number(strengthText);
  if (!isCue(cue ?? '')) throw new Error(`has the unknown cue '${cue}'`);
  if (CUES[cue as Cue].label !== label) throw new Error(`has the label '${label}', but ${cue} is ${CUES[cue as Cue].label}`);
  if (!(Number.isInteger(strength) && strength >= 1 && strength <= MAX_STRENGTH))
    throw new Error(`has the strength '${strengthText}', which is not 1, 2 or 3`);
  if (pattern.includes(' ') && match === '') throw new Error(`'${pattern}' has several words and no sentence that must match`);
  const row = { pattern, label: CUES[cue as Cue].label, cue: cue as Cue, strength, match, nomatch, note, where };
  new Lexicon([row]);
  return row;
}

/**
 * Reads lexicon files: one header line, `#` comments, seven tab-separated columns.
 * @throws {BluepencilError} BP_LEXICON_INVALID with every bad row's file:line and the reason
 */
export function readLexicon(paths: readonly string[]): RatedRow[] {
  const faults: string[] = [];
  const seenAt = new Map<string, string>();
  const rows: RatedRow[] = [];
  for (const path of paths) {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    if (lines[0] !== LEXICON_COLUMNS.join('\t')) faults.push(`${path}:1: the header must be ${LEXICON_COLUMNS.join('<tab>')}`);
    lines.forEach((line, i) => {
      if (i === 0 || line.trim() === '' || line.startsWith('#')) return;
      const where = `${path}:${i + 1}`;
      try {
        const row = parseRow(line, where);
        const key = `${row.pattern}\t${row.label}`;
        if (seenAt.has(key)) throw new Error(`repeats '${row.pattern}' of ${seenAt.get(key)}`);
        seenAt.set(key, where);
        rows.push(row);
      } catch (cause) {
        faults.push(`${where}: ${(cause as Error).message}`);
      }
    });
  }
  if (faults.length > 0) throw new BluepencilError('BP_LEXICON_INVALID', faults.join('\n'));
  return rows;
}
