/** Builds dist/ once before the tests: the command and the package are tested as users run them. */
import { execFileSync } from 'node:child_process';

export default function build(): void {
  execFileSync(process.execPath, ['build.mjs'], { stdio: 'inherit' });
}
