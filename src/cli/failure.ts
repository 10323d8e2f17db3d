import { CommanderError } from 'commander';
import { BluepencilError } from '../core/errors.ts';

/** 0 done and under every gate, 1 a gate was exceeded, 2 could not do what was asked. */
export const EXIT = { done: 0, overGate: 1, failed: 2 } as const;

/** One line on standard error; returns the exit code. Commander has printed its own message already. */
export function describeFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
  if (error instanceof BluepencilError) process.stderr.write(`bluepencil: ${error.message}\n`);
  else process.stderr.write(`bluepencil: unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}
