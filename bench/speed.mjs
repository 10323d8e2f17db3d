// Speed against write-good, in one interleaved run: `npm run bench`. Prints ratios; absolute speeds differ from machine to machine.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeGood from 'write-good';
import { loadClassifier } from '../dist/index.js';

const ROUNDS = 7;
const here = import.meta.dirname;
// Distinct sentences: a repeated line would be skipped as page furniture.
const folder = join(here, '../training-data/sentences');
const sentences = readdirSync(folder)
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  .map((row) => JSON.parse(row).text);
const text = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, i) => sentences.slice(i * 5, i * 5 + 5).join(' ')).join('\n');
const words = text.split(/\s+/).length;
const classifier = await loadClassifier();
const tools = { bluepencil: () => classifier.score(text), 'write-good': () => writeGood(text) };

const seconds = Object.fromEntries(Object.keys(tools).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round++)
  for (const [name, run] of Object.entries(tools)) {
    const start = performance.now();
    run();
    if (round > 0) seconds[name].push((performance.now() - start) / 1000);
  }
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
for (const name of Object.keys(tools)) {
  const own = median(seconds[name]);
  console.log(
    `${name.padEnd(12)} ${(words / own / 1000).toFixed(0).padStart(6)}k words/s   × write-good ${(median(seconds['write-good']) / own).toFixed(2)}`,
  );
}
