/** Named HTML entities that occur in ads: space, punctuation, signs and the letters of Latin-1. */
const NAMED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ (
    'amp & lt < gt > quot " apos \' copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” ' +
    'bdquo „ laquo « raquo » lsaquo ‹ rsaquo › bull • middot · times × divide ÷ plusmn ± deg ° euro € pound £ yen ¥ cent ¢ ' +
    'sect § para ¶ iexcl ¡ iquest ¿ ordf ª ordm º frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ micro µ larr ← uarr ↑ ' +
    'rarr → darr ↓ check ✓ star ☆ starf ★ phone ☎ hearts ♥ colon : comma , period . excl ! quest ? num # dollar $ percnt % ' +
    'lpar ( rpar ) ast * plus + sol / equals = commat @ lsqb [ rsqb ] lowbar _ verbar | ' +
    'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í ' +
    'Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý ' +
    'szlig ß agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì ' +
    'iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü ' +
    'yacute ý yuml ÿ OElig Œ oelig œ Scaron Š scaron š'
  )
    .split(' ')
    .reduce<[string, string][]>((rows, word, i, words) => {
      if (i % 2 === 0) rows.push([word, words[i + 1] ?? '']);
      return rows;
    }, []),
);

const SPACES: ReadonlySet<string> = /* @__PURE__ */ new Set(['nbsp', 'ensp', 'emsp', 'thinsp']);
const INVISIBLE: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['shy', '\u00ad'],
  ['NewLine', '\n'],
  ['Tab', '\t'],
]);

/**
 * What `&body;` stands for, or null when it is no entity we know. Code points that are no character (0, surrogates,
 * beyond U+10FFFF) are null too.
 */
export function entity(body: string): string | null {
  if (body.charCodeAt(0) !== 0x23) return SPACES.has(body) ? ' ' : (NAMED.get(body) ?? INVISIBLE.get(body) ?? null);
  const hex = (body.charCodeAt(1) | 0x20) === 0x78;
  let value = 0;
  const from = hex ? 2 : 1;
  if (body.length === from) return null;
  for (let i = from; i < body.length; i++) {
    const digit = digitOf(body.charCodeAt(i));
    if (digit < 0 || (!hex && digit > 9)) return null;
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10ffff) return null;
  }
  if (value === 0 || (value >= 0xd800 && value <= 0xdfff)) return null;
  return value === 0xa0 ? ' ' : String.fromCodePoint(value);
}

/** Value of a hexadecimal digit, or -1. */
function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}
