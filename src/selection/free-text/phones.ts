// Which digits of a text ring somebody up, and which are an amount, a date, a size or the number of an
// order. One pass finds the runs of digits; each is then judged by its groups and by what stands beside it.

export type Span = { at: number; end: number };

/** Digits, and what people put between those of one number. */
const RUN = /\+?\(?\d(?:[\s()./\\_*~|+'’,\ue000-]{0,4}\d)*/g;
/** Groups that belong to no single number are parted here. */
const APART = /,\s+|\s-\s|\s{2,}|\n/;
const NOT_ASCII = /[^\p{ASCII}]/u;
/** Digits as words, and what French and others make their pairs of. */
const DIGIT_WORD = `zero oh null nought double triple one two three four five six seven eight nine
  eins zwei zwo drei vier fünf fuenf sechs sieben acht neun
  zéro un une deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingts? trente
  quarante cinquante soixante cero uno dos tres cuatro cinco seis siete ocho nueve
  due tre quattro cinque sei sette otto nove um dois três quatro sete oito
  nul een één twee drie vijf zes zeven negen noll ett två fyra fem sex sju åtta nio
  zera jeden dwa trzy cztery pięć sześć siedem osiem dziewięć ноль один два три четыре пять шесть семь восемь девять
  صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة`
  .trim()
  .split(/\s+/)
  .join('|');
const DIGIT_WORDS = new RegExp(
  `(?:^|[^\\p{L}])((?:${DIGIT_WORD})(?:(?:[\\s,.-]{1,3}|\\s(?:et|and|y)\\s)(?:${DIGIT_WORD})){5,30})(?!\\p{L})`,
  'giu',
);
/** "617 five five five 0199": words among figures, two at least. */
const MIXED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:\\d{1,5}|${DIGIT_WORD})(?:[\\s.-]{1,2}|(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d))){2,14}(?:\\d{1,5}|${DIGIT_WORD})(?![\\p{L}\\p{N}])`,
  'giu',
);
const TWO_WORDS = new RegExp(`(?:${DIGIT_WORD})[\\s.-]{0,2}(?:${DIGIT_WORD})`, 'iu');
/** Groups set apart by a mark that otherwise parts entries of a list: only in the form of a number. */
const MARKED = /(?<![\p{L}\p{N};:=])\+?\d{2,4}([;:=])\d{3}\1\d{4}(?![\p{L}\p{N};:=])/gu;
/** "617.555.OI99": letters that read as digits, in groups that hold one. */
const LETTERED =
  /(?<![\p{L}\p{N}])(?:(?=[OoIl]*\d)[\dOoIl]{2,5}[-. ]){1,4}(?=[OoIl]*\d)[\dOoIl]{3,5}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[\dOIl]{8,12}\d(?![\p{L}\p{N}])/gu;
/** One behind another: digits in Chinese and Japanese. */
const HAN_DIGITS = /[零〇一二三四五六七八九幺](?:[\s-]?[零〇一二三四五六七八九幺]){6,}/gu;

/** Whether a text holds a number in words. */
export function spellsNumber(text: string): boolean {
  return (
    text.search(DIGIT_WORDS) >= 0 ||
    text.search(HAN_DIGITS) >= 0 ||
    mixedIn(text).length > 0 ||
    text.search(LETTERED) >= 0
  );
}

/** Figures and words that make one number between them. */
function mixedIn(text: string): Span[] {
  return [...text.matchAll(MIXED)].flatMap(({ 0: run, index }) => {
    if (!/\d/.test(run) || !TWO_WORDS.test(run)) return [];
    const words = run.match(/\p{L}+/gu)?.length ?? 0;
    return words + run.replace(/\D/g, '').length < LEAST
      ? []
      : [{ at: index, end: index + run.length }];
  });
}

/** Where a text holds somebody's number. `known` are the digits of numbers that are somebody's for certain. */
export function phonesIn(text: string, known: readonly string[]): Span[] {
  const ascii = NOT_ASCII.test(text) ? inAsciiDigits(text) : text;
  const plain = ascii.replace(LETTERED, (run) => run.replace(/[OoIl]/g, digitMeant));
  const found = [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) =>
    parts(run).flatMap(({ from, to }) => spanOf(plain, index + from, index + to, known)),
  );
  for (const { 0: whole, 1: words = '', index } of text.matchAll(DIGIT_WORDS)) {
    const at = index + whole.length - words.length;
    found.push({ at, end: at + words.length });
  }
  for (const pattern of [HAN_DIGITS, MARKED]) {
    for (const { 0: digits, index } of text.matchAll(pattern)) {
      found.push({ at: index, end: index + digits.length });
    }
  }
  return [...found, ...mixedIn(text)];
}

const digitMeant = (letter: string) => (/o/i.test(letter) ? '0' : '1');

/** The same text with every script's digits as ours and every dash and dot as one of ours, place by place. */
function inAsciiDigits(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => {
    const digit = digitOf(letter);
    if (digit !== null) return digit.padEnd(letter.length, '\ue000');
    if (/[\p{Pd}\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff0d\u2212]/u.test(letter)) return '-';
    if (/[\uff0e\u3002]/.test(letter)) return '.';
    if (/[\s\u2800]/u.test(letter)) return ' ';
    if (letter === '\uff0b') return '+';
    if (letter === '\uff08') return '(';
    if (letter === '\uff09') return ')';
    return /\p{Cf}|\ufe0f|\u20e3/u.test(letter) ? '\ue000'.repeat(letter.length) : letter;
  });
}

/** The value of a decimal digit of any script: each script's ten stand in a row. */
export function digitOf(letter: string): string | null {
  if (!/\p{Nd}/u.test(letter)) return null;
  const code = letter.codePointAt(0) ?? 0;
  // The styled digits of mathematics stand in rows of ten from here on, not at multiples of sixteen.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

function parts(run: string): { from: number; to: number }[] {
  if (run.length < 7) return [{ from: 0, to: run.length }];
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (const piece of run.split(APART)) {
    const at = run.indexOf(piece, from);
    found.push({ from: at, to: at + piece.length });
    from = at + piece.length;
  }
  const whole = { from: 0, to: run.length };
  const splits = found.length > 1 && found.some(({ from: a, to }) => isFigure(run.slice(a, to)));
  return splits || /,\s/.test(run) ? found : [whole];
}

/** Near enough to say what a number is. */
const NEAR = 40;
const CUE =
  /(?:^|[^\p{L}])(?:t|m|p|f|tel|telefon\w*|telephone|phone|phones|ph|fon|mob|mobile|mobil|movil|móvil|cell|cellphone|handy\w*|fax|call|calls|ring|text|sms|dial|direct|whatsapp|signal|telegram|viber|number is|reach (?:me|us|him|her) (?:at|on|under)|anruf\w*|rückruf|rufen sie mich an|durchwahl|appel\w*|rappel\w*|portable|llam\w*|llámame|celular|contact(?:o)?|kontakt|unter|ext|extension|电话|電話|手机|هاتف|тел|телефон|טלפון)[\s.:;#=)(\]–-]{0,4}(?:(?:me|us|back|now|nr|no|at|on|under|is|au|unter|al|en)[\s.:]{1,2}){0,2}$/iu;
const LABEL =
  /(?:^|[^\p{L}])(?:orders?|invoices?|po|tickets?|case|ref|reference|contract|quote|offer|item|article|part|sku|serial|customer|account|project|tender|rfp|rfq|version|release|build|isin|ean|gtin|vat|naics|sic|bestell\w*|auftrags?\w*|rechnung\w*|angebot\w*|kundennummer|kunden-?nr|vorgang\w*|artikel\w*|vertrag\w*|commande|facture|contrat|devis|pedido|factura|contrato|ordine|fattura)[\s-]{0,2}(?:numbers?|no|nr|num|numéro|número|id|n°|nº|code)?[\s.:#-]{0,3}(?:is |lautet )?$/iu;
const MONEY_BEFORE =
  /(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|jpy|inr|sek|nok|dkk|pln|czk|cad|aud|brl|revenue|turnover|budget|umsatz|about|around|approx\w*|some|over|under|roughly|ca)\b)[\s.:~(-]{0,3}$/iu;
const UNIT =
  /^[\s-]{0,2}(?:%|[€$£¥₹]|(?:eur|usd|gbp|chf|jpy|inr|sek|nok|dkk|pln|czk|cad|aud|brl|euros?|dollars?|pounds?|francs?|k|m|mn|mio|mrd|bn|tsd|million\w*|billion\w*|thousand|millionen|seats?|users?|employees|people|staff|heads?|customers?|clients?|units?|orders?|leads?|calls?|tickets?|licen[cs]es?|sites?|stores?|shops?|beds?|students?|patients?|members?|vehicles?|trucks?|devices?|machines?|sensors?|pieces?|parts?|skus?|stück|mitarbeiter\w*|mitarbeitende\w*|nutzer\w*|kunden|lizenzen|benutzer\w*|arbeitsplätze|plätze|employés?|salariés?|utilisateurs?|clients?|postes|usuarios?|empleados?|clientes?|licencias?|puestos|dipendenti|utenti|kg|tons?|tonnes?|km|m²|m2|sqm|sq|gb|tb|mb|rows?|records?|contacts?|documents?|invoices?|transactions?|messages?|visits?|views?|requests?|events?|parcels?|shipments?|deliveries|hours?|days?|weeks?|months?|years?|minutes?|kwh|mwh|per|pro|p\.a|annually|a year|a month|a day)(?!\p{L}))/iu;
const EXTENSION = /^\s?(?:x|ext|extension|durchwahl|poste)\.?\s?\d/i;

/** Fewer digits ring nobody up, unless the text says so. */
const LEAST = 7;
const LEAST_AFTER_CUE = 5;

function spanOf(text: string, from: number, to: number, known: readonly string[]): Span[] {
  const run = text.slice(from, to);
  const digits = run.replace(/\D/g, '');
  if (digits.length < LEAST_AFTER_CUE) return [];
  const before = text.slice(Math.max(0, from - NEAR), from);
  const after = text.slice(to, to + NEAR);
  const isKnown = known.some(
    (one) => digits.endsWith(one) || (digits.length >= LEAST && digits.includes(one)),
  );
  if (!isKnown && !rings(run, digits, before, after)) return [];
  const more = EXTENSION.exec(after)?.[0].length ?? 0;
  const rest =
    more === 0 ? 0 : (/^\d*/.exec(text.slice(to + more, to + more + 8))?.[0].length ?? 0);
  return [{ at: from, end: to + more + rest }];
}

function rings(run: string, digits: string, before: string, after: string): boolean {
  if (/^\(?\+/.test(run) || /^00\d/.test(digits)) return digits.length >= LEAST;
  if (CUE.test(before) && !UNIT.test(after)) return !isDate(run.trim());
  if (digits.length < LEAST) return false;
  if (UNIT.test(after) || LABEL.test(before) || MONEY_BEFORE.test(before)) return false;
  if (isFigure(run)) return isNineInThrees(run);
  if (EXTENSION.test(after)) return true;
  const glued = /[\p{L}\p{N}]$/u.test(before) || /^\p{L}/u.test(after);
  return !glued || digits.length >= 9;
}

/** "612 345 678" with nothing that makes it an amount: how several countries write a number. */
function isNineInThrees(run: string): boolean {
  return /^\(?\d{3}[ \ue000]\d{3}[ \ue000]\d{3}$/.test(run);
}

const YEAR = String.raw`(?:19|20)\d{2}`;
const DATES = [
  /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/,
  /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\.?$/,
  /^(?:19|20)\d{6}$/,
  new RegExp(`^${YEAR}(?:[\\s/,-]{1,3}${YEAR})+$`),
  new RegExp(
    `^\\d{1,2}[-./]\\s?\\d{1,2}[-./]\\s?${YEAR}(?:\\s?-\\s?|\\s)\\d{1,2}[-./]\\d{1,2}[-./]${YEAR}$`,
  ),
];
const THOUSANDS = /^\d{1,3}(?:([., '’])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$/;
const DECIMAL = /^\d{1,4}[.,]\d+$/;
/** "1001-5000", "10000-50000": both ends are round. */
const RANGE = /^(\d*?[05]0?1?)\s?[-/]\s?(\d+00)$/;
const VERSION = /^\d{1,3}(?:\.\d{1,4}){2,}$/;

function isDate(run: string): boolean {
  return DATES.some((pattern) => pattern.test(run));
}

/** A date, an amount with its thousands set apart, a decimal, a range or a version. */
function isFigure(run: string): boolean {
  const bare = run.replaceAll('\ue000', '').trim();
  return (
    isDate(bare) ||
    THOUSANDS.test(bare) ||
    DECIMAL.test(bare) ||
    (VERSION.test(bare) && bare.replace(/\D/g, '').length < 9) ||
    isRange(bare)
  );
}

function isRange(run: string): boolean {
  const found = RANGE.exec(run);
  return found !== null && Number(found[1]) < Number(found[2]);
}
