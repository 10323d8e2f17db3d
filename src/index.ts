/** bluepencil's public API. */
export { BluepencilError, ERROR_CODES, type ErrorCode } from './core/errors.ts';
export { CUES, type Cue, LABELS, type Label } from './core/labels.ts';
export type { OperatingPoint, ScoreOptions } from './core/options.ts';
export type { Finding, Format, Report, ReportSentence, SentenceKind, Voice, Warning, WarningCode } from './core/types.ts';
export { type Classifier, type LoadOptions, loadClassifier } from './load-model.ts';
