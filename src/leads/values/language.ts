// Which language a lead speaks: as stated (tag or name), else detected from what they wrote.
import { detectAll } from 'tinyld';
import { fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

/** ISO 639-1 code → ISO 639-2 codes and names in our seven languages, and in the language itself. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng english englisch anglais ingles inglese engels',
  de: 'deu ger german deutsch allemand aleman alemao duits tedesco schweizerdeutsch',
  fr: 'fra fre french franzosisch francais frances francese frans',
  es: 'spa spanish spanisch espagnol espanol espanhol spaans spagnolo castellano castilian',
  pt: 'por portuguese portugiesisch portugais portugues portugees portoghese brazilian',
  it: 'ita italian italienisch italien italiano italiaans',
  nl: 'nld dut dutch niederlandisch neerlandais neerlandes holandes nederlands olandese flemish vlaams flamisch hollandisch',
  sv: 'swe swedish schwedisch suedois sueco zweeds svedese svenska',
  no: 'nor norwegian norwegisch norvegien noruego noruegues noors norvegese norsk nob nb nno nn bokmal nynorsk',
  da: 'dan danish danisch danois danes dinamarques deens danese dansk',
  fi: 'fin finnish finnisch finnois finlandes fins finlandese suomi',
  is: 'isl ice icelandic islandisch islandais',
  pl: 'pol polish polnisch polonais polaco polones pools polacco polski',
  cs: 'ces cze czech tschechisch tcheque checo tcheco tsjechisch ceco cestina',
  sk: 'slk slo slovak slowakisch slovaque eslovaco slovencina',
  sl: 'slv slovenian slowenisch slovene esloveno slovenscina',
  hu: 'hun hungarian ungarisch hongrois hungaro hongaars ungherese magyar',
  ro: 'ron rum romanian rumanisch roumain rumano romeno roemeens rumeno romana',
  bg: 'bul bulgarian bulgarisch bulgare bulgaro',
  hr: 'hrv croatian kroatisch croate croata hrvatski',
  sr: 'srp serbian serbisch serbe serbio srpski',
  el: 'ell gre greek griechisch grec griego grego grieks greco ellinika',
  tr: 'tur turkish turkisch turc turco turks turkce',
  ru: 'rus russian russisch russe ruso russo russkij русскии',
  uk: 'ukr ukrainian ukrainisch ukrainien ucraniano ucraino українська',
  et: 'est estonian estnisch estonien eesti',
  lv: 'lav latvian lettisch letton latviesu',
  lt: 'lit lithuanian litauisch lituanien lietuviu',
  ca: 'cat catalan katalanisch catala',
  ar: 'ara arabic arabisch arabe العربية',
  he: 'heb hebrew hebraisch hebreu hebreo ebraico עברית iw',
  fa: 'fas per persian persisch farsi persan persa',
  hi: 'hin hindi',
  bn: 'ben bengali',
  ta: 'tam tamil',
  ur: 'urd urdu',
  zh: 'zho chi chinese chinesisch chinois chino chines chinees cinese mandarin cantonese 中文 普通话 yue cmn',
  ja: 'jpn japanese japanisch japonais japones japans giapponese 日本語 nihongo',
  ko: 'kor korean koreanisch coreen coreano koreaans 한국어',
  vi: 'vie vietnamese vietnamesisch vietnamien vietnamita',
  th: 'tha thai thailandisch',
  id: 'ind indonesian indonesisch indonesien indonesio bahasa',
  ms: 'msa may malay malaiisch malais',
  tl: 'tgl tagalog filipino fil',
  sw: 'swa swahili suaheli kiswahili',
  af: 'afr afrikaans',
};

const byName = new Map<string, string>();
for (const [code, names] of Object.entries(LANGUAGES))
  for (const name of [code, ...names.split(' ')]) byName.set(fold(name), code);

/**
 * Languages that are detected. Tagalog, Swahili, Afrikaans and Malay are left to be stated: their
 * word pieces claim German and Dutch sentences with near certainty.
 */
const TOLD_APART = Object.keys(LANGUAGES).filter(
  (code) => !['tl', 'sw', 'af', 'ms'].includes(code),
);
/** The list as the detector asks it, which is for each of its languages with each word of a text. */
const isToldApart = new Set<string>(TOLD_APART);
const ONLY = Object.assign(TOLD_APART, { includes: (code: string) => isToldApart.has(code) });

/** Under this many letters a guess from text is not worth having. */
const LEAST_LETTERS = 25;
/** The best language must be this many times as likely as the next one. */
const LEAST_LEAD = 3;
const LEAST_ACCURACY = 0.08;
/** Longer texts are judged by their beginning: it decides, and the time stays bounded. */
const READ_CHARACTERS = 400;
/** Where those are looked for: addresses and footers are no part of them. */
const LOOKED_AT_CHARACTERS = 4_000;

/** "de-AT", "German", "Deutsch", "deu" → "de"; "unknown" for anything else. */
export function normaliseLanguage(raw: string): Mapped<string> {
  const whole = fold(raw);
  const named = byName.get(whole);
  if (named !== undefined)
    return known(named, whole === named ? 'ISO 639-1 code' : `name "${whole}"`);
  const tag = /^([a-z]{2,3})[-_]([a-z0-9]{2,8})(?:[-_][a-z0-9]{2,8})*$/i.exec(raw.trim());
  const primary = tag?.[1] === undefined ? undefined : byName.get(tag[1].toLowerCase());
  if (primary !== undefined) return known(primary, `language of the tag "${raw.trim()}"`);
  if (tag === null && /^[a-z]{2}$/.test(whole))
    return unknown('unknown', 'a code that is not on our list of languages');
  const [word = '', ...others] = whole.split(' ');
  const first = byName.get(word);
  if (first !== undefined && others.length > 0) {
    // Codes of two letters are words too: "English is fine".
    const another = others.map((one) => (one.length > 2 ? byName.get(one) : undefined));
    if (another.some((code) => code !== undefined && code !== first))
      return unknown('unknown', 'names several languages');
    if (others.some((one) => TAKES_BACK.has(one)))
      return unknown('unknown', `"${word}" is taken back by the words behind it`);
    return known(first, `name "${word}"`);
  }
  return unknown('unknown', 'no language of our list has this name');
}

const TAKES_BACK = new Set('no not non none kein keine nicht pas'.split(' '));
/**
 * The language a message is written in, offline; "unknown" when it is short or could be two. Where
 * sentences are in several, the one that the message begins in counts if it has a fair share of it:
 * what follows may be a signature, a footer or a text that somebody pasted in.
 */
export function detectLanguage(message: string): Mapped<string> {
  const text = ownWords(message);
  const whole = detected(text);
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/).filter((one) => letterCount(one) > 0);
  if (sentences.length < 2) return whole;
  // Detection is dear: the sentences behind the first that tells are asked only when it differs.
  const told: Mapped<string>[] = [];
  for (const sentence of sentences) {
    told.push(detected(sentence));
    if (told.at(-1)?.known) break;
  }
  const first = told.at(-1);
  if (first === undefined || !first.known || first.value === whole.value) return whole;
  told.push(...sentences.slice(told.length).map(detected));
  return byShare(sentences, told, first, whole);
}

