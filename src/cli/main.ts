#!/usr/bin/env node
import { describeFailure, EXIT } from './failure.ts';
/** argv to exit code. One file a command; each loads what it needs when it runs. */
import { createProgram } from './program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = describeFailure(error);
}
