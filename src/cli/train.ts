import { join } from 'node:path';
import { BluepencilError } from '../core/errors.ts';
import { LABELS } from '../core/labels.ts';
import { type BackendName, loadBackend } from '../train/backend.ts';
import { DEFAULT_CONFIGURATION } from '../train/configuration.ts';
import { readTrainingData } from '../train/read-articles.ts';
import { listDataFiles } from '../train/read-corpus.ts';
import { readLexicon } from '../train/read-lexicon.ts';
import { readSplits } from '../train/splits.ts';
import { trainModel } from '../train/train.ts';
import { writeFiles } from '../train/write-model.ts';

interface TrainArguments {
  data: string;
  out: string;
  name: string;
  backend: string;
  epochs?: number;
  seed?: number;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

export async function runTrain({ data, out, name, backend: wanted, epochs, seed }: TrainArguments, version: string): Promise<void> {
  for (const [option, value] of Object.entries({ epochs, seed }))
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      throw new BluepencilError('BP_OPTION_INVALID', `--${option} must be a whole number above 0`);
  if (!['auto', 'node', 'wasm', 'cpu'].includes(wanted))
    throw new BluepencilError('BP_OPTION_INVALID', `--backend: '${wanted}' is not one of auto, node, wasm, cpu`);
  const sentences = readTrainingData(data);
  const lexicon = readLexicon(listDataFiles(join(data, 'lexicon'), '.tsv'));
  say(`${sentences.length} sentences, ${lexicon.length} lexicon rows`);
  const backend = await loadBackend(wanted as BackendName | 'auto');
  say(`backend: ${backend.name}${backend.reason ? ` (${backend.reason})` : ''}`);
  const configuration = { ...DEFAULT_CONFIGURATION, ...(epochs === undefined ? {} : { epochs }), ...(seed === undefined ? {} : { seed }) };
  const input = {
    sentences,
    splits: readSplits(join(data, 'splits.json')),
    lexicon,
    vectorsFolder: join(data, 'vectors'),
    configuration,
    name,
    version,
  };
  const { files, metrics } = await trainModel(input, backend, ({ epoch, loss, heldOutF1, seconds }) =>
    say(
      `epoch ${String(epoch).padStart(2)}/${configuration.epochs}  loss ${loss.toFixed(4)}  held-out F1 ${heldOutF1.toFixed(3)}  ${seconds.toFixed(0)} s`,
    ),
  );
  writeFiles(out, files);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.length, 0);
  say(`wrote ${out}: ${(bytes / 1e6).toFixed(2)} MB`);
  for (const label of LABELS)
    say(
      `${label.padEnd(15)} test sentence F1 ${metrics.test.labels[label].sentenceF1.toFixed(3)}  span F1 ${metrics.test.labels[label].spanCharacterF1.toFixed(3)}`,
    );
}
