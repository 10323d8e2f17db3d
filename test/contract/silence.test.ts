import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/cli/main.js');

/** A working directory whose .env would change what a program that reads it prints. */
const folder = mkdtempSync(join(tmpdir(), 'bluepencil-env-'));
writeFileSync(join(folder, '.env'), 'BLUEPENCIL_PROBE=read\nFORCE_COLOR=1\n');

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', input: 'The council met on Tuesday.\n' });

/** Prints, at the end of the process, whether .env was read. */
const PROBE = [
  '--import',
  `data:text/javascript,process.on('exit',()=>{if(process.env.BLUEPENCIL_PROBE)process.stderr.write('READ .env')})`,
];

describe('silence', () => {
  it('importing the library prints nothing, reads no .env and loads no training code', () => {
    const code = `const before = new Set(process.moduleLoadList); await import(${JSON.stringify(join(root, 'dist/index.js'))});
      const { createRequire } = await import('node:module');
      const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => /tfjs|natural/.test(path));
      if (loaded.length) console.log(loaded.join());`;
    const { stdout, stderr, status } = node(...PROBE, '--input-type=module', '-e', code);
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  it('loading and scoring print nothing', () => {
    const code = `const { loadClassifier } = await import(${JSON.stringify(join(root, 'dist/index.js'))}); (await loadClassifier()).score('Some say it may rain.');`;
    const { stdout, stderr, status } = node(...PROBE, '--input-type=module', '-e', code);
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  const data = join(root, 'training-data');
  it.each<[string, string[]]>([
    ['score', ['score', '--format', 'json']],
    ['evaluate', ['evaluate', '--data', data, '--split', 'dev']],
    ['corpus check', ['corpus', 'check', '--data', data]],
    ['corpus export', ['corpus', 'export', join(data, 'sentences/w1.jsonl')]],
  ])('%s prints only its own output and reads no .env', (_, args) => {
    const { stdout, stderr, status } = node(...PROBE, command, ...args);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/dotenv|tensorflow|backend|\u001b/i);
  });

  it('train prints only its own progress, on standard error, and reads no .env', () => {
    const out = mkdtempSync(join(tmpdir(), 'bluepencil-out-'));
    const small = mkdtempSync(join(tmpdir(), 'bluepencil-data-'));
    const script = `mkdir -p ${small}/sentences ${small}/lexicon && cp ${data}/sentences/w[13].jsonl ${small}/sentences/ && cp ${data}/lexicon/words-1.tsv ${small}/lexicon/ && ln -s ${data}/vectors ${small}/vectors`;
    expect(spawnSync('bash', ['-c', script]).status).toBe(0);
    const { stdout, stderr, status } = node(...PROBE, command, 'train', '--data', small, '--out', out, '--epochs', '1');
    expect(status).toBe(0);
    expect(stdout).toBe('');
    const lines = stderr.trim().split('\n');
    expect(lines.filter((line) => !/^(?:\d+ sentences|backend: |epoch |wrote |casual |speculative |editorializing )/.test(line))).toEqual(
      [],
    );
    expect(lines.some((line) => /^epoch +1\/1 +loss \d.*held-out F1 \d/.test(line))).toBe(true);
  });
});
