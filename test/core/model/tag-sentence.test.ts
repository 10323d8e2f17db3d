import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/core/model/decode.ts';
import { Projector } from '../../../src/core/model/tag.ts';
import type { ScoreOptions } from '../../../src/core/options.ts';
import { scoreText } from '../../../src/core/score.ts';
import type { Report } from '../../../src/core/types.ts';
import { makeTinyModel } from './tiny-model.ts';

const VOICES = ['author', 'quoted', 'attributed'] as const;
const score = (text: string, options: ScoreOptions = {}, model: Model = makeTinyModel()): Report =>
  scoreText(text, model, 'hash', { voices: VOICES, labels: ['casual', 'speculative'], ...options });
const told = ({ findings }: Report): string[] => findings.map(({ label, voice, text }) => `${label} ${voice} ${text}`);

const YES = makeTinyModel([{ pattern: ', zork ,', cue: 'interjection', strength: 2 }]);

describe('a sentence', () => {
  it('carries a label for evidence in the author’s words', () => {
    const report = score('The zork was late.');
    expect(report.sentences[0].labels).toEqual(['casual', 'speculative']);
    expect(told(report)).toEqual(['casual author zork', 'speculative author zork']);
  });

  it('carries none for evidence in quoted words, which are findings all the same when asked for', () => {
    const report = score('The “zork” was late.');
    expect(report.sentences[0].labels).toEqual([]);
    expect(told(report)).toEqual(['casual quoted zork', 'speculative quoted zork']);
  });

  it('is casual but not speculative for evidence in a source’s indirect speech', () => {
    const report = score('Ada Brook said the zork was late.');
    expect(report.sentences[0].labels).toEqual(['casual']);
    expect(told(report)).toEqual(['casual author zork', 'speculative attributed zork']);
  });

  it('has its single best author phrase as a finding where no token reaches its threshold', () => {
    const report = score('Rain fell.', { thresholds: { casual: 0.001, speculative: 1 } });
    expect(report.sentences[0].labels).toEqual(['casual']);
    expect(told(report)).toEqual(['casual author Rain']);
  });

  it('has no probability and no label without a word of the author’s', () => {
    const report = score('“The zork was late.”', { thresholds: { casual: 0.001 } });
    expect(report.sentences[0]).toMatchObject({ labels: [], probabilities: { casual: 0, speculative: 0, editorializing: 0 } });
    expect(report).toMatchObject({ scores: { casual: 0 }, intervals: { casual: [0, 1] } });
  });

  it('has a phrase of the lexicon flagged whole, or not at all', () => {
    const model = makeTinyModel([{ pattern: 'the zork of', cue: 'colloquial', strength: 2 }]);
    expect(told(score('See the zork of Leeds.', { labels: ['casual'] }, model))).toEqual(['casual author the zork of']);
    expect(told(score('See the quay of Leeds.', { labels: ['casual'] }, model))).toEqual([]);
  });

  it('that carries no label has no author finding, even where a phrase begins with a mark', () => {
    const report = score('The ferry, zork, was late.', { thresholds: { casual: 1 }, labels: ['casual'] }, YES);
    expect(report.sentences[0].labels).toEqual([]);
    expect(told(report)).toEqual([]);
  });

  it('that is casual in indirect speech has an author finding, even where the phrase begins with a mark', () => {
    const report = score('Ada Brook said the ferry was, zork, late.', { labels: ['casual'] }, YES);
    expect(report.sentences[0].labels).toEqual(['casual']);
    expect(told(report)).toEqual(['casual author zork']);
  });
});

describe('a projector', () => {
  it('gives a word the same projection whatever it has projected before', () => {
    const { vocabulary, network } = makeTinyModel();
    const projector = new Projector(vocabulary, network);
    const first = [...projector.project('zork', 1)];
    projector.project('top', 1);
    expect([...projector.project('zork', 1)]).toEqual(first);
  });

  // tag.ts Projector.project: the memo's key leaves out that TOP-10 is a number and top-10 a word.
  it('keeps words and numbers of one spelling apart, so that a text’s report does not hang on texts scored before', () => {
    const used = makeTinyModel();
    score('See the TOP-10 list.', {}, used);
    const text = 'See the top-10 list.';
    expect(score(text, {}, used)).toEqual(score(text));
  });
});
