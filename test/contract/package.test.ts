import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bluepencil-package-'));

beforeAll(() => {
  const archive = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, archive)], { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'draft.txt'), 'Well, the mayor is gonna blow a fuse.\n');
});

describe('the packed package, installed elsewhere', () => {
  it('runs its command with the embedded model', () => {
    const stdout = execFileSync('npx', ['--no-install', 'bluepencil', 'draft.txt', '--format', 'json'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(stdout)[0].counts.flagged.casual).toBe(1);
  });

  it('can be imported, and scores', () => {
    const code =
      "import { loadClassifier } from 'bluepencil'; const c = await loadClassifier(); console.log(c.score('Well, the mayor is gonna blow a fuse.').counts.flagged.casual);";
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' }).trim()).toBe('1');
  });

  it('has declarations that compile in strict mode', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      "import { loadClassifier, type Report } from 'bluepencil';\nconst report: Report = (await loadClassifier()).score('x', { operatingPoint: 'quiet' });\nexport const share: number = report.scores.casual;\n",
    );
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'use.ts'],
      { cwd: folder },
    );
  });

  it('says which line installs what training needs', () => {
    const run = (): string =>
      execFileSync('npx', ['--no-install', 'bluepencil', 'train', '--data', join(root, 'training-data'), '--out', join(folder, 'm')], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run).toThrow(/npm install --save-dev .*(?:tfjs-core|natural)/);
  });
});
