// Numbers as people write them: grouping by comma, point, space or apostrophe, and k, M, bn.
// What could be read two ways is refused, never guessed.

const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|t|tsd|thousand|tausend|mille|mil|tys|duizend|mila)$/, 1e3],
  [
    /^(?:m|mm|mn|mio|mill|million|millions|millionen|millón|millones|milhão|milhões|miljoen|milioni|milione|mln)$/,
    1e6,
  ],
  [
    /^(?:b|bn|billion|billions|mrd|milliarde|milliarden|milliard|milliards|miljard|miliardi|mld)$/,
    1e9,
  ],
  [/^(?:tn|trn|trillion|trillions)$/, 1e12],
  [/^(?:cr|crore|crores)$/, 1e7],
  [/^(?:lakh|lakhs|lac)$/, 1e5],
];

export type ReadNumber = { kind: 'number'; value: number } | { kind: 'refused'; because: string };

/** Factor of a magnitude word ("Mio" → 1e6), 1 for none, null for a word that is no magnitude. */
export function magnitude(word: string): number | null {
  const lower = word.toLowerCase().replace(/\.$/, '');
  if (lower === '') return 1;
  for (const [pattern, factor] of MAGNITUDES) if (pattern.test(lower)) return factor;
  return null;
}

/**
 * Reads the digits of one number. `lone` says what one separator before exactly three digits means:
 * "thousands" in whole counts, "decimal" where the writer's habit says so, "refuse" when unknown.
 */
export function readNumber(text: string, lone: 'thousands' | 'decimal' | 'refuse'): ReadNumber {
  const digits = text.replace(/[\s'’_]/g, '');
  if (/^\d+$/.test(digits)) return { kind: 'number', value: Number(digits) };
  if (!/^\d[\d.,]*\d$/.test(digits)) return { kind: 'refused', because: 'not one number' };
  const separators = digits.replace(/\d/g, '');
  const last = separators.at(-1) ?? '';
  if (new Set(separators).size === 2) {
    const grouping = separators[0] ?? '';
    if (separators.lastIndexOf(grouping) >= separators.indexOf(last))
      return { kind: 'refused', because: 'points and commas alternate' };
    return grouped(digits.split(last)[0] ?? '', grouping, digits.split(last)[1] ?? '');
  }
  if (separators.length > 1) return grouped(digits, last, '');
  const [whole = '', tail = ''] = digits.split(last);
  if (tail.length !== 3 || whole.length > 3 || /^0/.test(whole))
    return { kind: 'number', value: Number(`${whole}.${tail}`) };
  if (lone === 'refuse')
    return { kind: 'refused', because: `"${digits}" is a decimal or a thousand: not clear` };
  return {
    kind: 'number',
    value: lone === 'thousands' ? Number(whole + tail) : Number(`${whole}.${tail}`),
  };
}

function grouped(whole: string, separator: string, decimals: string): ReadNumber {
  const groups = whole.split(separator);
  // Indian grouping has pairs before the last three digits: 12,34,567.
  const fits =
    /^\d{1,3}$/.test(groups[0] ?? '') &&
    groups.slice(1, -1).every((group) => group.length === 3 || group.length === 2) &&
    groups.at(-1)?.length === 3;
  if (!fits) return { kind: 'refused', because: 'digits are not grouped in threes' };
  return { kind: 'number', value: Number(groups.join('') + (decimals ? `.${decimals}` : '')) };
}
