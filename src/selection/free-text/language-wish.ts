// The language that a lead asks to be served in, in their own words. Only a request counts: a language
// that is named in passing, or one of several that would do, asks for nothing.
import { normaliseLanguage } from '../../leads/values/language.ts';

/** `value` is an ISO 639-1 code, `quote` the sentence that asks, as it was written. */
export type LanguageWish = { value: string; quote: string };

/** The one language that a text asks for; null when it asks for none, for several, or for either. */
export function languageWish(text: string): LanguageWish | null {
  const named = namesIn(text);
  // Whoever names that many asks for none: it is a list, a form, or made to keep us reading.
  if (named.length > MOST_NAMES) return null;
  if (named.some(({ after }) => WOULD_DO.test(after))) return null;
  const wishes = named.filter((name) => !name.isChoice && asks(name));
  const [first] = wishes;
  if (first === undefined || wishes.some(({ value }) => value !== first.value)) return null;
  return { value: first.value, quote: first.sentence };
}

/** Whether a text speaks of a language as something spoken or written, not of a country's things. */
export function speaksOf(text: string, language: string): boolean {
  return namesIn(text)
    .slice(0, MOST_NAMES)
    .some((name) => name.value === language && (isMedium(name) || isSpoken(name)));
}

/** The sentences of a text, as it stands. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** A language's name in a sentence, and what stands around it, each at most `REACH` characters. */
type Named = {
  value: string;
  sentence: string;
  around: string;
  before: string;
  after: string;
  isChoice: boolean;
};

/** Further away nothing is said of a language: the work on one name does not grow with its sentence. */
const REACH = 400;
const MOST_NAMES = 40;

/** The languages that a text names, up to one more than anybody listens to. */
function namesIn(text: string): Named[] {
  const found: Named[] = [];
  for (const sentence of sentencesOf(text)) {
    found.push(...namedIn(sentence));
    if (found.length > MOST_NAMES) break;
  }
  return found;
}

/** Shorter words are codes and everyday words ("may", "his") in one language or another. */
const LEAST_LETTERS = 4;
/** "niederländischsprachigen" has 24. */
const LONGEST_NAME = 40;

function namedIn(sentence: string): Named[] {
  const languageOf = perWord(normaliseLanguage);
  const found = [...sentence.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
    const name = word.length > LONGEST_NAME ? '' : word.replace(/sprachig\p{L}{0,8}$/iu, '');
    // "Polish" the language and "polish" the verb differ by their first letter alone.
    if (name.length < LEAST_LETTERS || name === 'polish') return [];
    const { value, known } = languageOf(name);
    const end = index + name.length;
    return known ? [{ value, start: index, end }] : [];
  });
  return found.slice(0, MOST_NAMES + 1).map(({ value, start, end }, i) => {
    const [left, right] = [found[i - 1], found[i + 1]];
    const joined = (from: number, to: number) => BESIDE.test(sentence.slice(from, to));
    const isChoice =
      (left !== undefined && left.value !== value && joined(left.end, start)) ||
      (right !== undefined && right.value !== value && joined(end, right.start));
    return {
      ...{ value, sentence, isChoice },
      around: sentence.slice(Math.max(0, start - REACH), end + REACH),
      before: sentence.slice(Math.max(0, start - REACH), start),
      after: sentence.slice(end, end + REACH),
    };
  });
}

/** The same function, asked once for each word however often a sentence has it. */
function perWord<T>(ask: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = ask(word);
    answers.set(word, answer);
    return answer;
  };
}

const BESIDE =
  /^\s*(?:,|\/|,?\s*(?:or|and|and\/or|oder|und|ou|et|o|y|e|of|en))\s*(?:(?:in|auf|en|em)\s+)?$/i;
const WOULD_DO =
  /^\s+(?:(?:is|would be) (?:also |just as )?(?:fine|ok\w*|good|possible|no problem)|works\b|will do|geht|ginge|(?:ist|wäre) (?:auch|ok)|va aussi|también)/i;

