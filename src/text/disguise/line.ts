import type { Output } from '../output';
import type { Trick } from '../types';

/** A line of the plain reading being read again: its tricks are undone in place, one after the other. */
export class Line {
  source = '';
  units = new Uint16Array(256);
  from = new Uint32Array(256);
  to = new Uint32Array(256);
  length = 0;
  tricks: { trick: Trick; start: number; end: number }[] = [];

  /** Takes the units [start, end) of the plain reading of a source. */
  load(source: string, out: Output, start: number, end: number): void {
    const length = end - start;
    this.source = source;
    if (length > this.units.length) {
      this.units = new Uint16Array(length * 2);
      this.from = new Uint32Array(length * 2);
      this.to = new Uint32Array(length * 2);
    }
    const { units, from, to } = this;
    for (let i = 0; i < length; i++) {
      units[i] = out.units[start + i]!;
      from[i] = out.from[start + i]!;
      to[i] = out.to[start + i]!;
    }
    this.length = length;
    this.tricks = [];
  }

  /** The source unit at which a unit begins: it still has its case and width. */
  written(i: number): number {
    return this.source.charCodeAt(this.from[i]!);
  }

  /** Whether the unit at i was written as a capital. */
  isCapital(i: number): boolean {
    const written = this.written(i);
    if (written < 0x80) return written >= 0x41 && written <= 0x5a;
    // A styled letter is outside the Basic Multilingual Plane; its plain form tells.
    const high = written >= 0xd800 && written <= 0xdbff;
    const letter = high
      ? String.fromCodePoint(this.source.codePointAt(this.from[i]!)!).normalize('NFKC')
      : String.fromCharCode(written);
    return letter.toLowerCase() !== letter;
  }

  /** The unit at i, or 0 beyond the line. */
  at(i: number): number {
    return i >= 0 && i < this.length ? this.units[i]! : 0;
  }

  /** Notes a trick used in the units [start, end). */
  note(trick: Trick, start: number, end: number): void {
    this.tricks.push({ trick, start: this.from[start]!, end: this.to[end - 1]! });
  }

  /** Moves the unit at `source` down to `target`. */
  move(source: number, target: number): void {
    if (source === target) return;
    this.units[target] = this.units[source]!;
    this.from[target] = this.from[source]!;
    this.to[target] = this.to[source]!;
  }
}
