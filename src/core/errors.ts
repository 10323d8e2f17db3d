/** Every way bluepencil can fail. The list is closed: a caller may switch over it. */
export const ERROR_CODES = [
  'BP_INPUT_INVALID',
  'BP_INPUT_TOO_LONG',
  'BP_OPTION_INVALID',
  'BP_CONFIG_INVALID',
  'BP_MODEL_NOT_FOUND',
  'BP_MODEL_CORRUPT',
  'BP_MODEL_VERSION',
  'BP_LEXICON_INVALID',
  'BP_CORPUS_INVALID',
  'BP_DEPENDENCY_MISSING',
  'BP_BUSY',
  'BP_TIMEOUT',
  'BP_ABORTED',
  'BP_CLOSED',
  'BP_FAILED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error whose message says what went wrong, where, and what to do about it. */
export class BluepencilError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BluepencilError';
    this.code = code;
  }
}
