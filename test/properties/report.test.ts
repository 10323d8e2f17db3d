/** The promises of design.md's Report, each over texts of every kind and the shipped model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../src/core/labels.ts';
import type { ScoreOptions } from '../../src/core/options.ts';
import type { Finding, Report, ReportSentence } from '../../src/core/types.ts';
import { loadClassifier } from '../../src/load-model.ts';
import { anyText, FLAGGED } from './any-text.ts';

const classifier = await loadClassifier();

const VOICES = ['author', 'quoted', 'attributed'] as const;
/** Above 0, since a sentence without a word of the author's has the probability 0 and no label. */
const threshold = fc.double({ min: 1e-6, max: 1, noNaN: true });
const thresholds = fc.record({ casual: threshold, speculative: threshold, editorializing: threshold }, { requiredKeys: [] });
const labels = fc.subarray([...LABELS]);
const anyOptions: fc.Arbitrary<ScoreOptions> = fc.record(
  { voices: fc.subarray([...VOICES]), labels, thresholds, operatingPoint: fc.constantFrom('balanced', 'quiet') },
  { requiredKeys: [] },
);

/** Checks the report of many texts; the seed is fixed so that a build never fails by chance. */
function forEveryReport(options: fc.Arbitrary<ScoreOptions>, check: (report: Report, text: string, options: ScoreOptions) => void): void {
  fc.assert(
    fc.property(anyText, options, (text, given) => check(classifier.score(text, given), text, given)),
    { seed: 20_240_601, numRuns: 300 },
  );
}

const holders = (finding: Finding, sentences: readonly ReportSentence[]): ReportSentence[] =>
  sentences.filter(({ start, end }) => start <= finding.start && finding.end <= end);
const findingsOf = (report: Report, { start, end }: ReportSentence, label: Label): Finding[] =>
  report.findings.filter(
    (finding) => finding.label === label && finding.voice === 'author' && start <= finding.start && finding.end <= end,
  );

