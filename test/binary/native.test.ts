import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../src/binary';
import { deflated, inflated } from '../../src/binary/inflate';
import { type Globals, NATIVE, nativeOf } from '../../src/binary/native';

/** As a runtime does that has `Uint8Array.fromBase64` and nothing of Node. */
const browser = nativeOf({
  Uint8Array: {
    fromBase64(text) {
      if (!/^[A-Za-z0-9+/\s]*=*\s*$/.test(text)) throw new SyntaxError('no base64');
      return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    },
  },
});

describe('decoders of the runtime', () => {
  it('are found in Node', () => {
    expect(NATIVE.base64).not.toBeNull();
    expect(NATIVE.inflate).not.toBeNull();
  });

  it('are none where the runtime has none', () => {
    expect(nativeOf({ Uint8Array: {} })).toEqual({ base64: null, inflate: null });
    expect(nativeOf({ Uint8Array: {}, process: {} }).inflate).toBeNull();
    const without: Globals = { Uint8Array: {}, process: { getBuiltinModule: () => undefined } };
    expect(nativeOf(without).inflate).toBeNull();
  });

  it('give the same bytes of base64 text as the script', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        for (const decode of [null, NATIVE.base64, browser.base64]) expect(fromBase64(text, decode)).toEqual(bytes);
      }),
    );
  });

  it.each([
    '=',
    'AAA',
    'A===',
    'AA=A',
    'AAAA====',
    'AA-_',
    'AA!A',
    'AAA ',
    'AAA\n',
    'AAA\u0141',
    'AAAA\u0141AA=',
    '\u00e9AAA',
    'AAAA\nAA',
  ])('refuse %j as the script does', (text) => {
    for (const decode of [null, NATIVE.base64, browser.base64]) expect(fromBase64(text, decode)).toBeNull();
  });

  it('refuse text with any unit that is none of base64', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(11), (unit, at) => {
        const text = 'QUJDQUJDQUJD';
        const changed = text.slice(0, at) + String.fromCharCode(unit) + text.slice(at + 1);
        const expected = fromBase64(changed, null);
        for (const decode of [NATIVE.base64, browser.base64]) expect(fromBase64(changed, decode)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('inflate the same bytes as the script', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 40 }), (bytes, times) => {
        const long = Uint8Array.from({ length: bytes.length * times }, (_, i) => bytes[i % bytes.length]!);
        const packed = deflated(long);
        expect(inflated(packed, null)).toEqual(long);
        expect(inflated(packed)).toEqual(long);
        expect(inflated(packed)).not.toBeInstanceOf(Buffer);
      }),
      { numRuns: 40 },
    );
  });

  it('refuse bytes that are no deflated ones', () => {
    for (const inflate of [null, NATIVE.inflate]) expect(inflated(Uint8Array.of(0xff, 0xff, 0xff), inflate)).toBeNull();
    const cut = deflated(new Uint8Array(1000).map((_, i) => (i * 7919) & 0xff)).subarray(0, 100);
    for (const inflate of [null, NATIVE.inflate]) expect(inflated(cut, inflate)).toBeNull();
  });
});
