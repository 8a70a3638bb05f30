// What a sentence has at stake, as far as patterns can tell: of all that a lead writes, the sentence with
// most at stake is the one that a rep must hear of.

/** What is at stake, what weighs most first. */
export type Stake = 'silence' | 'stop' | 'signature' | 'amount' | 'deadline' | 'scope';

const NUMBER =
  '(?:\\d[\\d.,’]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco|diez)';
const COUNTED =
  '(?:seats?|users?|licen[cs]es?|trucks?|lorr(?:y|ies)|vans?|vehicles?|drivers?|depots?|sites?|plants?|stores?|shops?|branches|clinics?|hospitals?|warehouses?|countries|employees|people|barges|machines|restaurants?|schools?|hotels?|offices?|nutzer\\w*|lizenzen|standorte?n?|fahrzeuge?n?|lkw|werke?n?|filialen|mitarbeiter\\w*|utilisateurs?|camions?|magasins?|usines?|usuarios?|camiones|tiendas|sedes|plantas)';

/** A day, a month, a quarter: something that a plan can be counted back from. */
const DATED =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|q[1-4]|\d{1,2}(?:st|nd|rd|th)|today|tonight|tomorrow|(?:this|next|end of(?: the)?) (?:week|month|quarter|year|season)|(?:within|in) (?:\w+ )(?:days?|weeks?|months?)|midnight|noon|asap|urgent(?:ly)?|januar|februar|märz|mai|juni|juli|oktober|dezember|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|morgen früh|ende (?:des )?\w+|nächste[nr]? (?:woche|monat|jahr|quartal)|dringend|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|d[’']ici|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes)\b/iu;
/** A limit without a day: "before the audit", "our contract runs out". */
const LIMIT =
  /\b(?:deadline|expires?|runs? out|no later than|(?:contract|licen[cs]e|lease|term) ends?|(?:before|until|by) the (?:audit|season|move|launch|opening|inspection|fair|holidays?|peak|year)|läuft (?:\w+ )?aus|frist|vor (?:dem|der) (?:audit|saison|messe|umzug|eröffnung)|échéance|expire|avant (?:le|la|l[’'])\s?(?:audit|saison|salon)|vence|antes de(?:l| la) (?:auditoría|temporada|feria))\b/iu;

const SIGNS: readonly (readonly [Stake, number, RegExp])[] = [
  [
    'silence',
    4,
    /\b(?:nobody|no[ -]one|never|not once|hasn[’']t|haven[’']t|(?:has|have|had) not|did not|didn[’']t)\b[^.!?]{0,40}\b(?:call(?:ed|s)?|answer(?:ed|s)?|repl(?:y|ied|ies)|responded|c[ao]me back|g[eo]t(?:ten)? back|heard|show(?:ed|n)? up|turned up|rang)\b|\b(?:still|been) waiting\b|\bwait(?:ed|ing) (?:for|since)\b|\b(?:second|third|fourth) (?:time|attempt|mail|e-?mail|message|request)\b|\bwithout (?:an? |any )?(?:answer|reply) (?:so far|yet|since|for)\b|\b(?:warte[nt]?|gewartet) (?:\w+ )?seit\b|\bseit \w+ (?:tagen|wochen|monaten)\b|\bniemand\b[^.!?]{0,40}\b(?:gemeldet|geantwortet|zurückgerufen|meldet)\b|\bpersonne ne\b[^.!?]{0,30}\b(?:rappel|répond)|\bnadie\b[^.!?]{0,30}\b(?:llam|respond|contest)/iu,
  ],
  [
    'stop',
    4,
    /\b(?:stand(?:s|ing)? still|standstill|(?:is|are|went|been) down|has stopped|have stopped|white (?:page|screen)|blank (?:page|screen)|locked out|rings out|outages?|no longer (?:works?|starts?|ships?|prints?)|(?:cannot|can[’']t) (?:ship|deliver|work|invoice|log ?in|load|bill)|steht still|stehen still|stillstand|fällt aus|ausgefallen|en panne|à l[’']arrêt|parad[oa]s?|no funciona)\b/iu,
  ],
  [
    'signature',
    4,
    /\b(?:cannot|can[’']t|won[’']t|will not|must not|may not|not allowed to|unable to)\s(?:\p{L}+\s){0,2}(?:sign|buy|approve|order|renew|go ahead)\b|\b(?:unterschreib|unterzeichn|kauf|bestell)\w*\s(?:\p{L}+\s){0,3}nicht\b|\b(?:können|dürfen) (?:wir|ich)?\s?(?:\p{L}+\s){0,3}nicht (?:unterschreiben|bestellen|kaufen)\b|\bne (?:pouvons|peux|signe)\w*\b[^.!?]{0,20}\bsign|\bno podemos (?:firmar|comprar)\b/iu,
  ],
  [
    'amount',
    3,
    /[€$£¥]\s?\d|(?<![\d.,])\d[\d.,]{0,12}\s?(?:k|m|mio|mn|million|millionen|millions|millones|thousand|euros?|dollars?|pounds?|eur|usd|gbp|chf)\b|\b(?:purchase order|budget (?:is|of|has been)|sign for it up to)\b|\b(?:is|are|been) approved\b|\b(?:budget|summe) (?:ist|steht|liegt)\b|\b(?:genehmigt|freigegeben|bewilligt)\b/iu,
  ],
  ['scope', 1.5, new RegExp(`\\b${NUMBER}\\s(?:\\p{L}+\\s){0,2}${COUNTED}(?!\\p{L})`, 'iu')],
];
const DEADLINE = 2;
/** How many somebody else has says nothing of theirs. */
const OTHERS = /^(?:they|he|she|sie|er|ils?|elles?|ellos|él)\s/iu;

/** What is at stake in a sentence, and how heavy all of it weighs. */
export function stakesIn(sentence: string): { stake: Stake | null; weight: number } {
  const found = SIGNS.filter(
    ([stake, , sign]) => sign.test(sentence) && !(stake === 'scope' && OTHERS.test(sentence)),
  );
  const dated = namesDate(sentence);
  const weight = found.reduce((sum, [, one]) => sum + one, dated ? DEADLINE : 0);
  const [first] = found;
  if (first === undefined) return { stake: dated ? 'deadline' : null, weight };
  return { stake: first[0] === 'scope' && dated ? 'deadline' : first[0], weight };
}

/** Whether a sentence names a time that a plan can be counted back from. */
export function namesDate(sentence: string): boolean {
  return DATED.test(sentence) || LIMIT.test(sentence);
}
