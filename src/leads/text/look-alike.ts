// Domains that imitate another: letters of several scripts in one label, letters of another script
// that read as Latin, and Latin tricks such as "rn" for "m" or "0" for "o".
import { table } from './by-name.ts';

/** Letters that a reader takes for the Latin one (a selection of the Unicode confusables, UTS #39). */
const READS_AS = table<string>({
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ғ: 'f',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  ү: 'y',
  ӓ: 'a',
  ё: 'e',
  ӧ: 'o',
  п: 'n',
  ь: 'b',
  з: '3',
  б: '6',
  ч: '4',
  // Greek
  α: 'a',
  β: 'b',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  μ: 'u',
  // Armenian, Latin look-alikes and wide forms
  ո: 'n',
  ս: 'u',
  օ: 'o',
  հ: 'h',
  գ: 'q',
  ց: 'g',
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ʟ: 'l',
  ո́: 'n',
  ᴏ: 'o',
  ѡ: 'w',
  ꞓ: 'e',
  ƅ: 'b',
  ǃ: 'l',
});
const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** A lower-case word of Latin letters with a few of another script among them, as it reads: all in Latin. */
export function asItReads(word: string): string {
  if (!OTHER.test(word) || !LATIN.test(word)) return word;
  return [...word].map((letter) => READS_AS[letter] ?? letter).join('');
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
];

/** Why a Unicode host name imitates another, in words; null when it is what it seems. */
export function imitation(unicodeHost: string): string | null {
  if (isAscii(unicodeHost)) return null;
  for (const label of unicodeHost.split('.')) {
    const scripts = SCRIPTS.filter(([, pattern]) => pattern.test(label)).map(([name]) => name);
    if (scripts.length > 1) return `"${label}" mixes ${scripts.join(' and ')} letters`;
    if (isAscii(label)) continue;
    const letters = [...label.normalize('NFC')];
    if (
      scripts[0] !== 'Latin' &&
      letters.every((letter) => READS_AS[letter] !== undefined || isAscii(letter))
    )
      return `every letter of "${label}" is taken for a Latin one ("${seenAs(label)}")`;
    if (
      letters.some(
        (letter) =>
          !isAscii(letter) && /\p{Script=Latin}/u.test(letter) && READS_AS[letter] !== undefined,
      )
    )
      return `"${label}" holds a letter that is taken for another ("${seenAs(label)}")`;
  }
  return null;
}

/**
 * What a hurried reader sees: two domains with the same form look alike ("acrne.com", "acme.com").
 * After the skeleton of UTS #39, with the digits and pairs that phishing uses.
 */
export function seenAs(host: string): string {
  const letters = isAscii(host)
    ? host
    : [...host.normalize('NFC')].map((letter) => READS_AS[letter] ?? letter).join('');
  return letters
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replaceAll('5', 's');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}