function asks(name: Named): boolean {
  const { around, before, after } = name;
  if (isDenied(before) || HIRING.test(around)) return false;
  const served = SERVED.test(around);
  const aboutThings = THINGS.test(around);
  if (before.trim() === '' || isMedium(name)) {
    if (POLITE_AFTER.test(after)) return served || !aboutThings;
    if (POLITE_BEFORE.test(before)) return true;
    if (before.trim() !== '' && REQUEST.test(around) && served && !aboutThings) return true;
  }
  if (PREFERRED.test(before) && ENDS.test(after)) return true;
  if (ONLY.test(before)) return true;
  if (aboutThings) return false;
  if (SPEAKING.test(before)) {
    return WANTING.test(around) || (/\?\s*$/.test(around) && ASKED.test(around));
  }
  return SPEAKER.test(after) && REQUEST.test(around);
}

/** "in German", "auf Deutsch", but not "in German shops". */
function isMedium({ before, after }: Named): boolean {
  return MEDIUM.test(before) && (!/\bin\s+$/i.test(before) || NO_NOUN.test(after));
}

function isSpoken({ before, after }: Named): boolean {
  return SPEAKING.test(before) || SPEAKER.test(after);
}

/** Whether the clause up to here says no. */
function isDenied(before: string): boolean {
  return DENIAL.test(before.split(CLAUSE).at(-1) ?? '');
}

