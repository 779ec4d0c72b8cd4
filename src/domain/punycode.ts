/** RFC 3492, section 6.2; null where the label is no valid punycode. `label` is without its `xn--`. */
function decode(label: string): string | null {
  const output: number[] = [];
  const last = label.lastIndexOf('-');
  for (let k = 0; k < last; k++) output.push(label.charCodeAt(k));
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = last < 0 ? 0 : last + 1; at < label.length; ) {
    const before = i;
    for (let weight = 1, k = 36; ; k += 36) {
      if (at >= label.length) return null;
      const digit = Number.parseInt(label[at++]!, 36);
      if (Number.isNaN(digit)) return null;
      // Letters stand for 0 to 25, digits for 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      i += value * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (value < threshold) break;
      weight *= 36 - threshold;
      if (i > 0x7fffffff || weight > 0x7fffffff) return null;
    }
    const size = output.length + 1;
    let delta = before === 0 ? Math.floor((i - before) / 700) : (i - before) >> 1;
    delta += Math.floor(delta / size);
    let steps = 0;
    while (delta > 455) {
      delta = Math.floor(delta / 35);
      steps += 36;
    }
    bias = steps + Math.floor((36 * delta) / (delta + 38));
    n += Math.floor(i / size);
    i %= size;
    if (n > 0x10ffff) return null;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** A host with its punycode labels in Unicode; labels that are no valid punycode stay as they are. */
export function toUnicode(host: string): string {
  if (!host.includes('xn--')) return host;
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') && label.length <= 63 ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}
