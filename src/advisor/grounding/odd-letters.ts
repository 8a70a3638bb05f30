// Letters and figures that read like others: full-width digits, a Cyrillic "о" in "discount", marks laid
// over letters. What a person reads and what the other checks read must be the same characters.

/** Languages that are not written in Latin letters; a prose in one of them may use its own. */
const OTHER_SCRIPTS = /^(?:ar|be|bg|el|fa|he|hi|hy|ja|ka|ko|mk|ru|sr|th|uk|ur|zh)\b/i;
const BEYOND_ASCII = /[^ -~]/;
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * Words whose characters are not what they look like, or are of another script than the prose's
 * language, and that no fact spells so. `language` is a tag such as "en".
 */
export function oddLetters(text: string, factText: () => string, language: string): string[] {
  if (!BEYOND_ASCII.test(text)) return [];
  const foreign = OTHER_SCRIPTS.test(language);
  return (text.match(/[\p{L}\p{M}\p{N}%％٪]+/gu) ?? [])
    .filter((word) => isOdd(word, foreign) && !factText().includes(word))
    .map((word) => `“${word}” is written in letters that are not the language’s`);
}

function isOdd(word: string, foreign: boolean): boolean {
  const composed = word.normalize('NFC');
  if (/[^\P{N}0-9²³]/u.test(composed) || /[％٪]/.test(composed)) return true;
  if (/\p{L}/u.test(composed) && composed.normalize('NFKC') !== composed) return true;
  if (foreign) return LATIN.test(composed) && FOREIGN.test(composed);
  return FOREIGN.test(composed) || /\p{M}/u.test(composed);
}
