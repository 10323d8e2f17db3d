/** TensorFlow.js, as fast as this machine has it: the native binding when it loads, else WebAssembly, else plain JavaScript. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type * as Layers from '@tensorflow/tfjs-layers';
import { BluepencilError } from '../core/errors.ts';

export type BackendName = 'node' | 'wasm' | 'cpu';

export interface Backend {
  name: BackendName;
  tf: typeof TensorFlow & Pick<typeof Layers, 'layers' | 'model' | 'input' | 'loadLayersModel'>;
  /** Why a faster backend is not used, in words for the user; '' when the fastest is. */
  reason: string;
}

const VERSION = '4.22.0';
const INSTALL = `npm install --save-dev ${['core', 'layers', 'backend-cpu', 'backend-wasm'].map((part) => `@tensorflow/tfjs-${part}@${VERSION}`).join(' ')}`;

/** tfjs-node 4.22.0 calls util functions that Node 23 removed; mended upstream, never released. */
export function restoreRemovedUtil(target: Record<string, unknown> = util as never): void {
  target.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  target.isArray ??= Array.isArray;
}

type NativeBinding = { tf: Backend['tf'] } | { reason: string };

/**
 * Loads @tensorflow/tfjs-node as seen from the folder or file `from`.
 * @returns the library, or why it cannot be used: not installed, or installed without its binary
 */
export async function loadNativeBinding(from: string): Promise<NativeBinding> {
  const require = createRequire(from);
  let entry: string;
  try {
    entry = require.resolve('@tensorflow/tfjs-node');
  } catch {
    return { reason: '@tensorflow/tfjs-node is not installed' };
  }
  restoreRemovedUtil();
  try {
    const loaded = (await import(pathToFileURL(entry).href)) as { default?: Backend['tf'] };
    return { tf: loaded.default ?? (loaded as unknown as Backend['tf']) };
  } catch (cause) {
    const message = (cause as Error).message.split('\n')[0];
    return {
      reason: `@tensorflow/tfjs-node is installed but its binary is missing or does not load (${message}); run: npm rebuild @tensorflow/tfjs-node`,
    };
  }
}

/**
 * @param wanted one backend by name, or 'auto' for the fastest that loads
 * @throws {BluepencilError} BP_DEPENDENCY_MISSING with the install line
 */
export async function loadBackend(wanted: BackendName | 'auto' = 'auto', from = import.meta.url): Promise<Backend> {
  let reason = '';
  if (wanted === 'auto' || wanted === 'node') {
    const native = await loadNativeBinding(from);
    if ('tf' in native) return { name: 'node', tf: native.tf, reason: '' };
    reason = native.reason;
    if (wanted === 'node') throw new BluepencilError('BP_DEPENDENCY_MISSING', reason);
  }
  const tf = await importPure();
  if (wanted !== 'cpu') {
    const failure = await startWasm(tf);
    if (failure === undefined) return { name: 'wasm', tf, reason };
    if (wanted === 'wasm') throw new BluepencilError('BP_DEPENDENCY_MISSING', `${failure}; run: ${INSTALL}`);
    reason = `${reason}; ${failure}`;
  }
  await startCpu(tf);
  return { name: 'cpu', tf, reason };
}

/** tfjs-layers registers the gradients and chained operations that tfjs-core alone lacks. */
async function importPure(): Promise<Backend['tf']> {
  try {
    const core = await import('@tensorflow/tfjs-core');
    const layers = await import('@tensorflow/tfjs-layers');
    return { ...core, ...layers } as unknown as Backend['tf'];
  } catch (cause) {
    throw new BluepencilError('BP_DEPENDENCY_MISSING', `training needs TensorFlow.js: ${INSTALL}`, { cause });
  }
}

/** Starts the wasm backend; returns why it could not. */
async function startWasm(tf: Backend['tf']): Promise<string | undefined> {
  try {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
    wasm.setWasmPaths(join(folder, 'wasm-out/'));
    return (await tf.setBackend('wasm')) ? undefined : 'the wasm backend did not start';
  } catch (cause) {
    return `the wasm backend did not load (${(cause as Error).message.split('\n')[0]})`;
  }
}

/** The cpu backend prints a banner through console.warn on its first use unless TensorFlow.js is told it is being tested. */
async function startCpu(tf: Backend['tf']): Promise<void> {
  try {
    await import('@tensorflow/tfjs-backend-cpu');
  } catch (cause) {
    throw new BluepencilError('BP_DEPENDENCY_MISSING', `training needs TensorFlow.js: ${INSTALL}`, { cause });
  }
  tf.env().set('IS_TEST', true);
  await tf.setBackend('cpu');
}
