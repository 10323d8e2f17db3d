import { BluepencilError } from './errors.ts';
import { LABELS, type Label } from './labels.ts';
import type { Format, Voice } from './types.ts';

export const FORMATS: readonly Format[] = ['plain'];
export const VOICES: readonly Voice[] = ['author', 'quoted', 'attributed'];
export const OPERATING_POINTS = ['balanced', 'quiet'] as const;
export type OperatingPoint = (typeof OPERATING_POINTS)[number];

export interface ScoreOptions {
  /** How to read the text. Default `plain`. */
  format?: Format;
  /** Whose words become findings. Default `['author']`; labels and scores always count the author's alone. */
  voices?: readonly Voice[];
  /** Labels to report findings and flags for; never changes scores. Default all three. */
  labels?: readonly Label[];
  /** Probability 0..1 from which a sentence carries a label; overrides the operating point, label by label. */
  thresholds?: Partial<Record<Label, number>>;
  /** Which thresholds of the model folder are in force. Default `balanced`. */
  operatingPoint?: OperatingPoint;
  /** Longest text taken, in UTF-16 units. Default 5,000,000: some 800,000 words, a few seconds of work. */
  maxChars?: number;
}

export type ResolvedOptions = Required<ScoreOptions>;

const DEFAULTS: ResolvedOptions = {
  format: 'plain',
  voices: ['author'],
  labels: LABELS,
  thresholds: {},
  operatingPoint: 'balanced',
  maxChars: 5_000_000,
};

const CHOICES = {
  format: FORMATS,
  voices: VOICES,
  labels: LABELS,
  operatingPoint: OPERATING_POINTS,
} as const;

/** A refused value as a message shows it; not every object can be printed. */
function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function assertChoice(name: keyof typeof CHOICES, value: unknown): void {
  const allowed: readonly unknown[] = CHOICES[name];
  if (!allowed.includes(value))
    throw new BluepencilError('BP_OPTION_INVALID', `${name}: ${showValue(value)} is not one of ${allowed.join(', ')}`);
}

/** The entries of a record of options; one that is undefined counts as left out. */
function listGiven(name: string, record: object): [string, unknown][] {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw new BluepencilError(
      'BP_OPTION_INVALID',
      `${name} must be an object, not ${Array.isArray(record) ? 'a list' : showValue(record)}`,
    );
  return Object.entries(record).filter(([, value]) => value !== undefined);
}

/**
 * Fills in the defaults and refuses what is out of range.
 * @throws {BluepencilError} BP_OPTION_INVALID, naming the option and what it takes
 */
export function resolveOptions(options: ScoreOptions = {}): ResolvedOptions {
  const given = listGiven('options', options);
  for (const [name] of given)
    if (!Object.hasOwn(DEFAULTS, name))
      throw new BluepencilError('BP_OPTION_INVALID', `unknown option '${name}'; there are ${Object.keys(DEFAULTS).join(', ')}`);
  const resolved: ResolvedOptions = { ...DEFAULTS, ...Object.fromEntries(given) };
  assertChoice('format', resolved.format);
  assertChoice('operatingPoint', resolved.operatingPoint);
  for (const name of ['voices', 'labels'] as const) {
    if (!Array.isArray(resolved[name])) throw new BluepencilError('BP_OPTION_INVALID', `${name} must be a list`);
    for (const value of resolved[name]) assertChoice(name, value);
  }
  const thresholds = listGiven('thresholds', resolved.thresholds);
  for (const [label, threshold] of thresholds) {
    assertChoice('labels', label);
    if (!(typeof threshold === 'number' && threshold >= 0 && threshold <= 1))
      throw new BluepencilError('BP_OPTION_INVALID', `thresholds.${label}: ${showValue(threshold)} is not a probability from 0 to 1`);
  }
  if (!(Number.isInteger(resolved.maxChars) && resolved.maxChars > 0))
    throw new BluepencilError('BP_OPTION_INVALID', `maxChars: ${showValue(resolved.maxChars)} is not a whole number above 0`);
  return { ...resolved, thresholds: Object.fromEntries(thresholds) };
}
