import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.ts';

const COMMAND = join(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'bluepencil-cli-'));
const CHATTY = 'Well, guess what, folks: the mayor is gonna blow a fuse.\n';

function run(
  args: string[],
  input: string | Buffer = '',
  env: NodeJS.ProcessEnv = {},
): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [COMMAND, ...args], { input, cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
}

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return name;
}

const chatty = write('drafts/chatty.txt', CHATTY);
const plain = write('drafts/plain.txt', 'The council met on Tuesday and approved the budget by nine votes to four.\n');

describe('bluepencil score', () => {
  it('marks up a file without colour in a pipe, and is the default command', () => {
    const { stdout, stderr, status } = run([chatty]);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('drafts/chatty.txt');
    expect(stdout).toMatch(/\[[^\]]+\]c/);
    expect(stdout).toMatch(/casual: \w+/);
    expect(stdout).not.toContain('\u001b');
    expect(run(['score', chatty]).stdout).toBe(stdout);
  });

  it('colours when FORCE_COLOR asks and NO_COLOR does not stand against a terminal', () => {
    expect(run([chatty], '', { FORCE_COLOR: '1' }).stdout).toContain('\u001b[');
    expect(run([chatty], '', { NO_COLOR: '1' }).stdout).not.toContain('\u001b[');
  });

  it('prints one JSON array of reports, in input order', () => {
    const { stdout, status } = run([chatty, plain, '--format', 'json']);
    expect(status).toBe(0);
    const reports = JSON.parse(stdout) as Report[];
    expect(reports.map(({ path }) => path)).toEqual([chatty, plain]);
    expect(reports[0].scores.casual).toBeGreaterThan(reports[1].scores.casual);
    expect(reports[0].schema).toBe('bluepencil/report@1');
  });

  it('prints one report a line for jsonl, with the id of a JSONL input line', () => {
    const { stdout } = run(['--input', 'jsonl', '--format', 'jsonl', '-'], '{"id":"a","text":"Fine."}\n\n{"text":"Also fine."}\n');
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Report);
    expect(reports.map(({ path, id }) => [path, id])).toEqual([
      ['-', 'a'],
      ['-', undefined],
    ]);
  });

  it('reads standard input when no operand is given, under the name it is told', () => {
    const [report] = JSON.parse(run(['--format', 'json', '--stdin-filename', 'desk.txt'], CHATTY).stdout) as Report[];
    expect(report.path).toBe('desk.txt');
    expect((JSON.parse(run(['--format', 'json', '-'], CHATTY).stdout) as Report[])[0].path).toBe('-');
  });

  it('expands a quoted glob, sorted', () => {
    const reports = JSON.parse(run(['drafts/*.txt', '--format', 'json']).stdout) as Report[];
    expect(reports.map(({ path }) => path)).toEqual([chatty, plain]);
  });

  it('strips a byte order mark and reads UTF-16, counting after the mark', () => {
    const utf16 = write('utf16.txt', Buffer.from(`\uFEFF${CHATTY}`, 'utf16le'));
    const utf8 = write('bom.txt', `\uFEFF${CHATTY}`);
    const [a, b, c] = JSON.parse(run([utf16, utf8, chatty, '--format', 'json']).stdout) as Report[];
    expect(a.findings).toEqual(c.findings);
    expect(b.findings).toEqual(c.findings);
  });

  it('reports an empty file as zero sentences with a warning', () => {
    const [report] = JSON.parse(run([write('empty.txt', ''), '--format', 'json']).stdout) as Report[];
    expect(report.counts.sentences).toBe(0);
    expect(report.warnings.map(({ code }) => code)).toEqual(['empty']);
    expect(report.coverage).toEqual({ scored: 0, quoted: 0, skipped: 0 });
  });

  it('exits with 1 over a gate and 0 under it; findings alone never change the exit code', () => {
    expect(run([chatty, '--max', 'casual=0.05']).status).toBe(1);
    expect(run([chatty, '--max', 'casual=1']).status).toBe(0);
    expect(run([chatty]).status).toBe(0);
    const quiet = run([chatty, '--quiet', '--max', 'casual=0.05', '--max', 'speculative=1']);
    expect([quiet.status, quiet.stdout]).toEqual([1, '']);
  });

  it('keeps to the labels and voices asked for', () => {
    const text = write('quoted.txt', '"They are gonna wreck it, dude," said Ana Ruiz. The deal is a disgraceful sham.\n');
    const only = JSON.parse(run([text, '--format', 'json', '--labels', 'editorializing']).stdout) as Report[];
    expect(new Set(only[0].findings.map(({ label }) => label))).toEqual(new Set(['editorializing']));
    const voices = JSON.parse(run([text, '--format', 'json', '--voices', 'quoted']).stdout) as Report[];
    expect(new Set(voices[0].findings.map(({ voice }) => voice))).toEqual(new Set(['quoted']));
  });

  it.each<[string, string[], RegExp]>([
    ['a missing file', ['nowhere.txt'], /^bluepencil: nowhere\.txt: no such file; .*\n$/],
    ['a folder', ['drafts'], /^bluepencil: drafts: is a folder; .*\n$/],
    ['a glob that matches nothing', ['*.nothing'], /^bluepencil: \*\.nothing: the pattern matches no file; .*\n$/],
    ['a binary file', [write('image.png', Buffer.from([0x89, 0x50, 0, 1]))], /^bluepencil: image\.png: is a binary file; .*\n$/],
    ['invalid UTF-8', [write('latin1.txt', Buffer.from([0x63, 0xe9, 0x64]))], /^bluepencil: latin1\.txt: is not valid UTF-8; .*\n$/],
    ['an unknown option', ['--loud'], /^bluepencil: unknown option '--loud'.*\n$/],
    ['an unknown format', ['--format', 'xml'], /^bluepencil: option '--format <format>' argument 'xml' is invalid\. .*\n$/],
    ['a bad gate', ['--max', 'casual'], /^bluepencil: .*'casual' is not LABEL=SHARE.*\n$/],
    ['an unknown label', ['--labels', 'rude'], /^bluepencil: .*'rude' is not one of casual, speculative, editorializing.*\n$/],
    ['a missing model', ['--model', 'nowhere', '-'], /^bluepencil: nowhere\/manifest\.json: no such file; .*\n$/],
  ])('says one clear line and exits with 2 for %s', (_, args, message) => {
    const { stderr, stdout, status } = run(args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('reports the rest of a batch when one file is bad, and exits with 2', () => {
    const { stdout, stderr, status } = run(['nowhere.txt', chatty, '--format', 'jsonl']);
    expect((JSON.parse(stdout) as Report).path).toBe(chatty);
    expect(stderr).toContain('nowhere.txt');
    expect(status).toBe(2);
    const lines = run(['--input', 'jsonl', '--format', 'jsonl', '-'], '{"text":"Fine."}\nnot json\n{"body":1}\n{"text":"Fine too."}\n');
    expect(lines.stdout.trim().split('\n')).toHaveLength(2);
    expect(lines.stderr).toMatch(/^bluepencil: -:2: is not JSON.*\nbluepencil: -:3: has no "text".*\n$/);
    expect(lines.status).toBe(2);
  });

  it('never sends a control character of the article to the terminal', () => {
    const { stdout } = run([write('evil.txt', 'Gonna \u001b[2J wipe \u0007 it \u202eback.\n')]);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).toContain('␛');
  });

  it('ends quietly with 0 when the reader closes the pipe', () => {
    const many = Array.from({ length: 60 }, () => `'${COMMAND.replace(/dist.*/, 'examples/harbour-spun.txt')}'`).join(' ');
    const { stderr, stdout } = spawnSync(
      'bash',
      ['-c', `'${process.execPath}' '${COMMAND}' ${many} | head -1; echo "exit \${PIPESTATUS[0]}"`],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('exit 0');
  });

  it('has help with examples and exit codes', () => {
    const { stdout, status } = run(['score', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain('Exit codes:');
  });
});
