import { entity } from './entities';

/**
 * Fills the room that markup leaves inside a line of text, where a browser shows nothing: U+00AD SOFT HYPHEN, which has
 * no width and which the fold drops. So `<b>tele</b>gram` and `caf&eacute;` stay one word.
 */
export const MARKUP_PAD = '\u00ad';

/** A tag longer than this is taken for text. */
const MAX_TAG = 2000;
/** A reference such as `&#x0001f600;`, with room for the padding of an `&amp;` that was decoded before. */
const MAX_ENTITY = 24;

const PAD = 0xad;
const LT = 0x3c;
const GT = 0x3e;
const AMP = 0x26;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Elements that stand on lines of their own. */
const BLOCK = words(
  'address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'head header hr html legend li main nav ol option p pre section select table tbody tfoot thead tr ul o:p',
);
/** Elements that part words without ending the line. */
const APART = words('audio button canvas embed iframe img input td textarea th video source picture svg path');
const INLINE = words(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label link mark meta nobr noscript param q s samp script ' +
    'small span strike strong style sub sup tt u var wbr base col colgroup caption',
);
/** Elements whose content is never shown. */
const HIDDEN = words('script style');
/** Attributes that stand without a value. Other words without a value are text: `<a telegram @x>` is no tag. */
const BARE = words(
  'async checked compact controls defer disabled hidden nowrap noshade open readonly reversed selected',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** A stretch of the source and what stands in its place; `text` has the same length. */
interface Replacement {
  readonly end: number;
  readonly text: string;
}

/**
 * The text with HTML tags blanked and entities decoded, at the same length, so that offsets into the result are offsets
 * into the source.
 *
 * - A tag is `<` or `</`, the name of a known HTML element, ASCII attributes, and `>` within 2,000 units and before the
 *   next `<`. Anything else in angle brackets (`<채용공고>`, `< 3년`, `<급구>`, `<a name of ours>`) is text and stays.
 * - A tag of a block element (`p`, `br`, `li`, `div`, `tr` ...) becomes a line feed and spaces, one that parts words
 *   (`td`, `img` ...) becomes spaces, any other becomes {@link MARKUP_PAD}.
 * - The absolute `href` of a link and the `alt` of an image stay where they are: a reader is led by them.
 * - Comments, declarations and the content of `script` and `style` become spaces.
 * - An entity becomes its character, followed by spaces when it is a space and by {@link MARKUP_PAD} when it is not.
 *   Unknown entities stay.
 * - Text that was escaped as a whole (`&lt;p&gt;`) is read a second time, never a third.
 */
export function blankMarkup(source: string): string {
  const first = blankOnce(source);
  return first.escaped ? blankOnce(first.text).text : first.text;
}

function blankOnce(source: string): { readonly text: string; readonly escaped: boolean } {
  if (!source.includes('<') && !source.includes('&')) return { text: source, escaped: false };
  const out: string[] = [];
  // Ends that are known not to come any more, so that unclosed comments do not make us search again and again.
  const unclosed = new Set<string>();
  let escaped = false;
  let done = 0;
  for (let i = 0; i < source.length; ) {
    const unit = source.charCodeAt(i);
    let found: Replacement | null = null;
    if (unit === LT) {
      found = commentAt(source, i, unclosed) ?? tagAt(source, i, unclosed);
    } else if (unit === AMP) {
      found = entityAt(source, i);
      if (found !== null) {
        const decoded = found.text.charCodeAt(0);
        escaped ||= decoded === LT || decoded === AMP;
      }
    }
    if (found === null) {
      i++;
      continue;
    }
    if (done < i) out.push(source.slice(done, i));
    out.push(found.text);
    i = done = found.end;
  }
  if (done === 0) return { text: source, escaped };
  out.push(source.slice(done));
  return { text: out.join(''), escaped };
}

/** `<!-- ... -->` or `<!doctype ...>`. */
function commentAt(source: string, start: number, unclosed: Set<string>): Replacement | null {
  if (source.charCodeAt(start + 1) !== 0x21) return null;
  if (source.startsWith('--', start + 2)) {
    const end = find(source, '-->', start + 4, unclosed);
    return end < 0 ? null : spaces(start, end + 3);
  }
  if (!isLetter(source.charCodeAt(start + 2))) return null;
  for (let i = start + 3; i < source.length && i - start < MAX_TAG; i++) {
    const unit = source.charCodeAt(i);
    if (unit === GT) return spaces(start, i + 1);
    if (unit === LT || unit > 0x7e) return null;
  }
  return null;
}

function tagAt(source: string, start: number, unclosed: Set<string>): Replacement | null {
  let at = skipPad(source, start + 1);
  const closing = source.charCodeAt(at) === SLASH;
  if (closing) at = skipPad(source, at + 1);
  let name = '';
  for (; name.length <= 10; at++) {
    const unit = source.charCodeAt(at);
    if (isLetter(unit)) name += String.fromCharCode(unit | 0x20);
    else if (isDigit(unit) || unit === 0x3a) name += String.fromCharCode(unit);
    else if (unit !== PAD) break;
  }
  const block = BLOCK.has(name);
  if (!block && !APART.has(name) && !INLINE.has(name)) return null;

  const attributes = attributesFrom(source, at, start + MAX_TAG, name);
  if (attributes === null) return null;
  const { end, kept } = attributes;
  if (!closing && HIDDEN.has(name)) {
    const close = find(source, `</${name}`, end, unclosed);
    if (close >= 0) {
      const gt = source.indexOf('>', close);
      return spaces(start, gt < 0 ? source.length : gt + 1);
    }
  }
  if (kept !== null) {
    const [from, to] = kept;
    return { end, text: ' '.repeat(from - start) + source.slice(from, to) + ' '.repeat(end - to) };
  }
  if (block) return { end, text: `\n${' '.repeat(end - start - 1)}` };
  return { end, text: (APART.has(name) ? ' ' : MARKUP_PAD).repeat(end - start) };
}

/**
 * Reads attributes up to and with `>`. Null when this is no tag. `kept` is the part of the tag that a reader meets. Every
 * step stops at the next `<`, so that all tries together are linear.
 */
function attributesFrom(
  source: string,
  from: number,
  limit: number,
  element: string,
): { readonly end: number; readonly kept: readonly [number, number] | null } | null {
  const stop = Math.min(limit, source.length);
  let kept: readonly [number, number] | null = null;
  let at = from;
  let parted = false;
  while (at < stop) {
    const unit = source.charCodeAt(at);
    if (unit === GT) return { end: at + 1, kept };
    if (isSpace(unit) || unit === SLASH) {
      parted = true;
      at++;
      continue;
    }
    if (unit === PAD) {
      at++;
      continue;
    }
    if (!parted || !isNameUnit(unit)) return null;
    parted = false;

    const nameFrom = at;
    while (at < stop && (isNameUnit(source.charCodeAt(at)) || source.charCodeAt(at) === PAD)) at++;
    const nameTo = at;
    while (at < stop && (isSpace(source.charCodeAt(at)) || source.charCodeAt(at) === PAD)) at++;
    if (source.charCodeAt(at) !== EQUALS) {
      if (!BARE.has(plain(source, nameFrom, nameTo))) return null;
      parted = at > nameTo;
      continue;
    }
    at++;
    while (at < stop && (isSpace(source.charCodeAt(at)) || source.charCodeAt(at) === PAD)) at++;
    const quote = source.charCodeAt(at);
    const quoted = quote === QUOTE || quote === APOSTROPHE;
    let valueFrom = quoted ? at + 1 : at;
    at = valueFrom;
    for (; at < stop; at++) {
      const unit = source.charCodeAt(at);
      if (unit === LT) return null;
      if (quoted ? unit === quote : isSpace(unit) || unit === GT) break;
      if (!quoted && unit > 0x7e && unit !== PAD) return null;
    }
    if (at >= stop) return null;
    while (source.charCodeAt(valueFrom) === PAD) valueFrom++;
    if (shown(source, element, plain(source, nameFrom, Math.min(nameTo, nameFrom + 16)), valueFrom, at))
      kept = [valueFrom, at];
    if (quoted) {
      at++;
      // `a="x"b="y"` is sloppy but common.
      parted = true;
    }
  }
  return null;
}

/** Whether an attribute's value is something that the reader of the page meets. */
function shown(source: string, element: string, attribute: string, from: number, to: number): boolean {
  if (from >= to) return false;
  if (element === 'img') return attribute === 'alt';
  if (element !== 'a' || attribute !== 'href') return false;
  if (source.startsWith('//', from)) return true;
  const scheme = source.slice(from, Math.min(to, from + 20));
  const colon = scheme.indexOf(':');
  if (colon <= 0) return false;
  const name = scheme.slice(0, colon).toLowerCase();
  return name !== 'javascript' && name !== 'data' && name !== 'about';
}

function entityAt(source: string, start: number): Replacement | null {
  let body = '';
  const stop = Math.min(source.length, start + MAX_ENTITY);
  for (let i = start + 1; i < stop; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x3b) {
      const text = entity(body);
      if (text === null) return null;
      const blank = text === ' ' || text === '\n' || text === '\t' ? ' ' : MARKUP_PAD;
      return { end: i + 1, text: text + blank.repeat(i + 1 - start - text.length) };
    }
    if (unit === PAD) continue;
    if (!isLetter(unit) && !isDigit(unit) && !(unit === 0x23 && body === '')) return null;
    body += source[i];
  }
  return null;
}

/** Offset of `needle` (lower case; ASCII case is ignored) at or after `from`, or -1. */
function find(source: string, needle: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(needle)) return -1;
  const head = needle.slice(0, 2);
  for (let at = source.indexOf(head, from); at >= 0; at = source.indexOf(head, at + 1)) {
    if (source.slice(at, at + needle.length).toLowerCase() === needle) return at;
  }
  unclosed.add(needle);
  return -1;
}

function spaces(start: number, end: number): Replacement {
  return { end, text: ' '.repeat(end - start) };
}

/** The stretch in lower case and without padding. */
function plain(source: string, from: number, to: number): string {
  return source.slice(from, to).replaceAll(MARKUP_PAD, '').toLowerCase();
}

function skipPad(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === PAD) at++;
  return at;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

function isNameUnit(unit: number): boolean {
  return (
    isLetter(unit) || isDigit(unit) || unit === 0x2d || unit === 0x5f || unit === 0x3a || unit === 0x2e || unit === 0x40
  );
}
