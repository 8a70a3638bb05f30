// Whether words say that an answer is wanted at once or by a time. A year, a "now" or a "by" alone says
// neither: "since 2019", "we now use", "made by hand".
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
