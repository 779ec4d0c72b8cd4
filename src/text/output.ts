import type { Trick } from './types';

const BLANK = 0x20;
const LINE = 0x0a;

/** A trick being noted; its end moves while one word goes on. */
export interface Note {
  trick: Trick;
  start: number;
  end: number;
}

/** Folded units with their source map, growing as they are written. Made anew for every fold. */
export class Output {
  units: Uint16Array;
  from: Uint32Array;
  to: Uint32Array;
  length = 0;
  readonly tricks: Note[] = [];

  /** @param capacity units expected */
  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.from = new Uint32Array(capacity);
    this.to = new Uint32Array(capacity);
  }

  /** Makes room for so many more units. */
  reserve(more: number): void {
    const need = this.length + more;
    if (need <= this.units.length) return;
    const capacity = Math.max(need, this.units.length + (this.units.length >> 1)) + 16;
    const { units, from, to, length } = this;
    this.units = new Uint16Array(capacity);
    this.from = new Uint32Array(capacity);
    this.to = new Uint32Array(capacity);
    this.units.set(units.subarray(0, length));
    this.from.set(from.subarray(0, length));
    this.to.set(to.subarray(0, length));
  }

  /** The last unit, or 0. */
  last(): number {
    return this.length > 0 ? this.units[this.length - 1]! : 0;
  }

  unit(unit: number, from: number, to: number): void {
    if (this.length === this.units.length) this.reserve(1);
    this.units[this.length] = unit;
    this.from[this.length] = from;
    this.to[this.length++] = to;
  }

  /** Units that all stand for one stretch of source. */
  text(text: string, from: number, to: number): void {
    for (let k = 0; k < text.length; k++) this.unit(text.charCodeAt(k), from, to);
  }

  /** A line break; takes in the blank or the breaks before it. */
  newline(from: number, to: number): void {
    const last = this.last();
    if (last === BLANK) this.units[this.length - 1] = LINE;
    if (last === BLANK || last === LINE) this.extend(to);
    else this.unit(LINE, from, to);
  }

  /** Lets the last unit stand for the source up to here. */
  extend(to: number): void {
    if (this.length > 0) this.to[this.length - 1] = to;
  }
}
