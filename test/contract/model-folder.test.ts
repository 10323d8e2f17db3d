import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClassifier } from '../../src/index.ts';
import { DEFAULT_MODEL } from '../../src/load-model.ts';
import { sha256 } from '../../src/train/write-model.ts';

const files = readdirSync(DEFAULT_MODEL);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluepencil-model-'));
  cpSync(DEFAULT_MODEL, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadClassifier({ model: folder });

describe('the model folder', () => {
  it('holds the files of the design, at most 6 MB of them', () => {
    expect(files.sort()).toEqual([
      'MODEL_CARD.md',
      'lexicon.json',
      'manifest.json',
      'metrics.json',
      'model.json',
      'vocabulary.bin',
      'weights.bin',
    ]);
    expect(files.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0)).toBeLessThanOrEqual(6_000_000);
  });

  it('reports the sha256 of its manifest', async () => {
    const classifier = await load();
    expect(classifier.model.sha256).toBe(sha256(readFileSync(join(folder, 'manifest.json'))));
  });

  describe.each(files)('%s', (name) => {
    it.each([0, 0.5, 1])('is BP_MODEL_CORRUPT with one byte flipped at %d of its length', async (place) => {
      const bytes = readFileSync(join(folder, name));
      const at = Math.min(bytes.length - 1, Math.floor(bytes.length * place));
      bytes[at] ^= 0x01;
      writeFileSync(join(folder, name), bytes);
      await expect(load()).rejects.toMatchObject({ code: 'BP_MODEL_CORRUPT' });
    });

    it('is BP_MODEL_CORRUPT when cut short', async () => {
      writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, -1));
      await expect(load()).rejects.toMatchObject({ code: 'BP_MODEL_CORRUPT' });
    });

    it('is BP_MODEL_NOT_FOUND when missing, named with its path', async () => {
      rmSync(join(folder, name));
      await expect(load()).rejects.toMatchObject({ code: 'BP_MODEL_NOT_FOUND', message: expect.stringContaining(join(folder, name)) });
    });
  });

  it.each(['{"format":"layers-model"}', '{}', '[]', 'null'])(
    'is BP_MODEL_VERSION when the manifest is of another make: %s',
    async (text) => {
      writeFileSync(join(folder, 'manifest.json'), text);
      await expect(load()).rejects.toMatchObject({ code: 'BP_MODEL_VERSION' });
    },
  );

  it.each(['model.json', 'weights.bin', 'vocabulary.bin', 'lexicon.json'])(
    'never scores with a foreign %s, even when the manifest vouches for it',
    async (name) => {
      const foreign = Buffer.from('{"rows":[["x",99,1]],"weightsManifest":[]}');
      writeFileSync(join(folder, name), foreign);
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
      manifest.files[name] = { bytes: foreign.length, sha256: sha256(foreign) };
      manifest.checksum = '0'.repeat(64);
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      writeFileSync(join(folder, 'manifest.json'), text.replace('0'.repeat(64), sha256(text)));
      await expect(load()).rejects.toMatchObject({ code: expect.stringMatching(/^BP_MODEL_(?:CORRUPT|VERSION)$/) });
    },
  );

  it('is BP_MODEL_VERSION when a later release wrote it', async () => {
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8').replace('bluepencil/model@1', 'bluepencil/model@2');
    const blank = text.replace(/"checksum": "\w+"/, `"checksum": "${'0'.repeat(64)}"`);
    writeFileSync(join(folder, 'manifest.json'), blank.replace('0'.repeat(64), sha256(blank)));
    await expect(load()).rejects.toMatchObject({ code: 'BP_MODEL_VERSION' });
  });

  it('is BP_MODEL_NOT_FOUND when there is no such folder', async () => {
    await expect(loadClassifier({ model: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'BP_MODEL_NOT_FOUND' });
  });
});
