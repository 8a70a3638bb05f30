// What a message says, as far as patterns can tell without a model: its point, its question, its date,
// and whether anything is to be bought. A message that gives orders to the routing is not quoted at all.
import type { LeadProfile } from '../../leads/profile.ts';
import { shortened } from '../../leads/values/wording.ts';
import { steers } from '../../selection/free-text/orders.ts';
import { isLure, quotable } from '../../selection/free-text/quotable.ts';
import { repsNamedIn } from '../../selection/free-text/redact.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { messagePieces } from '../facts/lead-facts.ts';

/** What a sentence is about; decides which question fits it. */
export type Topic = 'change' | 'pain' | 'compare' | 'date' | 'demo' | 'price' | 'plain';

/** A sentence of the lead's own, at most 150 characters, and which of the message's pieces holds it. */
type Said = { text: string; topic: Topic; isQuestion: boolean; piece: number };

export type Reading = {
  /** The sentence that says most of why they write; a question where nothing else weighs more. */
  point: Said | null;
  /** The first question that they ask, unless it is the point. */
  question: Said | null;
  /** The sentence that names their date, unless it is the point. */
  date: Said | null;
  /** The sentence that says that nothing is to be bought. */
  notBuying: Said | null;
  /** The reps whom they ask for by name, with the sentence that does. */
  asksFor: { repIds: readonly string[]; piece: number } | null;
  /** The message tries to steer the routing; none of it is quoted. */
  givesOrders: boolean;
};

const SILENT: Reading = {
  point: null,
  question: null,
  date: null,
  notBuying: null,
  asksFor: null,
  givesOrders: false,
};

const LONGEST = 150;
/** As much of a sentence is made fit to be quoted. */
const READ_OF_ONE = 2_000;

/** Reads the lead's message; the same message gives the same reading. */
export function readingOf({ lead, roster }: Pick<Snapshot, 'lead' | 'roster'>): Reading {
  const message = lead.message?.replace(/\s+/g, ' ').trim() ?? '';
  if (message === '') return SILENT;
  if (steers(message, roster)) return { ...SILENT, givesOrders: true };
  const said = sentencesOf(message, lead);
  const byWeight = said
    .map((sentence, i) => ({ sentence, i, weight: weightOf(sentence) }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i);
  const point = byWeight[0]?.sentence ?? null;
  const rest = said.filter((sentence) => sentence !== point);
  return {
    point,
    question: rest.find(({ isQuestion }) => isQuestion) ?? null,
    date: rest.find(({ topic, isQuestion }) => topic === 'date' && !isQuestion) ?? null,
    notBuying: said.find(({ text }) => NOT_BUYING.test(text)) ?? null,
    asksFor: askedFor(said, roster),
    givesOrders: false,
  };
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

function sentencesOf(message: string, { message: whole }: LeadProfile): Said[] {
  const pieces = messagePieces(whole ?? '');
  const parts: string[] = [];
  for (const part of message.replace(GREETING, '').split(/(?<=[.!?…])\s+/)) {
    const before = parts.at(-1);
    if (before !== undefined && NOT_AN_END.test(before)) parts[parts.length - 1] += ` ${part}`;
    else parts.push(part);
  }
  return parts
    .map((part) => part.replace(GREETING, '').trim())
    .filter((part) => isSentence(part) && !SIGN_OFF.test(part) && !isLure(part))
    .map((part) => ({
      text: shortened(capitalise(quotable(part.slice(0, READ_OF_ONE))), LONGEST),
      topic: topicOf(part),
      isQuestion: /\?\s*$/.test(part),
      piece: Math.max(
        0,
        pieces.findIndex((piece) => piece.includes(part.slice(-60))),
      ),
    }));
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
  /\b(?:los(?:e|es|ing|t)|broken?|breaks?|fail\w*|slow\w*|outages?|downtime|struggl\w*|problems?|incidents?|manual(?:ly)?|too (?:much|many|slow|long|late)|wast\w+|delay\w*|errors?|cannot|can[’']t|unable|left|verlier\w*|probleme?|langsam|perd\w*|erreurs?|pierd\w*|lent\w*)\b/i;
const COMPARE =
  /\b(?:compar\w+|better than|versus|vs\.?|competitors?|alternatives?|wettbewerb\w*|vergleich\w*|concurren\w*)\b/i;
const DATE =
  /\b(?:before|by (?=the |end|next|this|mon|tue|wed|thu|fri|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|noon|tomorrow|q?\d)|until|no later than|deadline|ends?|expires?|runs? out|renew\w*|due (?!to\b)|this (?:week|month|quarter|year)|next (?:week|month|quarter|year)|asap|urgent\w*|today|tomorrow|end of|q[1-4]|bis|dringend|vor (?:dem|ende)|nächsten?|avant|d[’']ici|antes de|hasta|até|entro)\b/i;
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
  return DATE.test(text) ? 'date' : 'plain';
}

const WEIGHTS: Readonly<Record<Topic, number>> = {
  change: 5,
  pain: 5,
  compare: 3,
  date: 4,
  demo: 3,
  price: 3,
  plain: 2,
};

function weightOf({ topic, isQuestion, text }: Said): number {
  if (isQuestion) return asksOfUs(text) ? QUESTION_OF_US : 1;
  const timed = DATE.test(text) ? 1 : 0;
  return HANGS_ON_ANSWER.test(text) ? 1 : WEIGHTS[topic] + timed;
}

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
