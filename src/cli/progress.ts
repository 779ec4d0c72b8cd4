/** One line on standard error that is rewritten as the work goes on. Silent when no person is watching. */
export class Progress {
  readonly #live = process.stderr.isTTY === true;
  #next = Date.now() + 500;
  #shown = false;

  /** Shows the line, at most four times a second. */
  show(line: () => string): void {
    if (!this.#live || Date.now() < this.#next) return;
    this.#next = Date.now() + 250;
    this.#shown = true;
    process.stderr.write(`\r\u001b[2K${line()}`);
  }

  clear(): void {
    if (this.#shown) process.stderr.write('\r\u001b[2K');
  }
}
