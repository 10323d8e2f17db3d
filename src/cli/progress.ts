import { showControls } from '../format/show-controls.ts';

/** Work that takes longer than this says how far it is. */
const QUIET_MS = 2000;
const INTERVAL_MS = 250;

/** A status line on standard error, for a person who waits: only on a terminal, and not while the reports themselves appear on it. */
export class Progress {
  readonly #shows = process.stderr.isTTY === true && process.stdout.isTTY !== true;
  readonly #start = performance.now();
  #last = 0;
  #done = 0;

  tick(what: string): void {
    this.#done++;
    const now = performance.now();
    if (!this.#shows || now - this.#start < QUIET_MS || now - this.#last < INTERVAL_MS) return;
    this.#last = now;
    process.stderr.write(`\r\u001b[K${this.#done} scored, ${((now - this.#start) / 1000).toFixed(0)} s: ${showControls(what)}`);
  }

  end(): void {
    if (this.#last > 0) process.stderr.write('\r\u001b[K');
  }
}
