/** A field of a protobuf message: a varint as a number, or bytes. */
export interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/**
 * Fields of a protobuf message in wire order (https://protobuf.dev/programming-guides/encoding/). Fixed-width fields are passed
 * over: the messages read here have none.
 *
 * @throws {RangeError} when the bytes are no message
 */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1, k = 0; k < 10; k++, factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('message ends within a number');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new RangeError('number of more than ten bytes');
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const type = tag % 8;
    if (type === 0) yield { number, value: varint() };
    else if (type === 2) {
      const length = varint();
      if (at + length > bytes.length) throw new RangeError('message ends within a field');
      yield { number, value: bytes.subarray(at, at + length) };
      at += length;
    } else if (type === 1 || type === 5) at += type === 1 ? 8 : 4;
    else throw new RangeError(`wire type ${type}`);
  }
}

/** The varints of a packed field. */
export function packedNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let factor = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
    factor = 1;
  }
  if (factor !== 1) throw new RangeError('message ends within a number');
  return numbers;
}
