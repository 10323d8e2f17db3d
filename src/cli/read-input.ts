import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { BluepencilError } from '../core/errors.ts';

/** Standard input as an operand. */
export const STDIN = '-';

/** Bytes looked at for a NUL, which no text in UTF-8 has: what git looks at. */
const BINARY_PROBE_BYTES = 8000;

const invalid = (path: string, reason: string, cause?: unknown): BluepencilError =>
  new BluepencilError('BP_INPUT_INVALID', `${path}: ${reason}`, { cause });

/** Operands to paths, globs expanded and sorted; an operand that matches nothing becomes an error in its place. */
export async function expandOperands(operands: readonly string[]): Promise<(string | BluepencilError)[]> {
  const expanded = await Promise.all(
    operands.map(async (operand): Promise<(string | BluepencilError)[]> => {
      if (operand === STDIN || existsSync(operand)) return [operand];
      if (!/[*?[{]/.test(operand)) return [invalid(operand, 'no such file; check the name')];
      const { glob } = await import('tinyglobby');
      const found = await glob(operand, { onlyFiles: true, expandDirectories: false, dot: false });
      return found.length > 0
        ? found.sort()
        : [invalid(operand, 'the pattern matches no file; check it, and quote it so that the shell leaves it alone')];
    }),
  );
  return expanded.flat();
}

/**
 * Text of a file or of standard input.
 * @throws {BluepencilError} BP_INPUT_INVALID for what is not a file of UTF-8, or of UTF-16 with a byte order mark
 */
export async function readText(path: string): Promise<string> {
  if (path === STDIN) return decodeText(await readStdin(), 'standard input');
  if (statSync(path).isDirectory()) throw invalid(path, `is a folder; name its files, for example '${path.replace(/\/$/, '')}/**/*.txt'`);
  try {
    return decodeText(await readFile(path), path);
  } catch (cause) {
    if (cause instanceof BluepencilError) throw cause;
    throw invalid(path, `cannot be read (${(cause as NodeJS.ErrnoException).code}); check its permissions`, cause);
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function decodeText(bytes: Uint8Array, path: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) throw invalid(path, 'is a binary file; give it as text');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid(path, `is not valid ${encoding.toUpperCase()}; convert it, for example with: iconv -f latin1 -t utf-8`, cause);
  }
}
