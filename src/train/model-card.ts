import { LABELS } from '../core/labels.ts';
import type { Manifest } from '../core/model/decode.ts';
import type { Metrics } from './evaluate.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** MODEL_CARD.md, in the form Hugging Face reads, every number generated. */
export function formatModelCard(
  manifest: Pick<Manifest, 'name' | 'version' | 'trainingData' | 'training' | 'operatingPoints'>,
  test: Metrics,
): string {
  const rows = LABELS.map((label) => {
    const m = test.labels[label];
    return `| ${label} | ${m.gold} | ${m.sentenceF1.toFixed(2)} | ${m.spanCharacterF1.toFixed(2)} | ${m.auc.toFixed(3)} | ${m.calibrationError.toFixed(3)} | ${percent(m.neutralWireFlagged)} | ${m.cueAccuracy.toFixed(2)} |`;
  });
  return `---
language: en
license: mit
library_name: bluepencil
pipeline_tag: token-classification
tags: [editorial-style, hedging, register, subjectivity]
---
# bluepencil/${manifest.name} ${manifest.version}

Tags words in English news prose that are casual, speculative or editorializing in the author's own voice, and scores each
sentence and article. A window convolution over quantised word rows, with a rated lexicon beside it; see docs/architecture.md.

## Intended use
A second pair of eyes for editors of English news copy, and a pre-sort for moderation queues. It does not judge truth,
authors, or whether a text was written by a machine. Decisions about people should not rest on it.

## Training data
${manifest.trainingData.sentences.toLocaleString('en')} sentences written and labeled for the project by language models, read by second models
(training-data/README.md); word vectors: GloVe 6B, 100 dimensions (PDDL). sha256 of the sentences: \`${manifest.trainingData.sha256}\`.
Trained with TensorFlow.js, backend ${String(manifest.training.backend)}, seed ${String(manifest.training.seed)}.

## Results on the project's own test split
${test.sentences} sentences of held-out groups, operating point \`balanced\`. They were written by the same models as the training data: on
other people's text the figures are lower (docs/quality.md).

| label | gold | sentence F1 | span character F1 | AUC | calibration error | flagged of ${test.neutralWire} neutral wire sentences | cue accuracy |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## Thresholds
| operating point | ${LABELS.join(' | ')} |
| --- | --- | --- | --- |
${Object.entries(manifest.operatingPoints)
  .map(([name, point]) => `| ${name} | ${LABELS.map((label) => point[label].toFixed(2)).join(' | ')} |`)
  .join('\n')}

## Limits
English only. Irony, arguments without a loaded word, and idioms the data never showed are missed most; charged topics reported
neutrally cause most false alarms. Attribution is recognised in common patterns only.
`;
}
