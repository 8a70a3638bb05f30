// What a message says, as far as patterns can tell without a model: its point, its question, its date,
// and whether anything is to be bought. What gives orders to the routing is not quoted.
import { shortened } from '../../leads/values/wording.ts';
import { ordersAmong } from '../../selection/free-text/orders.ts';
import { isLure, quotable } from '../../selection/free-text/quotable.ts';
import { repsNamedIn } from '../../selection/free-text/redact.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { messagePieces } from '../facts/lead-facts.ts';
import { isColleaguesNote, type Unsayable, unsayable } from './saying-back.ts';
import { namesDate, type Stake, stakesIn } from './stakes.ts';

/** What a sentence is about; decides which question fits it. */
type Topic = 'change' | 'pain' | 'compare' | 'date' | 'demo' | 'price' | 'plain';

/** A sentence of the lead's own, at most 150 characters, and which of the message's pieces holds it. */
export type Said = {
  text: string;
  topic: Topic;
  isQuestion: boolean;
  piece: number;
  stake: Stake | null;
  weight: number;
  /** Why nobody says it back to them; null: a rep may. */
  unsayable: Unsayable | null;
};

export type Reading = {
  /** The sentence that says most of why they write; a question where nothing else weighs more. */
  point: Said | null;
  /** The weightiest sentence that a rep may say back to them. */
  opener: Said | null;
  /** Another statement with something at stake. */
  also: Said | null;
  /** The first question that they ask, unless it is the point. */
  question: Said | null;
  /** The sentence that names their date, unless it is the point. */
  date: Said | null;
  /** The sentence that asks for a promise or holds up what others pay, the weightiest of them. */
  guarded: Said | null;
  /** The sentence that says what we have on file of them to be wrong. */
  corrects: Said | null;
  /** The sentence in which they speak as somebody who pays us already. */
  asCustomer: Said | null;
  /** People in the company, as they write it; null: they do not. */
  headcount: { people: number; piece: number } | null;
  /** What a colleague noted in the place of their message. */
  note: Pick<Said, 'text' | 'piece'> | null;
  /** The sentence that says that nothing is to be bought. */
  notBuying: Said | null;
  /** The reps whom they ask for by name, with the sentence that does. */
  asksFor: { repIds: readonly string[]; piece: number } | null;
  /** Some of the message tries to steer the routing; that part is not quoted. */
  givesOrders: boolean;
};

const SILENT: Reading = {
  ...{ point: null, opener: null, also: null, question: null, date: null, guarded: null },
  ...{ corrects: null, asCustomer: null, headcount: null, note: null, notBuying: null },
  asksFor: null,
  givesOrders: false,
};

const LONGEST = 150;
/** As much of a sentence is made fit to be quoted. */
const READ_OF_ONE = 2_000;

/** Another statement is told from this weight on. */
const WEIGHS_TOO = 5;

/** Reads the lead's message; the same message gives the same reading. */
export function readingOf({ lead, roster }: Pick<Snapshot, 'lead' | 'roster'>): Reading {
  const { own, below } = ownWords(lead.message ?? '');
  const message = `${own} ${below}`.trim();
  if (message === '') return SILENT;
  const pieces = messagePieces(lead.message ?? '');
  const mine = sentencesOf(own);
  const parts = [...mine, ...sentencesOf(below)];
  const orders = ordersAmong(parts, roster);
  const fit = parts.filter((_, i) => !orders[i]);
  const quoted = new Set(below === '' ? [] : parts.slice(mine.length));
  const givesOrders = orders.includes(true);
  if (isColleaguesNote(message) && !givesOrders) {
    return { ...SILENT, note: { text: shortened(quotable(message), LONGEST), piece: 0 } };
  }
  const said = fit.filter(isTelling).map((part) => {
    const one = saidBy(part, pieces, roster);
    return quoted.has(part) ? inTheThread(one) : one;
  });
  const byWeight = said
    .map((sentence, i) => ({ sentence, i }))
    .sort((a, b) => b.sentence.weight - a.sentence.weight || a.i - b.i)
    .map(({ sentence }) => sentence);
  const point = byWeight[0] ?? null;
  const rest = said.filter((sentence) => sentence !== point);
  const question = rest.find(({ isQuestion }) => isQuestion) ?? null;
  const date = rest.find(({ text, isQuestion }) => namesDate(text) && !isQuestion) ?? null;
  const told = [point, question, date];
  return {
    point,
    opener: byWeight.find(({ unsayable: why }) => why === null) ?? null,
    also:
      byWeight.find((one) => !told.includes(one) && !one.isQuestion && one.weight >= WEIGHS_TOO) ??
      null,
    question,
    date,
    guarded: byWeight.find(({ unsayable: why }) => why === 'promise' || why === 'terms') ?? null,
    corrects: said.find(({ text }) => CORRECTS.test(text)) ?? null,
    asCustomer: said.find(({ text }) => AS_CUSTOMER.test(text)) ?? null,
    headcount: headcountIn(said),
    note: null,
    notBuying: said.find(({ text }) => NOT_BUYING.test(text)) ?? null,
    asksFor: askedFor(said, roster),
    givesOrders,
  };
}

