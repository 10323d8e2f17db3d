import type { Document } from '../types.ts';
import { dropFurniture } from './furniture.ts';
import { parsePlain, readLines } from './plain.ts';

/** Finds the prose of a text and skips its page furniture. */
export function parseDocument(text: string): Document {
  const blocks = parsePlain(dropFurniture(readLines(text)));
  const warnings: Document['warnings'] = blocks.length === 0 ? [{ code: 'empty', message: 'The text holds no sentence to score.' }] : [];
  return { text, blocks, warnings };
}
