import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTokens } from '../../src/core/document/tokens.ts';
import { Lexicon, type LexiconRow } from '../../src/core/model/lexicon.ts';
import { type ReadDocument, readBlock } from '../../src/core/score.ts';
import { listDataFiles } from '../../src/train/read-corpus.ts';
import { LEXICON_COLUMNS, readLexicon } from '../../src/train/read-lexicon.ts';
import { classesOfWord, loadTagLexicon } from '../../src/train/word-classes.ts';

const tags = loadTagLexicon();
const rows = readLexicon(listDataFiles('training-data/lexicon', '.tsv'));

function matches(row: LexiconRow, text: string): boolean {
  const read: ReadDocument = { document: { text, blocks: [], warnings: [] }, sentences: [], tokens: createTokens(), warnings: [] };
  readBlock(read, { start: 0, end: text.length, kind: 'body' });
  const lexicon = new Lexicon([row]);
  return read.sentences.some(
    ({ firstToken, lastToken }) => lexicon.match(read.tokens, firstToken, lastToken, (key) => classesOfWord(key, tags)).length > 0,
  );
}

describe('the rated lexicon', () => {
  it('has at least 1,500 words and 400 phrases, each phrase with a sentence', () => {
    const phrases = rows.filter(({ pattern }) => pattern.includes(' '));
    expect(rows.length - phrases.length).toBeGreaterThanOrEqual(1500);
    expect(phrases.length).toBeGreaterThanOrEqual(400);
    expect(phrases.filter(({ match }) => match === '')).toEqual([]);
  });

  it('matches every sentence that a row says it must', () => {
    expect(rows.filter((row) => row.match !== '' && !matches(row, row.match)).map(({ where, pattern }) => `${where}: ${pattern}`)).toEqual(
      [],
    );
  });

  it('matches no innocent sentence that a row says it must not', () => {
    expect(
      rows.filter((row) => row.nomatch !== '' && matches(row, row.nomatch)).map(({ where, pattern }) => `${where}: ${pattern}`),
    ).toEqual([]);
  });
});

describe('the lexicon reader', () => {
  const write = (...lines: string[]): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'bluepencil-lexicon-')), 'rows.tsv');
    writeFileSync(path, [LEXICON_COLUMNS.join('\t'), ...lines].join('\n'));
    return path;
  };

  it('reads rows and skips comments', () => {
    expect(readLexicon([write('# note', 'gonna\tcasual\tnonstandard\t3')])).toMatchObject([
      { pattern: 'gonna', cue: 'nonstandard', strength: 3, match: '' },
    ]);
  });

  it.each([
    ['unknown cue', 'x\tcasual\tloud\t3'],
    ["label 'casual', but loaded is editorializing", 'x\tcasual\tloaded\t3'],
    ["strength '4'", 'x\tcasual\tslang\t4'],
    ['no sentence that must match', 'a ton of\tcasual\tcolloquial\t3'],
    ['no slot {fruit}', '{fruit} pie\tcasual\tcolloquial\t3\tx'],
    ['needs a plain word', '{noun}\tcasual\tslang\t3'],
    ['no words outside brackets', '[to]\tcasual\tslang\t3'],
    ['columns', 'a\tcasual\tslang\t3\t\t\t\textra'],
  ])('refuses a row for %s, naming file and line', (reason, line) => {
    const path = write('fine\tcasual\tslang\t1', line);
    expect(() => readLexicon([path])).toThrow(
      expect.objectContaining({ code: 'BP_LEXICON_INVALID', message: expect.stringMatching(`${path}:3: .*`) }),
    );
    expect(() => readLexicon([path])).toThrow(reason);
  });

  it('refuses a pattern rated twice for one label', () => {
    expect(() => readLexicon([write('fine\tcasual\tslang\t1', 'fine\tcasual\tcolloquial\t2')])).toThrow("repeats 'fine'");
  });
});
