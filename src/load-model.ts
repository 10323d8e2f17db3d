/** A model folder to a Classifier. The library's only file access. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BluepencilError } from './core/errors.ts';
import { decodeModel, type Manifest, MODEL_FORMAT, type Model, type ModelFile } from './core/model/decode.ts';
import type { ScoreOptions } from './core/options.ts';
import { scoreText } from './core/score.ts';
import type { Format, Report } from './core/types.ts';

export interface LoadOptions {
  /** Model folder. Default: the one shipped with the package. */
  model?: string;
  /** Formats that will be scored; their parsers are loaded now. Default: all there are. */
  formats?: readonly Format[];
}

export interface Classifier {
  readonly model: { name: string; version: string; sha256: string };
  /**
   * Scores one text, synchronously.
   * @throws {BluepencilError} BP_INPUT_INVALID, BP_INPUT_TOO_LONG, BP_OPTION_INVALID
   */
  score(text: string, options?: ScoreOptions): Report;
}

/** The model shipped with the package lies beside dist/, and beside src/ in a checkout. */
export const DEFAULT_MODEL = fileURLToPath(new URL('../models/default', import.meta.url));

const HASH = /"checksum": "([0-9a-f]{64})"/;

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

function corrupt(path: string, reason: string, cause?: unknown): BluepencilError {
  return new BluepencilError('BP_MODEL_CORRUPT', `${path}: ${reason}; restore the model folder or retrain with: bluepencil train`, {
    cause,
  });
}

async function readModelFile(folder: string, name: string): Promise<Uint8Array> {
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new BluepencilError(
      'BP_MODEL_NOT_FOUND',
      `${path}: ${(cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (cause as Error).message}; give a model folder, or leave --model out for the shipped one`,
      { cause },
    );
  }
}

/** Reads the manifest and checks it against its own checksum; a manifest of another make is BP_MODEL_VERSION. */
function verifyManifest(bytes: Uint8Array, path: string): Manifest {
  const text = Buffer.from(bytes).toString('utf8');
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(text) as Partial<Manifest>;
  } catch (cause) {
    throw corrupt(path, 'is not JSON', cause);
  }
  const checksum = HASH.exec(text)?.[1];
  const isOurs = manifest?.format === MODEL_FORMAT;
  if (!isOurs && checksum === undefined)
    throw new BluepencilError(
      'BP_MODEL_VERSION',
      `${path}: format is ${JSON.stringify(manifest?.format)} where this release reads '${MODEL_FORMAT}'; use a model made for it`,
    );
  if (checksum === undefined || sha256(text.replace(HASH, `"checksum": "${'0'.repeat(64)}"`)) !== checksum)
    throw corrupt(path, 'does not match its own checksum');
  if (!isOurs)
    throw new BluepencilError(
      'BP_MODEL_VERSION',
      `${path}: format is '${manifest.format}' where this release reads '${MODEL_FORMAT}'; use a model made for it`,
    );
  return manifest as Manifest;
}

/**
 * Reads a model folder and verifies format, sizes and sha256 of every file before use.
 * @throws {BluepencilError} BP_MODEL_NOT_FOUND, BP_MODEL_CORRUPT or BP_MODEL_VERSION
 */
export async function loadModel(folder = DEFAULT_MODEL): Promise<{ model: Model; sha256: string }> {
  const manifestBytes = await readModelFile(folder, 'manifest.json');
  const manifest = verifyManifest(manifestBytes, join(folder, 'manifest.json'));
  const names = Object.keys(manifest.files);
  const contents = await Promise.all(names.map((name) => readModelFile(folder, name)));
  const files = Object.fromEntries(names.map((name, i) => [name, contents[i]]));
  for (const name of names) {
    const { bytes, sha256: expected } = manifest.files[name];
    if (files[name].length !== bytes) throw corrupt(join(folder, name), `is ${files[name].length} bytes where the manifest says ${bytes}`);
    if (sha256(files[name]) !== expected) throw corrupt(join(folder, name), 'does not match the sha256 in the manifest');
  }
  return { model: decodeModel(manifest, files as Record<ModelFile, Uint8Array>), sha256: sha256(manifestBytes) };
}

/**
 * Loads a classifier: no network, no environment, nothing printed. Loading takes tens of milliseconds; keep it and score with it.
 * @throws {BluepencilError} BP_MODEL_NOT_FOUND, BP_MODEL_CORRUPT, BP_MODEL_VERSION, BP_OPTION_INVALID
 */
export async function loadClassifier(options: LoadOptions = {}): Promise<Classifier> {
  const { model, sha256: hash } = await loadModel(options.model);
  return {
    model: { name: model.manifest.name, version: model.manifest.version, sha256: hash },
    score: (text, scoreOptions) => scoreText(text, model, hash, scoreOptions),
  };
}
