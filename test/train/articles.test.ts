import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importArticles } from '../../src/train/article-marks.ts';
import { readArticles } from '../../src/train/read-articles.ts';

const SOURCE = `@article id=a1 genre=wire topic=politics writer=dry-wire group=story-1
~Skip to content

h| A {e.loaded|regime} falls
p| It rained. // It {s.modal|may} rain again. ~(Read also: Rain) // Nobody left.
l| • >> A point. // Its end.
~Sources: dpa
`;

describe('whole labeled pages', () => {
  it('become a page with its furniture and sentences that lie in it', () => {
    const [{ page, sentences }] = importArticles(SOURCE, 'pages.txt');
    expect(page).toBe(
      'Skip to content\n\nA regime falls\nIt rained. It may rain again. Read also: Rain Nobody left.\n• A point. Its end.\nSources: dpa\n',
    );
    expect(sentences.map(({ start, end, kind }) => [page.slice(start, end), kind])).toEqual([
      ['A regime falls', 'heading'],
      ['It rained.', 'body'],
      ['It may rain again.', 'body'],
      ['Nobody left.', 'body'],
      ['A point.', 'list'],
      ['Its end.', 'list'],
    ]);
    expect(sentences[0]).toMatchObject({ id: 'a1.1', article: 'a1', group: 'story-1', spans: [{ start: 2, end: 8, cue: 'loaded' }] });
  });

  it.each([
    ['p| early', 'text before the first @article'],
    ['@article genre=wire', '@article takes'],
    ['@article id=x genre=wire topic=politics writer=dry-wire\nl| no bullet', "needs its bullet and '>>'"],
    ['@article id=x genre=wire topic=politics writer=dry-wire\nplain', 'begins with none of'],
    ['@article id=x genre=poem topic=politics writer=dry-wire\np| Text.', "unknown genre 'poem'"],
  ])('names file, line and reason for %s', (source, reason) => {
    expect(() => importArticles(source, 'pages.txt')).toThrow(new RegExp(`pages\\.txt:\\d: .*${reason}`));
  });

  it('are refused when a row is not what the page holds', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bluepencil-articles-'));
    const [{ page, sentences }] = importArticles(SOURCE, 'pages.txt');
    writeFileSync(join(folder, 'a1.txt'), page.replace('rained', 'snowed'));
    writeFileSync(join(folder, 'a1.jsonl'), sentences.map((row) => JSON.stringify(row)).join('\n'));
    expect(() => readArticles(folder)).toThrow(/a1\.jsonl:2: is not what a1\.txt holds/);
    writeFileSync(join(folder, 'a1.txt'), page);
    expect(readArticles(folder)).toMatchObject([{ id: 'a1', page, sentences }]);
  });
});