describe('on any text', { timeout: 60_000 }, () => {
  it('a finding’s text is what lies at its offsets', () => {
    forEveryReport(anyOptions, ({ findings }, text) => {
      for (const { start, end, text: words } of findings) expect(text.slice(start, end)).toBe(words);
      expect(findings.every(({ text: words }) => words.length > 0)).toBe(true);
    });
  });

  it('a finding’s line and column lead to its text as its offsets do', () => {
    forEveryReport(anyOptions, ({ findings }, text) => {
      const lines = text.split(/(?<=\n|\r(?!\n))/);
      const offsetOf = (line: number, column: number): number => lines.slice(0, line - 1).join('').length + column - 1;
      for (const { start, end, line, column, endLine, endColumn } of findings)
        expect([offsetOf(line, column), offsetOf(endLine, endColumn)]).toEqual([start, end]);
    });
  });

  it('findings are sorted by start, then label', () => {
    forEveryReport(anyOptions, ({ findings }) => {
      const sorted = [...findings].sort((a, b) => a.start - b.start || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
      expect(findings).toEqual(sorted);
    });
  });

  it('findings have the voices and labels asked for, and an id each', () => {
    forEveryReport(anyOptions, ({ findings }, _, { voices = ['author'], labels = LABELS }) => {
      expect(findings.every((finding) => voices.includes(finding.voice) && labels.includes(finding.label))).toBe(true);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    });
  });

  it('an author finding lies in exactly one sentence, and that lists its label', () => {
    forEveryReport(anyOptions, ({ findings, sentences }) => {
      for (const finding of findings.filter(({ voice }) => voice === 'author'))
        expect(holders(finding, sentences).map((sentence) => sentence.labels.includes(finding.label))).toEqual([true]);
    });
  });

  it('a label that a sentence lists has an author finding in it', () => {
    forEveryReport(anyOptions, (report, _, { voices = ['author'] }) => {
      if (!voices.includes('author')) return;
      for (const sentence of report.sentences)
        for (const label of sentence.labels) expect(findingsOf(report, sentence, label).length).toBeGreaterThan(0);
    });
  });

  it('a label is on exactly when its probability reaches the threshold in force', () => {
    forEveryReport(anyOptions, (report, _, { labels: asked = LABELS, thresholds: given = {} }) => {
      expect(report.thresholds).toMatchObject(given);
      for (const { probabilities, labels: on } of report.sentences)
        expect(on).toEqual(LABELS.filter((label) => asked.includes(label) && probabilities[label] >= report.thresholds[label]));
    });
  });

  it('probabilities, scores and intervals are within 0 to 1, and an interval holds its score', () => {
    forEveryReport(anyOptions, ({ findings, sentences, scores, intervals }) => {
      const probabilities = [
        ...findings.map((each) => each.probability),
        ...sentences.flatMap((each) => Object.values(each.probabilities)),
      ];
      expect(probabilities.filter((each) => !(each >= 0 && each <= 1))).toEqual([]);
      for (const label of LABELS) {
        const [low, high] = intervals[label];
        expect([0 <= low, low <= scores[label], scores[label] <= high, high <= 1]).toEqual([true, true, true, true]);
      }
    });
  });

  it('coverage sums to 1, or is all 0 for a text of white space', () => {
    forEveryReport(anyOptions, ({ coverage }, text) => {
      const shares = [coverage.scored, coverage.quoted, coverage.skipped];
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(text.trim() === '' ? 0 : 1, 9);
    });
  });

  it('sentences are in order, apart, and have no outer white space', () => {
    forEveryReport(anyOptions, ({ sentences }, text) => {
      sentences.forEach(({ start, end }, i) => {
        expect(start).toBeGreaterThanOrEqual(sentences[i - 1]?.end ?? 0);
        expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s);
      });
    });
  });

  it('counts agree with the sentences', () => {
    forEveryReport(anyOptions, ({ counts, sentences }) => {
      expect(counts.sentences).toBe(sentences.length);
      for (const label of LABELS) expect(counts.flagged[label]).toBe(sentences.filter((each) => each.labels.includes(label)).length);
    });
  });

  it('the same input gives the same bytes', () => {
    forEveryReport(anyOptions, (report, text, options) => {
      expect(JSON.stringify(classifier.score(text, options))).toBe(JSON.stringify(report));
    });
  });

  it('the option labels takes away findings and flags, and never changes scores', () => {
    forEveryReport(fc.record({ labels, thresholds }), (report, text, options) => {
      const whole = classifier.score(text, { ...options, labels: LABELS });
      const asked = (label: Label): boolean => options.labels?.includes(label) ?? true;
      expect([report.scores, report.intervals, report.coverage]).toEqual([whole.scores, whole.intervals, whole.coverage]);
      expect(report.findings).toEqual(whole.findings.filter(({ label }) => asked(label)));
      expect(report.sentences).toEqual(whole.sentences.map((each) => ({ ...each, labels: each.labels.filter(asked) })));
    });
  });

  it('the option voices takes away findings, and changes nothing else', () => {
    forEveryReport(fc.record({ voices: fc.subarray([...VOICES]) }), (report, text, { voices = [] }) => {
      const whole = classifier.score(text, { voices: VOICES });
      expect(report).toEqual({ ...whole, findings: whole.findings.filter(({ voice }) => voices.includes(voice)) });
    });
  });

  it('ids survive an edit in another paragraph', () => {
    const idsAfter = (opening: string, text: string, options: ScoreOptions): string[] => {
      const before = `${opening}\n\nThe quay lies in the north.\n\n`;
      const { findings } = classifier.score(before + text, options);
      return findings.filter(({ start }) => start >= before.length).map(({ id }) => id);
    };
    forEveryReport(anyOptions, (_, text, options) => {
      const lead = 'The library opens at nine.';
      expect(idsAfter(`${lead} It shuts at noon, alas, you guys, and may never reopen.`, text, options)).toEqual(
        idsAfter(lead, text, options),
      );
    });
  });
});

it('the texts of these properties do get flagged', () => {
  const { findings } = classifier.score(FLAGGED.join('\n\n'));
  expect(new Set(findings.map(({ label }) => label))).toEqual(new Set(LABELS));
});
