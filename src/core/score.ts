/** START HERE. A text to a Report: blocks, sentences, tokens, voices, tags, findings, scores. Pure. */
import { markAttributions } from './document/attribution.ts';
import { detectLanguage } from './document/language.ts';
import { parseDocument } from './document/parse.ts';
import { markQuotations } from './document/quotations.ts';
import { splitSentences } from './document/sentences.ts';
import { createTokens, markNames, tokenize } from './document/tokens.ts';
import { BluepencilError } from './errors.ts';
import { recordOfLabels } from './labels.ts';
import type { Model } from './model/decode.ts';
import { tagSentence } from './model/tag-sentence.ts';
import { resolveOptions, type ScoreOptions } from './options.ts';
import { listFindings } from './report/findings.ts';
import { countReport, measureCoverage, summarise } from './report/summary.ts';
import type { Block, Document, Report, Sentence, Tokens, Warning } from './types.ts';

/** Above 0, so that a sentence in which the author says nothing (probability 0) never carries a label. */
const SMALLEST_THRESHOLD = Number.MIN_VALUE;

/** A document's sentences, with their tokens and whose voice each token is. */
export interface ReadDocument {
  document: Document;
  sentences: Sentence[];
  tokens: Tokens;
  warnings: Warning[];
}

/**
 * Adds the block's sentences to `read`: tokens first, then quotations over the whole block, then names and attributions.
 * @param spans where the sentences lie; by default as `splitSentences` finds them
 */
export function readBlock(read: ReadDocument, block: Block, spans = splitSentences(read.document.text, block.start, block.end)): void {
  const { document, sentences, tokens, warnings } = read;
  const firstOfBlock = tokens.keys.length;
  const added = spans.map(([start, end]): Sentence => {
    const firstToken = tokens.keys.length;
    tokenize(document.text, start, end, tokens);
    return { start, end, kind: block.kind, firstToken, lastToken: tokens.keys.length };
  });
  markQuotations(document.text, block, tokens, firstOfBlock, tokens.keys.length, warnings);
  for (const { firstToken, lastToken } of added) {
    markNames(tokens, firstToken, lastToken);
    markAttributions(tokens, firstToken, lastToken);
  }
  for (const sentence of added) sentences.push(sentence);
}

/** Finds sentences, tokens and voices; the part of the pipeline that needs no model. */
export function readDocument(text: string): ReadDocument {
  const document = parseDocument(text);
  const read: ReadDocument = { document, sentences: [], tokens: createTokens(), warnings: [...document.warnings] };
  for (const block of document.blocks) readBlock(read, block);
  return read;
}

/**
 * Scores one text.
 * @param text any string; lone surrogates, control characters and a missing final newline are fine
 * @param modelHash sha256 of manifest.json, in hex, for the report
 * @throws {BluepencilError} BP_INPUT_INVALID (not a string), BP_INPUT_TOO_LONG, BP_OPTION_INVALID
 */
export function scoreText(text: string, model: Model, modelHash: string, options?: ScoreOptions): Report {
  if (typeof text !== 'string')
    throw new BluepencilError('BP_INPUT_INVALID', `score() takes a string, not ${text === null ? 'null' : typeof text}`);
  const { format, voices, labels, operatingPoint, maxChars, ...resolved } = resolveOptions(options);
  if (text.length > maxChars)
    throw new BluepencilError(
      'BP_INPUT_TOO_LONG',
      `the text has ${text.length} characters, more than maxChars = ${maxChars}; split it or raise maxChars`,
    );
  const thresholds = recordOfLabels((label) =>
    Math.max(SMALLEST_THRESHOLD, resolved.thresholds[label] ?? model.manifest.operatingPoints[operatingPoint][label]),
  );
  const { document, sentences, tokens, warnings } = readDocument(text);
  const tagged = sentences.map((sentence) => tagSentence(model, tokens, sentence, thresholds));
  const language = detectLanguage(tokens);
  if (language.code !== 'en' && tagged.length > 0)
    warnings.push({ code: 'not-english', message: 'The text does not read as English; the scores mean little.' });
  return {
    schema: 'bluepencil/report@1',
    model: { name: model.manifest.name, version: model.manifest.version, sha256: modelHash },
    format,
    language,
    ...summarise(tagged),
    thresholds,
    counts: countReport(tagged, tokens, labels),
    coverage: measureCoverage(document, tokens),
    sentences: tagged.map(({ sentence, probabilities, labels: found }) => ({
      start: sentence.start,
      end: sentence.end,
      kind: sentence.kind,
      probabilities,
      labels: found.filter((label) => labels.includes(label)),
    })),
    findings: listFindings(text, tokens, tagged, voices, labels),
    warnings,
  };
}
