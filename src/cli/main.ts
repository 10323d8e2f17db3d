#!/usr/bin/env node
/** argv to exit code. One file a command; each loads what it needs when it runs. */
import { createProgram } from './program.ts';
import { describeFailure, EXIT } from './failure.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = describeFailure(error);
}
