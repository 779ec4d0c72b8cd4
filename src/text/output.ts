import type { Trick } from './types';

const BLANK = 0x20;
const LINE = 0x0a;

/** A trick being noted; its end moves while one word goes on. */
export interface Note {
  trick: Trick;
  start: number;
  end: number;
}

/** Where folded units and their source map are written; 0 wherever nothing was written yet. */
export interface Room {
  readonly units: Uint16Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export function roomFor(capacity: number): Room {
  return { units: new Uint16Array(capacity), from: new Uint32Array(capacity), to: new Uint32Array(capacity) };
}

/** Folded units with their source map, growing as they are written. Made anew for every fold. */
export class Output {
  units: Uint16Array;
  from: Uint32Array;
  to: Uint32Array;
  length = 0;
  readonly tricks: Note[] = [];

  constructor({ units, from, to }: Room) {
    this.units = units;
    this.from = from;
    this.to = to;
  }

  /** Makes room for so many more units. */
  reserve(more: number): void {
    const need = this.length + more;
    if (need <= this.units.length) return;
    const capacity = Math.max(need, this.units.length + (this.units.length >> 1)) + 16;
    const { units, from, to, length } = this;
    const room = roomFor(capacity);
    this.units = room.units;
    this.from = room.from;
    this.to = room.to;
    this.units.set(units.subarray(0, length));
    this.from.set(from.subarray(0, length));
    this.to.set(to.subarray(0, length));
  }

  /** Takes back all units from `length` on. */
  truncate(length: number): void {
    this.units.fill(0, length, this.length);
    this.from.fill(0, length, this.length);
    this.to.fill(0, length, this.length);
    this.length = length;
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
