import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadClassifier, type Report } from '../../src/index.ts';

const classifier = await loadClassifier();
const score = (name: string): Report => classifier.score(readFileSync(`examples/harbour-${name}.txt`, 'utf8'));
const reports = { wire: score('wire'), chatty: score('chatty'), spun: score('spun') };

describe('one story in three tones', () => {
  it('ranks the tones as they were written', () => {
    expect(reports.chatty.scores.casual).toBeGreaterThan(3 * reports.wire.scores.casual);
    expect(reports.chatty.scores.casual).toBeGreaterThan(3 * reports.spun.scores.casual);
    for (const label of ['speculative', 'editorializing'] as const) {
      expect(reports.spun.scores[label]).toBeGreaterThan(3 * reports.wire.scores[label]);
      expect(reports.spun.scores[label]).toBeGreaterThan(reports.chatty.scores[label]);
    }
  });

  it('leaves the wire version all but alone', () => {
    expect(reports.wire.findings.length).toBeLessThanOrEqual(2);
  });
});
