// Who writes for another reason than to buy, by their own words in the first person. It may end a lead, so
// that whoever also speaks of an order, a budget or a need of their company counts as a buyer.

export const NOT_A_BUYER = ['student', 'vendor', 'job_seeker', 'unsubscribe'] as const;
export type NotABuyer = (typeof NOT_A_BUYER)[number];

/** Longer messages are read to here: what somebody wants stands early. */
const READ_CHARACTERS = 4_000;

const BUYS =
  /\b(?:purchase order|budget|quotes?|pricing|price list|seats?|licen[cs]es?|renewal|invoices?|we (?:need|want|require|are looking|plan to buy)|our (?:company|team|firm) (?:needs|wants|is looking)|angebot|lizenzen|wir (?:brauchen|suchen|benötigen)|devis|licences|nous (?:cherchons|avons besoin)|presupuesto|licencias|necesitamos|buscamos)\b/i;

const WORDS: readonly (readonly [NotABuyer, RegExp])[] = [
  [
    'unsubscribe',
    /^\W{0,5}(?:unsubscribe|stop|abmelden|désabonner|baja)\W{0,5}$|\bunsubscribe (?:me|us|my|this)\b|\b(?:take|remove) (?:me|us|my (?:e-?mail|address|name)) (?:off|from)\b|\bstop (?:e-?mailing|contacting|writing to|spamming|sending (?:me|us))\b|\b(?:do not|don[’']t) (?:contact|e-?mail|write to) (?:me|us) (?:again|any ?more)\b|\bwant to unsubscribe\b|\bmich (?:aus|von|vom) \w{2,12} (?:newsletter|verteiler|mailingliste)\b|\bkeine (?:weiteren )?(?:e-?mails|newsletter|werbung|werbemails) (?:mehr|von ihnen)\b|\bnewsletter abbestellen\b|\b(?:me|nous) (?:désabonner|désinscrire)\b|\bne (?:plus|souhaite plus) (?:recevoir|m[’']envoyer)\b|\b(?:dar(?:me|nos)|quiero darme) de baja\b|\bno (?:quiero|deseo) recibir más\b/i,
  ],
  [
    'job_seeker',
    /\b(?:i am|i[’']m|i would like to|i want to|i wish to|i[’']d like to) apply(?:ing)? (?:for|to)\b|\b(?:attached|here|enclosed) (?:is|you will find|you find|please find)? ?my (?:cv|résumé|resume)\b|\bmy (?:cv|résumé|resume|job application)\b|\bi(?: am|[’']m) (?:looking|searching) for (?:a (?:new )?job|work|a position|an? (?:\w{2,12} )?internship)\b|\b(?:any|open|current) (?:vacancies|job openings)\b|\bich bewerbe mich\b|\bmeine (?:initiativ)?bewerbung\b|\bmein(?:en)? lebenslauf\b|\bpraktik(?:um|umsplatz|umsstelle) (?:bei|in) ihn?\w{1,3}\b|\bma candidature\b|\bmon cv\b|\bje (?:postule|cherche un (?:stage|emploi))\b|\bmi (?:currículum|curriculum|cv|candidatura)\b|\bbusco (?:trabajo|empleo|prácticas)\b/i,
  ],
  [
    'student',
    /\bfor my (?:(?:bachelor|master|phd|doctoral|final|university|college)(?:[’']?s)? ?)?(?:thesis|dissertation|term paper|essay|homework|coursework|studies)\b|\b(?:writing|write|working on) my (?:(?:bachelor|master|phd|doctoral)(?:[’']?s)? ?)?(?:thesis|dissertation|term paper)\b|\bi(?: am|[’']m) an? (?:[\w-]{2,20} ){0,3}student\b|\bmeine[rn]? (?:bachelor|master|doktor|diplom|seminar|haus)arbeit\b|\bich (?:studiere|bin student(?:in)?)\b|\bmon mémoire\b|\bma thèse\b|\bje suis étudiante?\b|\bmi (?:tesis|trabajo de fin de (?:grado|máster|carrera))\b|\bsoy estudiante\b/i,
  ],
  [
    'vendor',
    /\bguest posts?\b|\bbacklinks?\b|\b(?:seo|link building|web design|lead generation) (?:services?|audit|agency)\b|\brank (?:#|number )1\b|\bwe help companies like yours\b|\bfree audit of your\b|\b(?:increase|boost|double|grow) your (?:website )?(?:traffic|rankings?|sales pipeline)\b|\bi(?: am|[’']m) reaching out to (?:offer|introduce our)\b|\bgastbeitrag\b|\blinkaufbau\b|\barticle invité\b|\bréférencement de votre site\b|\bposicionamiento de su (?:web|sitio)\b/i,
  ],
];

const STUDENT_TITLE = /^\s{0,3}(?:student|studentin|étudiante?|estudiante)\s{0,3}$/i;

/** Why the person is no buyer; null for everybody else, and wherever they also speak of buying. */
export function notABuyer(
  message: string | undefined,
  title: string | undefined,
): NotABuyer | null {
  const text = (message ?? '').slice(0, READ_CHARACTERS);
  if (BUYS.test(text)) return null;
  const said = WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
  return said ?? (title !== undefined && STUDENT_TITLE.test(title) ? 'student' : null);
}
