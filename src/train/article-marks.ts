/**
 * The authoring form of whole pages, one or more a file:
 *
 *     @article id=a001 genre=wire topic=politics writer=dry-wire group=story-01
 *     ~Skip to content
 *     h| Headline with {e.loaded|marks}
 *
 *     p| One sentence. // The next {s.modal|may} follow. ~(Read also: More) // Then a third.
 *     l| • >> A point made as prose. // And its second sentence.
 *
 * `~` begins a line of furniture, `h|` a heading, `p|` body text, `l|` a list item whose bullet stands before `>>`. ` // ` parts
 * sentences and becomes one space; `~(…)` is furniture inside a line. Blank lines stay. Marks are those of marks.ts.
 */
import { BluepencilError } from '../core/errors.ts';
import type { SentenceKind } from '../core/types.ts';
import { parseMarks } from './marks.ts';
import { findFault, type GoldSentence } from './read-corpus.ts';

/** A sentence of a whole page; `start` and `end` in the page, spans in the sentence's own text. */
export interface GoldArticleSentence extends GoldSentence {
  article: string;
  start: number;
  end: number;
}

export interface GoldArticle {
  id: string;
  page: string;
  sentences: GoldArticleSentence[];
}

const KIND: Record<string, SentenceKind> = { h: 'heading', p: 'body', l: 'list' };
const FIELDS = ['id', 'genre', 'topic', 'writer', 'group'];
const INLINE_FURNITURE = /^~\(([^)]*)\)$/;

class PageBuilder {
  readonly article: GoldArticle;
  readonly #fields: Record<string, string>;

  constructor(fields: Record<string, string>) {
    this.#fields = fields;
    this.article = { id: fields.id, page: '', sentences: [] };
  }

  addLine(line: string): void {
    this.article.page += `${line}\n`;
  }

  /** Throws an Error that says what is wrong with the line. */
  addProse(kind: SentenceKind, source: string): void {
    const cut = source.indexOf('>>');
    if (kind === 'list' && cut < 0) throw new Error("a list item needs its bullet and '>>' before the text");
    if (kind === 'list') this.article.page += `${source.slice(0, cut).trim()} `;
    const pieces = (kind === 'list' ? source.slice(cut + 2) : source)
      .split(/ \/\/ |(?<=\S) (?=~\()|(?<=~\([^)]*\)) /)
      .map((piece) => piece.trim());
    pieces.forEach((piece, i) => {
      if (piece === '') return;
      if (i > 0) this.article.page += ' ';
      const furniture = INLINE_FURNITURE.exec(piece)?.[1];
      if (furniture !== undefined) this.article.page += furniture;
      else this.#addSentence(kind, piece);
    });
    this.article.page += '\n';
  }

  #addSentence(kind: SentenceKind, marked: string): void {
    const { text, spans } = parseMarks(marked);
    const start = this.article.page.length;
    this.article.page += text;
    const { id, genre, topic, writer, group } = this.#fields;
    const row = {
      id: `${id}.${this.article.sentences.length + 1}`,
      text,
      spans,
      group: group ?? id,
      genre,
      topic,
      writer,
      kind,
      article: id,
      start,
      end: start + text.length,
    };
    const fault = findFault(row);
    if (fault) throw new Error(fault);
    this.article.sentences.push(row);
  }
}

/** @throws {BluepencilError} BP_CORPUS_INVALID with every bad line's file:line and the reason */
export function importArticles(source: string, path: string): GoldArticle[] {
  const faults: string[] = [];
  const builders: PageBuilder[] = [];
  source.split(/\r?\n/).forEach((line, i) => {
    try {
      const head = /^@article\s+(.*)$/.exec(line)?.[1];
      const builder = builders.at(-1);
      const prose = /^([hpl])\|\s?(.*)$/.exec(line);
      if (head !== undefined) {
        const fields = Object.fromEntries(
          head
            .trim()
            .split(/\s+/)
            .map((pair) => pair.split('=')),
        );
        const unknown = Object.keys(fields).find((name) => !FIELDS.includes(name));
        if (unknown !== undefined || !fields.id) throw new Error(`@article takes ${FIELDS.map((name) => `${name}=…`).join(' ')}`);
        if (builders.some(({ article }) => article.id === fields.id)) throw new Error(`repeats the article ${fields.id}`);
        builders.push(new PageBuilder(fields));
      } else if (!builder) {
        if (line.trim() !== '' && !line.startsWith('#')) throw new Error('text before the first @article');
      } else if (prose) builder.addProse(KIND[prose[1]], prose[2]);
      else if (line.startsWith('~')) builder.addLine(line.slice(1));
      else if (line.trim() === '') builder.addLine('');
      else if (!line.startsWith('#')) throw new Error("begins with none of 'h|', 'p|', 'l|', '~'");
    } catch (cause) {
      faults.push(`${path}:${i + 1}: ${(cause as Error).message}`);
    }
  });
  if (faults.length > 0) throw new BluepencilError('BP_CORPUS_INVALID', faults.join('\n'));
  for (const { article } of builders) article.page = `${article.page.trimEnd()}\n`;
  return builders.map(({ article }) => article);
}