/** What somebody else wrote in the thread below counts for less, and is said back to nobody. */
function inTheThread(said: Said): Said {
  return { ...said, weight: said.weight - PASSED, unsayable: said.unsayable ?? 'ours' };
}

const THREAD = /^(?:[ \t]*>|-{2,}[^\n]{0,60}-{2,}[ \t]*$)/m;
const HEAD =
  /^(?:from|to|cc|sent|date|subject|re|fwd?|von|an|gesendet|betreff|de|objet|asunto):[^\n]*$/gim;

/** The message on one line, and what is quoted below it without the marks and heads of a mail. */
function ownWords(message: string): { own: string; below: string } {
  const at = message.search(THREAD);
  const cut = at < 0 ? message.length : at;
  const below = message
    .slice(cut)
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^-{2,}[^\n]{0,60}-{2,}[ \t]*$/gm, '')
    .replace(HEAD, '');
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  return { own: flat(message.slice(0, cut)), below: flat(below) };
}

const CORRECTS =
  /\b(?:you have us down|you still have|your (?:system|records?|database|form|file|crm) (?:says?|greets|lists?|has|have|shows?|calls?|left)|(?:as|what) you have on file|(?:office|plant|site|branch|division|account)[^.!?]{0,20} (?:is|was|has been) (?:now )?(?:closed|sold)|no longer (?:use|have|run|in)|went out (?:in|of)|do not be fooled|out of date|letterhead|we are not (?:a|an|the)|ihr system|in ihren unterlagen|nicht mehr bei|votre système|vos fichiers|su sistema)\b/i;
const AS_CUSTOMER =
  /\bwe (?:already )?(?:pay|are paying) you\b|\bwe are (?:already |existing )?(?:a )?customers? of yours\b|\b(?:on|in) our (?:invoice|contract with you|subscription)\b|\bour (?:account manager|subscription|contract with you)\b|\bas (?:an existing|your) customers?\b|\b(?:wir sind|als) (?:bereits |langjährige\w* |ihre?\w? )?kunden?\b|\bnous sommes (?:déjà )?clients?\b|\b(?:ya )?somos clientes\b/i;
const PEOPLE =
  /(?<![\d.,])(\d{1,3}(?:[,.’ ]\d{3})+|\d{1,7}) (?:\p{L}+ )?(?:people|employees|staff|colleagues|mitarbeiter\w*|beschäftigten?|salariés|collaborateurs|empleados|trabajadores)(?!\p{L})/iu;

/** How many people the company has by their own words; what they say of others counts for nothing. */
function headcountIn(said: readonly Said[]): Reading['headcount'] {
  for (const { text, piece } of said) {
    const [, digits = ''] = /^(?:they|he|she|sie|ils|ellos)\b/i.test(text)
      ? []
      : (PEOPLE.exec(text) ?? []);
    if (digits !== '') return { people: Number(digits.replace(/\D/g, '')), piece };
  }
  return null;
}

