import { BluepencilError } from '../core/errors.ts';
import { LABELS, type Label } from '../core/labels.ts';
import type { OperatingPoint, ScoreOptions } from '../core/options.ts';
import type { Report, Voice } from '../core/types.ts';
import { type Classifier, loadClassifier } from '../load-model.ts';
import { describeFailure, EXIT } from './failure.ts';
import { Progress } from './progress.ts';
import { expandOperands, readText, STDIN } from './read-input.ts';

export interface ScoreArguments {
  format: 'pretty' | 'json' | 'jsonl';
  input: 'auto' | 'plain' | 'jsonl';
  max?: Partial<Record<Label, number>>;
  labels?: Label[];
  voices?: Voice[];
  model?: string;
  operatingPoint: OperatingPoint;
  stdinFilename?: string;
  quiet?: boolean;
}

/** One text of an input: a whole file, or a line of JSONL. */
interface Draft {
  text: string;
  path: string;
  id?: string;
}

/** Scores every operand and prints the reports; returns the exit code. */
export async function runScore(operands: string[], options: ScoreArguments, helpText: () => string): Promise<number> {
  if (operands.length === 0 && process.stdin.isTTY) {
    process.stderr.write(helpText());
    return EXIT.failed;
  }
  const classifier = await loadClassifier(options.model === undefined ? {} : { model: options.model });
  const print = await createPrinter(options);
  const progress = new Progress();
  let exitCode: number = EXIT.done;
  for await (const draft of readDrafts(operands.length === 0 ? [STDIN] : operands, options)) {
    const report = draft instanceof BluepencilError ? draft : scoreDraft(classifier, draft, options);
    if (report instanceof BluepencilError) exitCode = describeFailure(report);
    else {
      if (isOverGate(report, options.max) && exitCode === EXIT.done) exitCode = EXIT.overGate;
      await print.report(report, (draft as Draft).text);
      progress.tick((draft as Draft).path);
    }
  }
  progress.end();
  await print.end();
  return exitCode;
}

function scoreDraft(classifier: Classifier, draft: Draft, { labels, voices, operatingPoint }: ScoreArguments): Report | BluepencilError {
  const options: ScoreOptions = { operatingPoint, ...(labels && { labels }), ...(voices && { voices }) };
  try {
    const { schema, model, ...rest } = classifier.score(draft.text, options);
    return { schema, model, path: draft.path, ...(draft.id === undefined ? {} : { id: draft.id }), ...rest };
  } catch (error) {
    if (error instanceof BluepencilError) return new BluepencilError(error.code, `${draft.path}: ${error.message}`, { cause: error });
    throw error;
  }
}

const isOverGate = ({ scores }: Report, gates: ScoreArguments['max'] = {}): boolean =>
  LABELS.some((label) => scores[label] > (gates[label] ?? 1));

/** Drafts in input order; what cannot be read comes as the error in its place. */
async function* readDrafts(operands: string[], { input, stdinFilename }: ScoreArguments): AsyncGenerator<Draft | BluepencilError> {
  for (const operand of await expandOperands(operands)) {
    if (operand instanceof BluepencilError) {
      yield operand;
      continue;
    }
    const path = operand === STDIN ? (stdinFilename ?? STDIN) : operand;
    try {
      const text = await readText(operand);
      const isJsonl = input === 'jsonl' || (input === 'auto' && /\.(?:jsonl|ndjson)$/i.test(path));
      if (isJsonl) yield* readJsonl(text, path);
      else yield { text, path };
    } catch (error) {
      if (!(error instanceof BluepencilError)) throw error;
      yield error;
    }
  }
}

function* readJsonl(text: string, path: string): Generator<Draft | BluepencilError> {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].trim() === '') continue;
    const where = `${path}:${i + 1}`;
    try {
      const row = JSON.parse(lines[i]) as { id?: unknown; text?: unknown } | null;
      if (typeof row?.text !== 'string')
        yield new BluepencilError('BP_INPUT_INVALID', `${where}: has no "text"; each line is {"id"?, "text"}`);
      else yield { text: row.text, path, ...(row.id === undefined ? {} : { id: String(row.id) }) };
    } catch (cause) {
      yield new BluepencilError('BP_INPUT_INVALID', `${where}: is not JSON; each line is {"id"?, "text"}`, { cause });
    }
  }
}

interface Printer {
  report(report: Report, text: string): Promise<void>;
  end(): Promise<void>;
}

/** Waits for a slow reader, so that a long batch does not pile up in memory. */
const write = (text: string): Promise<void> =>
  new Promise((resolve) => (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve)));

/** Colour as the terminal and the two environment variables of no-color.org and force-color.org ask. */
function usesColor(): boolean {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && !NO_COLOR;
}

/** Columns when standard output is no terminal. */
const DEFAULT_COLUMNS = 100;

async function createPrinter({ format, quiet }: ScoreArguments): Promise<Printer> {
  const nothing = async (): Promise<void> => {};
  if (quiet) return { report: nothing, end: nothing };
  if (format === 'jsonl') return { report: (report) => write(`${JSON.stringify(report)}\n`), end: nothing };
  if (format === 'json') {
    let opened = false;
    return {
      report: async (report) => {
        await write(`${opened ? ',' : '['}\n${JSON.stringify(report, null, 2)}`);
        opened = true;
      },
      end: () => write(opened ? '\n]\n' : '[]\n'),
    };
  }
  const { formatPretty } = await import('../format/pretty.ts');
  const layout = { width: process.stdout.columns ?? DEFAULT_COLUMNS, color: usesColor() };
  let count = 0;
  return { report: (report, text) => write(`${count++ > 0 ? '\n' : ''}${formatPretty(report, text, layout)}`), end: nothing };
}
