import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Where lines go: a file that is made when the first one comes, or standard output. Waits when the reader is slow. */
export class Sink {
  readonly #file: string | null;
  #stream: Writable | null = null;
  #failure: Error | null = null;
  #held: string[] = [];
  #heldSize = 0;

  /** `file` null stands for standard output. */
  constructor(file: string | null) {
    this.#file = file;
  }

  /** Makes the file now, so that one that cannot be written is known before any work is done. */
  async open(): Promise<void> {
    if (this.#stream !== null) return;
    const stream = this.#open();
    if (this.#file === null) return;
    await new Promise<void>((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));
  }

  async write(line: string): Promise<void> {
    this.#held.push(line, '\n');
    this.#heldSize += line.length + 1;
    if (this.#heldSize >= 1 << 20) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#held.length === 0) return;
    const text = this.#held.join('');
    this.#held = [];
    this.#heldSize = 0;
    const stream = this.#open();
    if (this.#failure !== null) throw this.#failure;
    if (!stream.write(text)) {
      await new Promise<void>((resolve, reject) => {
        const settle = (error?: Error): void => {
          stream.off('drain', settle).off('error', settle);
          if (error === undefined) resolve();
          else reject(error);
        };
        stream.once('drain', settle).once('error', settle);
      });
    }
  }

  /** Writes what is held and closes the file. */
  async close(): Promise<void> {
    await this.flush();
    if (this.#stream === null || this.#file === null) return;
    this.#stream.end();
    await finished(this.#stream);
  }

  #open(): Writable {
    if (this.#stream !== null) return this.#stream;
    this.#stream = this.#file === null ? process.stdout : createWriteStream(this.#file);
    this.#stream.on('error', (error) => {
      this.#failure ??= error;
    });
    return this.#stream;
  }
}
