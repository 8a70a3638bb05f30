// Whether words say that an answer is wanted at once or by a time. A year, a "now" or a "by" alone says
// neither: "since 2019", "we now use", "made by hand"; haste that is denied is none.
import { sentencesOf } from './language-wish.ts';
import { folded } from './person-names.ts';

/** True when a quote speaks of haste, of a time that is near, or of a limit in time. */
export function saysHaste(quote: string): boolean {
  const text = folded(quote);
  return HASTE.test(text) || NEAR.test(text) || LIMIT.test(text) || NEEDED_NOW.test(text);
}

const HASTE =
  /\b(?:asap|urgen\w*|immediate(?:ly)?|at once|(?:right|straight) away|as (?:soon|quickly|fast) as|sooner|soonest|quick(?:ly|er)?|faster|deadline|time[- ]critical|dringend\w*|sofort\w*|umgehend|schnell\w*|eilig\w*|baldmoglichst|so (?:bald|schnell) wie|vite|rapidement|au plus vite|des que possible|cuanto antes|rapido|presto|pilnie|pilne|spoed\w*)\b/;

const DAY =
  'mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes';
const MONTH =
  'jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|march|marz|april|may|mai|june|juni?|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|oktober|nov(?:ember)?|dec(?:ember)?|dezember';
const UNIT =
  'hours?|days?|weeks?|weekend|months?|quarters?|year|stunden?|tagen?|wochen?|monat\\w*|quartal\\w*|heures?|jours?|semaines?|mois|horas?|dias?|semanas?|mes(?:es)?|settiman\\w+|giorni';
const TODAY =
  'today|tonight|tomorrow|(?:this|next) (?:morning|afternoon|evening|day|week|month|quarter)|heute|morgen|diese[nr]? woche|aujourd.?hui|demain|hoy|manana|oggi|domani|hoje|amanha|dzis|jutro|vandaag';

const NEAR = new RegExp(
  `\\b(?:${TODAY}|(?:this|next|on|am|nachsten|kommenden) (?:${DAY})|(?:next|kommende\\w*|nachste\\w*) (?:${UNIT}))\\b`,
);
/** "by Friday", "before the end of March", "within 2 weeks", "until 15 May", "contract ends in June". */
const LIMIT = new RegExp(
  `\\b(?:by|before|until|till|within|no later than|due|expir\\w*|ends?|runs out|stops?|bis|vor|innerhalb|binnen|spatestens|avant|d.ici|sous|antes|dentro|entro|prima|ate)\\b(?: (?:on|in|the|end|of|at|latest|zum|ende|des|der|la|le|fin|el|de|del|a|an?|one|two|three|four|few|next|this|our|\\d{1,2}(?:st|nd|rd|th)?\\.?)){0,5} (?:${TODAY}|${DAY}|${MONTH}|${UNIT}|noon|midnight|\\d{1,2}(?:[:.]\\d{2}| ?[ap]m| uhr|[./-]\\d{1,2}\\b))`,
);
const NEEDED_NOW =
  /\b(?:need|want|must|require|call|answer|brauchen?|besoin|necesit\w+)\b.{0,40}\b(?:now|jetzt|maintenant|ahora)\b/;

/** Whether a quote speaks of haste, and what stands around it in `said` does not deny it. */
export function isInHaste(quote: string, said: string): boolean {
  if (!saysHaste(quote)) return false;
  const own = plain(quote);
  const sentences = sentencesOf(said);
  const around = sentences.flatMap((sentence, i) => {
    const text = folded(sentence);
    if (!plain(text).includes(own)) return [];
    const isAnswered = text.endsWith('?') && ANSWERED_NO.test(folded(sentences[i + 1] ?? ''));
    return isAnswered ? [] : [clausesWith(own, text)];
  });
  const isQuoted = sentences.some((sentence) => plain(sentence).includes(own));
  const all = isQuoted ? around : [clausesWith(own, folded(quote))];
  return all.some((clauses) => clauses.some((clause) => !DENIED.test(clause)));
}

/** The clauses that hold a quote, or those of its own that speak of haste. */
function clausesWith(quote: string, sentence: string): string[] {
  const clauses = sentence.split(CLAUSE);
  const whole = clauses.filter((clause) => plain(clause).includes(quote));
  if (whole.length > 0) return whole;
  const hasty = clauses.filter(saysHaste);
  return hasty.length > 0 ? hasty : [sentence];
}

function plain(text: string): string {
  return ` ${folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const CLAUSE =
  /[,;–—]|:(?!\d)|\b(?:but|and|so|yet|though|aber|sondern|und|jedoch|mais|et|pero|sino|y)\b/;
const NO =
  "(?:no|not|never|nothing|none|without|hardly|\\w+n['’]t|nicht|nichts|kein\\w*|ohne|nie|pas|aucune?|rien|sans|jamais|sin|nada|ningun\\w*|nunca)";
const PRESSING =
  '(?:rush\\w*|hurry|haste|pressing|press\\w*|urgen\\w*|immediate\\w*|asap|at once|quick\\w*|fast\\w*|deadlines?|time[- ]critical|dringend\\w*|dringlich\\w*|eil\\w*|sofort\\w*|schnell\\w*|zeitdruck|hast|pressee?s?|vite|hate|prisas?|apuro|rapido|inmediat\\w*|apremia\\w*)';
/** Haste or the need of it is said not to be there: "no rush today", "eilt nicht", "no answer is needed today". */
const DENIED = new RegExp(
  `\\b${NO} (?:\\S+ ){0,3}?${PRESSING}\\b|\\b(?:eilt|drangt|presse|urge|corre prisa|hay prisa|brennt) (?:\\S+ )?(?:nicht|pas|no)\\b|\\bno (?:corre|urge|hay)\\b|\\b${NO} (?:\\S+ )?(?:need|needed|required?|necessary|expect\\w*|have to|notig|besoin|falta|necesit\\w+|necesario)\\b|\\b(?:brauch\\w*|mussen|muss) .{0,30}\\b(?:nicht|kein\\w*)\\b|\\b${NO} (?:before |until |till |by |vor |bis |avant |antes de )?(?:${TODAY}|${DAY})\\b`,
);
const ANSWERED_NO =
  /^(?:no\b|nope|not (?:at all|really)|nein|nicht|gar nicht|uberhaupt nicht|keineswegs|non\b|pas (?:du tout|vraiment)|para nada|en absoluto)/;
