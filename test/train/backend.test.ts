import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBackend, loadNativeBinding, restoreRemovedUtil } from '../../src/train/backend.ts';

/** A folder in which @tensorflow/tfjs-node is installed with the given main file. */
function installNative(main?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bluepencil-native-'));
  if (main !== undefined) {
    const target = join(folder, 'node_modules/@tensorflow/tfjs-node');
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'package.json'), '{"name":"@tensorflow/tfjs-node","version":"4.22.0","main":"index.js"}');
    writeFileSync(join(target, 'index.js'), main);
  }
  return join(folder, 'main.js');
}

describe('the TensorFlow.js backend', () => {
  it('says that tfjs-node is not installed', async () => {
    expect(await loadNativeBinding(installNative())).toEqual({ reason: '@tensorflow/tfjs-node is not installed' });
  });

  it('says that tfjs-node is installed but its binary is missing, and how to mend it', async () => {
    // What 4.22.0 throws after an installation with --ignore-scripts.
    const main =
      "throw new Error('The Node.js native addon module (tfjs_binding.node) can not be found at path: /x/lib/napi-v8/tfjs_binding.node. ');";
    const found = await loadNativeBinding(installNative(main));
    expect(found).toMatchObject({
      reason: expect.stringMatching(/installed but its binary is missing.*npm rebuild @tensorflow\/tfjs-node/),
    });
  });

  it('uses tfjs-node when it loads', async () => {
    const found = await loadNativeBinding(installNative("exports.version = { tfjs: '4.22.0' };"));
    expect(found).toMatchObject({ tf: { version: { tfjs: '4.22.0' } } });
  });

  it('gives Node 23 and later the util functions that tfjs-node 4.22.0 calls, and leaves existing ones alone', () => {
    const own = (): boolean => true;
    const util: Record<string, unknown> = { isArray: own };
    restoreRemovedUtil(util);
    expect(util.isArray).toBe(own);
    const isNullOrUndefined = util.isNullOrUndefined as (value: unknown) => boolean;
    expect([null, undefined, 0, ''].map(isNullOrUndefined)).toEqual([true, true, false, false]);
  });

  it('falls back to wasm, and says why the native binding is not used', async () => {
    expect(await loadBackend('auto', installNative())).toMatchObject({ name: 'wasm', reason: '@tensorflow/tfjs-node is not installed' });
  });

  it('is BP_DEPENDENCY_MISSING when the one asked for by name cannot be had', async () => {
    await expect(loadBackend('node', installNative())).rejects.toMatchObject({ code: 'BP_DEPENDENCY_MISSING' });
  });
});
