// Internationalised host names: xn-- labels back to letters (RFC 3492), letters to xn-- labels.

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;

/** "xn--bcher-kva.de" → "bücher.de"; a label that is not valid Punycode stays as it is. */
export function toUnicodeHost(host: string): string {
  if (!host.includes('xn--')) return host;
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

/** "bücher.de" → "xn--bcher-kva.de", lower case; null when no host can have this name. */
export function toAsciiHost(host: string): string | null {
  if (/^[a-z0-9.-]+$/.test(host)) return host;
  const url = URL.parse(`http://${host}/`);
  return url === null ? null : url.hostname;
}

function decode(label: string): string | null {
  const split = label.lastIndexOf('-');
  const output = [...(split > 0 ? label.slice(0, split) : '')].map(
    (letter) => letter.codePointAt(0) ?? 0,
  );
  let code = 128;
  let bias = 72;
  let at = 0;
  for (let from = split > 0 ? split + 1 : 0; from < label.length; ) {
    const before = at;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(label.charCodeAt(from));
      from += 1;
      if (digit === null || from > label.length + 1) return null;
      at += digit * weight;
      if (at > 0x7fffffff) return null;
      const threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(at - before, output.length + 1, before === 0);
    code += Math.floor(at / (output.length + 1));
    at %= output.length + 1;
    if (code > 0x10ffff) return null;
    output.splice(at, 0, code);
    at += 1;
  }
  return String.fromCodePoint(...output);
}

function digitOf(unit: number): number | null {
  if (unit >= 48 && unit <= 57) return unit - 22;
  if (unit >= 97 && unit <= 122) return unit - 97;
  return null;
}

function adapt(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / points);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return Math.floor(k + ((BASE - T_MIN + 1) * left) / (left + SKEW));
}
