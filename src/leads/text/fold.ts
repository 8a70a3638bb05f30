// Text as tables look it up: lower case, no accents, no punctuation, single spaces.
import { table } from './by-name.ts';

const LETTERS_APART = table<string>({
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
});
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** "Fertigung & Industrie" → "fertigung and industrie"; letters of any script stay. */
export function fold(text: string): string {
  let lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  lower = lower.replaceAll('&', ' and ').replace(/['’‘`´]/g, '');
  if (!isAscii(lower)) {
    lower = lower
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+/gu, '')
      .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS_APART[letter] ?? letter);
    return lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  }
  return lower.replace(/[^a-z0-9]+/g, ' ').trim();
}

/** The folded text with hyphens: "Product Demo" → "product-demo"; empty when no letter is left. */
export function slugOf(text: string): string {
  return fold(text).replaceAll(' ', '-');
}

/** True for a text with letters of a script that sets no spaces between words, or few. */
export function hasOwnScript(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(
    text,
  );
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** The entries of a table cell: parted by "|" or a new line. */
export function entries(cell: string): string[] {
  return cell
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
