import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each part may import (docs/architecture.md); packages are listed beside the parts. */
const ALLOWED: Record<string, { parts: string[]; packages: RegExp }> = {
  core: { parts: ['core'], packages: /^$/ },
  format: { parts: ['format', 'core'], packages: /^string-width$/ },
  'load-model.ts': { parts: ['core'], packages: /^node:/ },
  'index.ts': { parts: ['core', 'load-model.ts'], packages: /^$/ },
  train: { parts: ['train', 'core', 'load-model.ts'], packages: /^(?:node:|@tensorflow\/|natural$)/ },
  cli: { parts: ['cli', 'core', 'format', 'train', 'load-model.ts'], packages: /^(?:node:|commander$|tinyglobby$)/ },
};

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()'([^']+)'/g)].map((match) => match[1]);
}

describe('the import rule', () => {
  it.each(files)('%s imports only what its part may', (file) => {
    const rule = ALLOWED[file.split('/')[0]];
    expect(rule, `${file} belongs to no part`).toBeDefined();
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) expect(rule.parts).toContain(relative(source, join(source, dirname(file), specifier)).split('/')[0]);
      else expect(specifier).toMatch(rule.packages);
    }
  });

  it('keeps every source file under 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