const CLAUSE = /[,;:–—]|\b(?:but|and|so|aber|sondern|und|daher|mais|et|sino|pero|y|ma|maar)\b/i;
const DENIAL =
  /\b(?:not?|never|nobody|nicht|kein\w*|pas|sin|without|instead|rather than|statt|other than|except|unless)\b|n['’]t\b/i;
const HIRING =
  /\b(?:hir(?:e|ing)|recruit\w*|train(?:ing)?|learn\w*|teach\w*|courses?|lessons?|translat\w*|übersetz\w*|traduc\w*|tradui\w*)\b/i;

const MEDIUM = /(?:^|[^\p{L}])(?:in|auf|en|em|in het|po|på)\s+["“]?$/iu;
const NO_NOUN =
  /^["”]?\s*(?:[.,;:!?)–-]|$)|^\s+(?:please|pls|if|on|at|by|with|for|to|about|as|because|since|when|tomorrow|today|next|this|too|instead|only|rather|over|via|during|through|bitte|per|se|graag|alstublieft)\b/i;
const POLITE_AFTER =
  /^["”]?[\s,–-]{0,3}(?:please|pls|if (?:at all )?(?:possible|you can|that works)|bitte|wenn (?:es geht|möglich)|falls möglich|s['’]il (?:vous|te) pla[iî]t|svp|si possible|por favor|si es posible|se possível|per (?:favore|piacere|cortesia)|se possibile|alstublieft|graag|als het kan|proszę)(?!\p{L})/iu;
const POLITE_BEFORE =
  /(?:^|[^\p{L}])(?:please|ideally|preferably|bitte|am liebsten|lieber|svp|merci de|de préférence|por favor|per favore|graag)[\s,:]*(?:in|auf|en|em)\s+$/iu;

/** Words that ask, in the languages that leads write in; the ends of verbs vary. */
const REQUEST =
  /(?:^|[^\p{L}])(?:could|can|may|would|please|prefer\p{L}*|likes?|want\p{L}*|need\p{L}*|wish\p{L}*|rather|hope|looking for|possible|is there|do you have|better|easier|bitte|kann|können|könnte\p{L}*|möchte\p{L}*|würde\p{L}*|hätte\p{L}*|gern\p{L}*|brauche\p{L}*|wünsch\p{L}*|gibt es|pou(?:v|rr)\p{L}+|peut\p{L}*|voudr\p{L}+|souhait\p{L}+|préf[éè]r\p{L}+|aimer\p{L}+|veuillez|merci de|pued\p{L}+|pod(?:r|em)\p{L}+|quer\p{L}+|quisier\p{L}+|gustar\p{L}+|necesit\p{L}+|gostar\p{L}+|precis\p{L}+|vorre\p{L}+|potre\p{L}+|possiamo|graag|kunnen|kunt|willen|zou\p{L}*)(?!\p{L})/iu;
const WANTING =
  /(?:^|[^\p{L}])(?:would|prefer\p{L}*|likes?|want\p{L}*|need\p{L}*|rather|please|hope|looking for|better|easier|bitte|möchte\p{L}*|würde\p{L}*|hätte\p{L}*|gern\p{L}*|brauche\p{L}*|wünsch\p{L}*|voudr\p{L}+|souhait\p{L}+|préf[éè]r\p{L}+|aimer\p{L}+|quer\p{L}+|quisier\p{L}+|gustar\p{L}+|necesit\p{L}+|gostar\p{L}+|precis\p{L}+|vorre\p{L}+|graag|willen)(?!\p{L})/iu;
const ASKED =
  /\b(?:(?:do|can|could) you|(?:any|some)(?:one|body)|one of you|sprechen sie|spricht|jemand|parle\w*|quelqu|habla\w*|alguien|fala\w*|algu[eé]m|parla\w*|qualcuno|spreekt|iemand)(?!\p{L})/iu;
/** What a rep does with a lead, as leads say it. */
const SERVED =
  /(?:^|[^\p{L}])(?:speak|spoken|talk|call|phone|ring|chat|meet|answer|repl|respond|demo|conversation|contact|reach|take (?:us|me|them)|walk (?:us|me|them)|show (?:us|me|them|everything)|explain|present|guide|help (?:us|me)|write (?:to )?(?:us|me|back)|advise|discuss|gespräch|anruf|rufen|sprechen|reden|unterhalten|antwort|termin|vorführ|berat|melde|parl|échang|appel|rappel|répon|entretien|rendez|démo|habl|llam|atend|reuni|fala|ligu|ligar|chiam|rispond|incontr|sprek|bellen|praten|gesprek)/iu;
/** What else may have a language: software, papers, other people's customers. */
const THINGS =
  /(?:^|[^\p{L}])(?:chat ?bots?|bots?|software|systems?|tools?|apps?|ui|interfaces?|dashboards?|documentation|docs|manuals?|web ?sites?|invoices?|reports?|templates?|e-?mails? to|it (?:speak|talk|answer|reply|respond)|your (?:product|platform|solution)|customers?|clients?|users?|guests?|visitors?|patients?|oberfläche|kund(?:e|en|innen)|handbuch|usuarios|clientes?|logiciel|outil|markets?|shops?|stores?)(?!\p{L})/iu;

const PREFERRED =
  /\b(?:prefer(?:red|s)?|rather|language preference|preferred language)(?:\s+(?:is|speaking|to speak))?[\s:]+$/i;
const ENDS = /^\s*(?:[.,;!?)]|$|please\b|for (?:the|our|a|any) (?:call|demo|first|meeting)\b)/i;
const ONLY = /\b(?:i|we)\s+(?:only speak|speak only)\s+$/i;
const SPEAKING =
  /(?:^|[^\p{L}])(?:speak(?:s|ing)?|talk(?:ing)?|fluent in|fluent|spricht|sprechen|parle(?:nt|z|r)?(?:-vous)?|hable?[ns]?|habla[rn]?|falar?|falem?|parl(?:a|are|ate|i)|spreekt|spreken)\s+(?:(?:sie|you|vous|usted|ustedes|u|fluent|good|native|gut|fließend|bien)\s+)?$/iu;
const SPEAKER =
  /^(?:[- ]speaker\b|[- ]speaking\s+(?:\w+\s+)?(?:rep\w*|person|contact|colleague|consultant|somebody|someone|advis[eo]r|manager|sales\w*|account|support|team|expert|specialist|engineer)\b|sprachig\w*\s+(?:ansprech|kontakt|berater|kolleg|mitarbeiter|person|vertrieb|betreu)\w*)/i;