const WISHING =
  /\b(?:talk|speak|spoke|meet|met|ask(?:ing)? for|call(?:ed)? (?:from|by)|hear from|work(?:ed|ing)? with|contact|sprechen|parler|hablar)\b/i;

function askedFor(said: readonly Said[], roster: Snapshot['roster']): Reading['asksFor'] {
  for (const { text, piece } of said) {
    const repIds = WISHING.test(text) ? repsNamedIn(text, roster) : [];
    if (repIds.length > 0) return { repIds, piece };
  }
  return null;
}

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|guten (?:tag|morgen)|hallo|liebe[sr]?|sehr geehrte\p{L}*|bonjour|hola|ol[áa]|buongiorno|ciao|goedendag|hej)(?:\s(?:team|all|there|everyone|zusammen|sir or madam|damen und herren|à tous|a todos))?(?:\s*[,!.–-]\s*|\s+(?=\p{Lu}))/iu;
const SIGN_OFF =
  /^(?:many )?(?:thanks?|thank you|best|kind|warm|regards|cheers|sincerely|viele grüße|mit freundlichen|freundliche grüße|danke|merci|cordialement|gracias|saludos|obrigad[oa]|grazie)\b/i;
/** A full stop behind one of these ends no sentence. */
const NOT_AN_END = /(?:\b(?:e\.g|i\.e|approx|no|mr|mrs|ms|dr|st|vs|inc|ltd|z\.b|ca|bzw)\.)$/i;

function sentencesOf(message: string): string[] {
  const parts: string[] = [];
  for (const part of message.replace(GREETING, '').split(/(?<=[.!?…])\s+/)) {
    const before = parts.at(-1);
    if (before !== undefined && NOT_AN_END.test(before)) parts[parts.length - 1] += ` ${part}`;
    else parts.push(part);
  }
  return parts.map((part) => part.replace(GREETING, '').trim()).filter((part) => part !== '');
}

function isTelling(part: string): boolean {
  return isSentence(part) && !SIGN_OFF.test(part) && !isLure(part);
}

