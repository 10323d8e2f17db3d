import { createRequire } from 'node:module';
import { Command, InvalidArgumentError, Option } from 'commander';
import { LABELS, type Label } from '../core/labels.ts';
import { OPERATING_POINTS, VOICES } from '../core/options.ts';
import type { ScoreArguments } from './score.ts';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

/** "casual,speculative" to a list, each one of `choices`. */
function listOf<T extends string>(choices: readonly T[]) {
  return (value: string): T[] => {
    const items = value.split(',').map((item) => item.trim());
    const wrong = items.find((item) => !(choices as readonly string[]).includes(item));
    if (wrong !== undefined) throw new InvalidArgumentError(`'${wrong}' is not one of ${choices.join(', ')}.`);
    return items as T[];
  };
}

/** "casual=0.10", repeatable. */
function readGate(value: string, gates: Partial<Record<Label, number>> = {}): Partial<Record<Label, number>> {
  const [label, limitText = ''] = value.split('=');
  const limit = limitText.trim() === '' ? Number.NaN : Number(limitText);
  if (!(LABELS as readonly string[]).includes(label) || !(limit >= 0 && limit <= 1))
    throw new InvalidArgumentError(
      `'${value}' is not LABEL=SHARE, such as casual=0.10; labels are ${LABELS.join(', ')}, shares run from 0 to 1.`,
    );
  return { ...gates, [label]: limit };
}

/** The command line, without side effects until it is parsed. */
export function createProgram(): Command {
  const program = new Command('bluepencil')
    .description("Marks what is casual, speculative or editorializing in a draft, in its author's own voice.")
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'bluepencil: ').replace(/\n(?=.)/g, ' ')) });

  program
    .command('score', { isDefault: true })
    .description('score drafts (the default command)')
    .argument('[files...]', "files or globs; '-' or nothing reads standard input")
    .addOption(new Option('--format <format>', 'how to print the report').choices(['pretty', 'json', 'jsonl']).default('pretty'))
    .addOption(new Option('--input <kind>', 'how to read the input').choices(['auto', 'plain', 'jsonl']).default('auto'))
    .option('--max <label=share>', 'exit with 1 when an article scores over this share (repeatable)', readGate)
    .option('--labels <labels>', 'report only these labels', listOf(LABELS))
    .option('--voices <voices>', 'report spans in these voices', listOf(VOICES))
    .option('--model <folder>', 'model folder')
    .addOption(new Option('--operating-point <point>', 'thresholds to use').choices([...OPERATING_POINTS]).default('balanced'))
    .option('--stdin-filename <name>', 'name to report for standard input')
    .option('--quiet', 'print no report, only set the exit code')
    .addHelpText(
      'after',
      `
Examples:
  bluepencil draft.txt                      mark up a draft
  bluepencil 'drafts/**/*.txt' --max casual=0.10   fail when more than a tenth of a draft is casual
  pbpaste | bluepencil                      score what is piped in
  bluepencil draft.txt --format json        the whole report, for a program

Exit codes: 0 done and under every gate, 1 over a gate, 2 could not do what was asked.`,
    )
    .action(async (files: string[], options: ScoreArguments, command: Command) => {
      const { runScore } = await import('./score.ts');
      process.exitCode = await runScore(files, options, () => command.helpInformation());
    });

  program
    .command('train')
    .description('train a model on labeled sentences')
    .option('--data <folder>', 'training-data folder', 'training-data')
    .option('--out <folder>', 'model folder to write', 'models/default')
    .option('--name <name>', 'name of the model', 'default')
    .option('--backend <name>', 'TensorFlow.js backend: auto, node, wasm or cpu', 'auto')
    .option('--epochs <count>', 'passes over the training split', Number)
    .option('--seed <number>', 'seed of every random choice', Number)
    .addHelpText('after', '\nExample:\n  bluepencil train --data training-data --out /tmp/model && bluepencil draft.txt --model /tmp/model')
    .action(async (options) => (await import('./train.ts')).runTrain(options, version));

  program
    .command('evaluate')
    .description('measure a model on labeled sentences')
    .argument('[files...]', 'labeled sentences (.jsonl); by default the test split of --data')
    .option('--data <folder>', 'training-data folder', 'training-data')
    .option('--split <split>', 'split to measure when no file is given: dev or test', 'test')
    .option('--model <folder>', 'model folder')
    .addHelpText('after', '\nExample:\n  bluepencil evaluate my-labels.jsonl')
    .action(async (files, options) => (await import('./evaluate.ts')).runEvaluate(files, options));

  const corpus = program.command('corpus').description('check and convert labeled sentences');
  corpus
    .command('check', { isDefault: true })
    .description('check every row and print the tables (the default)')
    .option('--data <folder>', 'training-data folder', 'training-data')
    .action(async (options) => (await import('./corpus.ts')).runCheck(options));
  corpus
    .command('import')
    .description("convert the authoring form, with inline marks, or an annotation tool's JSONL to ours on standard output")
    .argument('<files...>', 'files to convert')
    .addOption(new Option('--from <form>', 'what the files are').choices(['marks', 'doccano', 'prodigy']).default('marks'))
    .addHelpText('after', '\nExample:\n  bluepencil corpus import batch.txt > training-data/sentences/batch.jsonl')
    .action(async (files, options) => (await import('./corpus.ts')).runImport(files, options));
  corpus
    .command('import-articles')
    .description('convert whole marked pages to articles/ID.txt and ID.jsonl')
    .argument('<files...>', 'authoring files of pages (src/train/article-marks.ts has the form)')
    .option('--data <folder>', 'training-data folder to write to', 'training-data')
    .action(async (files, options) => (await import('./corpus.ts')).runImportArticles(files, options));
  corpus
    .command('export')
    .description("convert our JSONL to the authoring form, or to an annotation tool's, on standard output")
    .argument('<files...>', 'labeled sentences (.jsonl)')
    .addOption(new Option('--to <form>', 'what to write').choices(['marks', 'doccano', 'prodigy']).default('marks'))
    .action(async (files, options) => (await import('./corpus.ts')).runExport(files, options));
  corpus
    .command('agree')
    .description('compare a second, blind reading of some sentences with the corpus')
    .argument('<files...>', 'the second reading (.jsonl), same ids and texts')
    .option('--data <folder>', 'training-data folder', 'training-data')
    .action(async (files, options) => (await import('./corpus.ts')).runAgree(files, options));
  corpus
    .command('split')
    .description('give every new group a split and write splits.json; groups that have one keep it')
    .option('--data <folder>', 'training-data folder', 'training-data')
    .action(async (options) => (await import('./corpus.ts')).runSplit(options));

  return program;
}