/** A first language with at least this share of the letters is the message's. */
const FAIR_SHARE = 0.25;

function byShare(
  sentences: readonly string[],
  told: readonly Mapped<string>[],
  first: Mapped<string>,
  whole: Mapped<string>,
): Mapped<string> {
  const letters = (of: readonly string[]) => of.reduce((sum, one) => sum + letterCount(one), 0);
  const all = letters(sentences);
  const own = letters(sentences.filter((_, i) => told[i]?.value === first.value));
  return own >= FAIR_SHARE * all ? known(first.value, 'the language the message begins in') : whole;
}

/** What mail programs and legal departments put under a message. */
const FOOTER =
  /^(?:-- ?$|_{5,}|sent from my |get outlook for |von meinem .* gesendet|gesendet von |envoyé (?:de|depuis) mon |enviado desde mi |inviato da |this (?:e-?mail|message)(?: and any attachments?)? (?:is|are|may|contains?) |diese (?:e-?mail|nachricht) (?:ist|kann|enthält) |ce (?:message|courriel) (?:est|peut|contient) |confidentiality notice|disclaimer\b)/im;

/** The first `READ_CHARACTERS` of what they wrote themselves. */
function ownWords(message: string): string {
  const near = message.slice(0, LOOKED_AT_CHARACTERS);
  const footer = FOOTER.exec(near);
  const text = footer && footer.index > 0 ? near.slice(0, footer.index) : near;
  // Word by word: a pattern that looks for an address at every letter reads a long word once per letter.
  let own = '';
  for (const [piece] of text.matchAll(/\S+|\s+/g)) {
    const isWord = /^\S/.test(piece);
    own += !isWord ? piece : isAddress(piece) ? ' ' : piece.replace(/https?:\/\/.*/, ' ');
    if (own.length >= READ_CHARACTERS) break;
  }
  return own.slice(0, READ_CHARACTERS);
}

/** Has an "@" with something before and behind it. */
function isAddress(word: string): boolean {
  return word.length > 2 && word.lastIndexOf('@', word.length - 2) > 0;
}

const letterCount = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * The language of the words, not of the names among them: a place or a person in an English sentence makes
 * it neither Polish nor Vietnamese. What is left without them has to look like the same language.
 */
function detected(text: string): Mapped<string> {
  const whole = guessed(text, LEAST_LETTERS);
  const words = whole.known ? withoutNames(text) : text;
  if (words === text || letterCount(words) < LEAST_LETTERS_OF_WORDS) return whole;
  if (byName.get(detectAll(words, { only: TOLD_APART })[0]?.lang ?? '') === whole.value)
    return whole;
  return guessed(words, LEAST_LETTERS_OF_WORDS);
}

/** With fewer letters beside its names a sentence is judged as a whole. */
const LEAST_LETTERS_OF_WORDS = 15;

/** A capitalised word within a sentence. */
const NAME = /(?<=[^\s.!?…:]\s+)\p{Lu}[\p{L}\p{M}'’-]*/gu;
/** A word with a letter that English has not, in Latin script. */
const ACCENTED = /(?=[a-z]*[^\p{ASCII}])[\p{Script=Latin}\p{M}]+/giu;

/** Without its names, and without its accented word where it has a single one, such as "café". */
function withoutNames(text: string): string {
  const words = text.replace(NAME, ' ');
  return words.match(ACCENTED)?.length === 1 ? words.replace(ACCENTED, ' ') : words;
}

function guessed(text: string, leastLetters: number): Mapped<string> {
  const dense = /[぀-ヿ㐀-鿿가-힯]/u.test(text);
  if (letterCount(text) < (dense ? 6 : leastLetters))
    return unknown('unknown', 'the message is too short to tell its language');
  const [best, next] = detectAll(text, { only: ONLY });
  if (
    best === undefined ||
    best.accuracy < LEAST_ACCURACY ||
    best.accuracy < LEAST_LEAD * (next?.accuracy ?? 0)
  )
    return unknown('unknown', 'the message could be in several languages');
  const code = byName.get(best.lang);
  if (code === undefined)
    return unknown('unknown', `reads as "${best.lang}", which is not on our list`);
  return known(code, 'detected from the message');
}
