import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportMarks, formatMarks, importMarks, parseMarks } from '../../src/train/marks.ts';
import { readTrainingData } from '../../src/train/read-articles.ts';
import { type GoldSentence, hashCorpus, labelsOf, listDataFiles, readCorpus } from '../../src/train/read-corpus.ts';
import { assignSplits, readSplits } from '../../src/train/splits.ts';

const GOOD: GoldSentence = {
  id: 'x-1.1',
  text: 'The regime may fall.',
  spans: [
    { start: 4, end: 10, label: 'editorializing', cue: 'loaded', voice: 'author' },
    { start: 11, end: 14, label: 'speculative', cue: 'modal', voice: 'attributed' },
  ],
  group: 'x-1',
  genre: 'wire',
  topic: 'politics',
  writer: 'dry-wire',
  kind: 'body',
};

function writeRows(...rows: (object | string)[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bluepencil-corpus-')), 'rows.jsonl');
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

const span = (change: object): object => ({ ...GOOD, spans: [{ ...GOOD.spans[0], ...change }] });

describe('the corpus reader', () => {
  it('reads a good row and derives its labels from its author spans alone', () => {
    const [row] = readCorpus([writeRows(GOOD)]);
    expect(row).toEqual(GOOD);
    expect(labelsOf(row)).toEqual(['editorializing']);
  });

  it.each<[string, object | string]>([
    ['is not JSON', '{"id":'],
    ['is not an object', '[]'],
    ['has no group', { ...GOOD, group: undefined }],
    ["unknown genre 'poem'", { ...GOOD, genre: 'poem' }],
    ["unknown topic 'knitting'", { ...GOOD, topic: 'knitting' }],
    ["unknown writer 'Ann'", { ...GOOD, writer: 'Ann' }],
    ["unknown kind 'page'", { ...GOOD, kind: 'page' }],
    ['line break', { ...GOOD, text: 'The regime\nmay fall.' }],
    ['has no spans', { ...GOOD, spans: undefined }],
    ['outside its text', span({ end: 99 })],
    ['or empty', span({ end: 4 })],
    ['outer white space', span({ end: 11 })],
    ["unknown cue 'rude'", span({ cue: 'rude' })],
    ["label 'casual', but loaded is editorializing", span({ label: 'casual' })],
    ["unknown voice 'mine'", span({ voice: 'mine' })],
    ["casual wording in indirect speech is the author's", span({ label: 'casual', cue: 'slang', voice: 'attributed' })],
    ['overlapping editorializing spans', { ...GOOD, spans: [GOOD.spans[0], { ...GOOD.spans[0], start: 6 }] }],
  ])('refuses a row that %s, naming file and line', (reason, row) => {
    const path = writeRows({ ...GOOD, id: 'y', text: 'The regime may go on.' }, row);
    expect(() => readCorpus([path])).toThrow(
      expect.objectContaining({ code: 'BP_CORPUS_INVALID', message: expect.stringContaining(`${path}:2: `) }),
    );
    expect(() => readCorpus([path])).toThrow(reason);
  });

  it('refuses a repeated id and a repeated text, naming where the first stands', () => {
    const path = writeRows(GOOD, { ...GOOD, text: 'The regime may rise.' }, { ...GOOD, id: 'x-1.2' });
    expect(() => readCorpus([path])).toThrow(`${path}:2: repeats the id 'x-1.1' of ${path}:1`);
    expect(() => readCorpus([path])).toThrow(`${path}:3: repeats the text`);
  });

  it('reports every bad row at once', () => {
    const path = writeRows('{', '[');
    expect(() => readCorpus([path])).toThrow(new RegExp(`${path}:1: .*\\n${path}:2: `));
  });
});

describe('the authoring form', () => {
  it('reads labels, cues, voices and nested marks', () => {
    const { text, spans } = parseMarks(
      'A \\{b\\} {s.insinuation|{c.colloquial|who knows when}}, "{e.loaded.q|cronies}" and {s.modal.a|may}.',
    );
    expect(text).toBe('A {b} who knows when, "cronies" and may.');
    expect(spans.map((each) => [text.slice(each.start, each.end), each.cue, each.voice])).toEqual([
      ['who knows when', 'insinuation', 'author'],
      ['who knows when', 'colloquial', 'author'],
      ['cronies', 'loaded', 'quoted'],
      ['may', 'modal', 'attributed'],
    ]);
  });

  it.each([
    ['{e.loaded|x', 'never closed'],
    ['x}', 'closes nothing'],
    ['{x}', 'is no mark'],
  ])('says what is wrong with %s', (line, reason) => {
    expect(() => parseMarks(line)).toThrow(reason);
  });

  it('gives ids and groups by position, keeps given ids, and names bad lines', () => {
    const head = '@ genre=wire topic=politics writer=dry-wire kind=body\n';
    const rows = importMarks(`${head}One.\n[kept.7] Two.\n\n# note\nThree.\n`, 'batch.txt', 'batch');
    expect(rows.map(({ id, group }) => [id, group])).toEqual([
      ['batch-0001.1', 'batch-0001'],
      ['kept.7', 'kept'],
      ['batch-0002.1', 'batch-0002'],
    ]);
    expect(() => importMarks(`${head}{e.loud|One}.\n@ colour=red\n`, 'batch.txt', 'batch')).toThrow(
      /batch\.txt:2: .*unknown cue.*\nbatch\.txt:3: 'colour=red'/,
    );
  });

  it('carries the whole corpus there and back without loss', () => {
    for (const path of listDataFiles('training-data/sentences', '.jsonl')) {
      const rows = readCorpus([path]);
      expect(importMarks(exportMarks(rows), path, 'unused')).toEqual(rows);
    }
  });

  it('refuses spans that cross, which it cannot write', () => {
    const crossing = { ...GOOD, spans: [GOOD.spans[0], { ...GOOD.spans[1], start: 7 }] };
    expect(() => formatMarks(crossing)).toThrow(expect.objectContaining({ code: 'BP_CORPUS_INVALID' }));
  });
});

describe('splits', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({ ...GOOD, id: `g${i}.1`, group: `g${i}` }));

  it('keep groups whole and frozen ones where they are, whatever is added', () => {
    const before = assignSplits(rows.slice(0, 200), { g0: 'test', g1: 'train' });
    const after = assignSplits(rows, before);
    expect(after).toMatchObject(before);
    expect(before).toMatchObject({ g0: 'test', g1: 'train' });
  });

  it('hold out about a tenth for dev and less for test', () => {
    const counts = Object.values(assignSplits(rows, {}));
    for (const split of ['dev', 'test'] as const) {
      const share = counts.filter((each) => each === split).length / counts.length;
      expect(share).toBeGreaterThan(0.02);
      expect(share).toBeLessThan(0.15);
    }
  });

  it('keep a style and four topics for the test split alone', () => {
    const unseen = { ...GOOD, group: 'far', topic: 'space' };
    expect(assignSplits([GOOD, unseen, { ...GOOD, group: 'far', topic: 'politics' }], {}).far).toBe('test');
  });

  it('are frozen for every group of the corpus', () => {
    const all = readTrainingData('training-data');
    const frozen = readSplits('training-data/splits.json');
    expect(all.filter(({ group }) => !(group in frozen))).toEqual([]);
  });
});

describe('the corpus hash', () => {
  it('changes with any label', () => {
    expect(hashCorpus([GOOD])).not.toBe(hashCorpus([{ ...GOOD, spans: [] }]));
  });
});