function saidBy(part: string, pieces: readonly string[], roster: Snapshot['roster']): Said {
  const topic = topicOf(part);
  const isQuestion = /\?\s*$/.test(part);
  const { stake, weight } = stakesIn(part);
  return {
    text: shortened(capitalise(quotable(part.slice(0, READ_OF_ONE))), LONGEST),
    topic,
    isQuestion,
    piece: Math.max(
      0,
      pieces.findIndex((piece) => piece.includes(part.slice(-60))),
    ),
    stake,
    weight: weightOf(part, topic, isQuestion, weight),
    unsayable: unsayable(part, roster),
  };
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function isSentence(text: string): boolean {
  const words = text.split(' ').length;
  return (
    words >= 4 ||
    (words === 3 && text.endsWith('?')) ||
    /[\u3040-\u30ff\u3400-\u9fff]{6}/u.test(text)
  );
}

const NOT_BUYING =
  /\b(?:not (?:looking|planning|going|here) to buy|not (?:buying|interested in buying)|no (?:intention|plans?|budget) (?:to|of|for) buy\w*|dissertation|(?:my|bachelor|master)[’']?s? thesis|term paper|homework|school project|job (?:application|opening)|apply(?:ing)? for (?:a|the|your)|my (?:cv|résumé|resume)|internship|bachelorarbeit|masterarbeit|bewerb\w+|praktikum|guest post|backlinks?|seo (?:services?|audit)|rank (?:#|number )1|we help companies like yours|free audit of your|journalist)\b/i;
const CHANGE =
  /\b(?:replac|switch|migrat|mov(?:e|ing) (?:from|off|away)|ersetz|wechsel|remplac|changer de|reemplaz|substitu)\w*/i;
const PAIN =
  /\b(?:los(?:e|es|ing|t)|broken?|breaks?|fail\w*|slow\w*|outages?|downtime|struggl\w*|problems?|incidents?|manual(?:ly)?|too (?:much|many|slow|long|late)|wast\w+|delay\w*|errors?|cannot|can[’']t|unable|verlier\w*|probleme?|langsam|perd\w*|erreurs?|pierd\w*|lent\w*)\b/i;
const COMPARE =
  /\b(?:compar\w+|better than|versus|vs\.?|competitors?|alternatives?|wettbewerb\w*|vergleich\w*|concurren\w*)\b/i;
const DEMO =
  /\b(?:demos?|walk[- ]?through|show (?:us|me)|trial|presentation|vorführung|präsentation|démo\w*|demostraci\w+|demonstraç\w+)\b/i;
const PRICE =
  /\b(?:pric\w+|quotes?|proposal|costs?|discounts?|budget|angebot|preis\w*|rabatt|devis|tarifs?|remise|propuesta|proposta|cotiza\w*|offerte)\b/i;

function topicOf(text: string): Topic {
  if (CHANGE.test(text)) return 'change';
  if (PAIN.test(text)) return 'pain';
  if (COMPARE.test(text)) return 'compare';
  if (DEMO.test(text)) return 'demo';
  if (PRICE.test(text)) return 'price';
  return namesDate(text) ? 'date' : 'plain';
}

const WEIGHTS: Readonly<Record<Topic, number>> = {
  change: 5,
  pain: 5,
  compare: 3,
  date: 2,
  demo: 3,
  price: 3,
  plain: 2,
};

function weightOf(text: string, topic: Topic, isQuestion: boolean, atStake: number): number {
  if (isQuestion) return asksOfUs(text) ? QUESTION_OF_US : 1;
  if (HANGS_ON_ANSWER.test(text)) return 1;
  return (
    WEIGHTS[topic] +
    atStake +
    (WANTS.test(text) ? WANTED : 0) -
    (ASIDE.test(text) ? PASSED : 0) -
    (CORRECTS.test(text) ? 1 : 0)
  );
}

/** What they want goes before what they tell of themselves, and that before what they say in passing. */
const [WANTED, PASSED] = [1.5, 2.5];
const WANTS =
  /\b(?:must|needs? to)\b|\b(?:we|i) (?:\p{L}+ )?(?:need|must|have to|want|require|look for|am looking|are looking|would like|am after|are after)\b|\bwir (?:brauchen|benötigen|suchen|müssen|wollen|möchten)\b|\bnous (?:cherchons|avons besoin|devons|voulons|souhaitons)\b|\b(?:necesitamos|buscamos|queremos|tenemos que)\b/iu;
const ASIDE =
  /\b(?:your form|your website|passing (?:this|it) on|sent on|see below|signature|newsletter|sorry for|letterhead|on file|mark my words)\b|^(?:please |kindly )?(?:call|ring|contact|get back|let me know)\b/i;

/** Before what they say in passing, behind what they suffer from, want to change or must have by when. */
const QUESTION_OF_US = 2.5;
/** Says only what follows from the answer, so the question leads: "We cannot sign otherwise." */
const HANGS_ON_ANSWER =
  /\b(?:otherwise|or else|if not|without (?:it|that|this)|sonst|andernfalls|sinon|sans (?:cela|ça)|de lo contrario|altrimenti|caso contrário|anders niet)(?!\p{L})/iu;

const ABOUT_OUR_PRODUCT =
  /\b(?:can|could|does|do|is|are|will|would|has|have)\b[^?]{0,40}\b(?:you|your|it|that|this)\b|\b(?:you|your)\b[^?]{0,60}\b(?:support|integrate|handle|sync|comply|offer|able)\b|k(?:ö|oe)nnen sie|pouvez-vous|puede/i;
/** Asks for a person's time, and not for what the product can do. */
const REQUEST =
  /\b(?:can|could|would|may|might) (?:we|i|(?:some|any)(?:one|body)|you (?:please )?(?:call|contact|e-?mail|send|show|help|give|arrange|schedule|ring|tell))\b/i;

/** Whether a question asks what our product or company is or can do. */
export function asksOfUs(question: string): boolean {
  return ABOUT_OUR_PRODUCT.test(question) && !REQUEST.test(question);
}
