// The commonest words of the languages that prose is asked for in: enough of them, and nobody need
// guess in which language a text is written.
import { table } from '../text/by-name.ts';

/** No word stands in two lists; those that another language knows, such as "is" or "que", are left out. */
const COMMON = table<string>({
  en: `the and with that this those these they their them there has have had been were which who whom whose
    what when where why how from into about than then would should could might must your you our ours its are
    because before after first`,
  de: `der das und ist nicht mit auf für sich auch wird werden wurde sind haben hatte dass sie wir ihre
    ihren einen einem einer eines dem vom zum zur bei nach oder aber weil wenn durch`,
  fr: `les est pas pour dans avec sur qui cette ces sont être avoir leur leurs nous vous aux mais lorsque
    donc très votre notre`,
  es: `los las pero está están este esta muy también porque cuando donde desde hasta nuestro nuestra
    usted ustedes`,
});

const LANGUAGE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(COMMON).flatMap(([code, words]) =>
    words.split(/\s+/).map((word): [string, string] => [word, code]),
  ),
);

const LEAST_WORDS = 4;
/** Terse prose full of names and figures has a tenth of common words; ordinary prose a quarter. */
const LEAST_SHARE = 0.08;
/** As many times as those of the other languages together. */
const LEAST_LEAD = 3;

/** True when a text is plainly written in a language (ISO 639-1); false says nothing. */
export function isPlainly(language: string, text: string): boolean {
  if (COMMON[language] === undefined) return false;
  const all = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let [own, others] = [0, 0];
  for (const word of all) {
    const code = LANGUAGE_OF.get(word);
    if (code === language) own += 1;
    else if (code !== undefined) others += 1;
  }
  return own >= LEAST_WORDS && own >= LEAST_SHARE * all.length && own >= LEAST_LEAD * others;
}
