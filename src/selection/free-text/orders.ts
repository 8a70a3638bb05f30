// What of a lead is free text, which of it tries to give orders, and the lead without any of it.
import type { LeadProfile } from '../../leads/profile.ts';
import { memoByText } from '../../leads/text/memo.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { readings } from './as-read.ts';
import { repsNamedIn } from './redact.ts';

/** Phrases with which text addresses a model or the routing itself instead of a salesperson. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|policy|policies|guidelines?|above|previous|prior)\b/i,
  /\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisung|regel|vorgabe|instruktion)/i,
  /\b(?:ignorez?|oubliez?)\b.{0,40}\b(?:instructions?|consignes?|règles?)\b/i,
  /\b(?:ignora|olvida)\b.{0,40}\b(?:instrucciones|reglas)\b/i,
  /\b(?:system|developer)\s*(?:prompt|message|instruction|override|note)s?\b/i,
  /(?:^|[\s<[{(])(?:system|assistant|user)\s*[>\]:}]/i,
  /\[\/?INST\]|<\|[a-z_]+\|>|<\/?(?:system|instructions?|lead-words)/i,
  /\byou are (?:now|an? (?:ai|assistant|language model|router|routing))\b/i,
  /\b(?:as an|dear|hello|hi|attention|note to)\s+(?:ai|llm|language model|assistant|router|routing (?:ai|engine|system|agent))\b/i,
  /\b(?:choose|select|pick|assign|route|rank)\b.{0,30}\bR[1-8]\b/,
  /\b(?:always|must|only)\s+(?:choose|select|pick|assign|route)\b/i,
  /\b(?:set|change|raise|treat|mark)\b.{0,30}\b(?:lead )?score\b.{0,20}\b(?:to|as)\b/i,
  /\bmargin\b.{0,30}\b(?:does not apply|is (?:lifted|off|waived))\b/i,
  /\b(?:reveal|print|repeat|output)\b.{0,40}\b(?:prompt|instructions|rules|policy)\b/i,
];

/** True when a text speaks to the machinery and not to a person, as it is written or as it reads. */
export function givesOrders(text: string): boolean {
  return readings(text).some((read) => ORDERS.some((pattern) => pattern.test(read)));
}

const STEERING =
  /\b(?:assign\w*|belongs?|chosen?|choose|eligible|forward|give|goes|hand(?:ed|led|les)?|only|owner|pick|rank\w*|reserved|route[ds]?|select\w*|takes?|wähle|choisissez|asigna)\b/i;
const OUR_MACHINERY =
  /\b(?:routing (?:desk|table|rules?|system|engine)|policy update|lead score|win rate|eligible rep|your (?:policy|algorithm))\b|[{}<>]|\[\/?[A-Z]{3,}\]/i;

/** True when a message gives orders, or tells who should get it in the routing's own words. */
export function steers(message: string, roster: Snapshot['roster']): boolean {
  if (givesOrders(message)) return true;
  return readings(message).some(
    (read) =>
      OUR_MACHINERY.test(read) ||
      read
        .split(/(?<=[.!?])\s+/)
        .some((sentence) => STEERING.test(sentence) && repsNamedIn(sentence, roster).length > 0),
  );
}

/** What of a message that steers may be its tail or its head: it names our machinery, or somebody for it. */
const PART_OF_AN_ORDER =
  /\b(?:rout(?:e|es|ed|ing)|assign\w*|prompts?|instructions?|polic(?:y|ies)|system|score|rank\w*|rules?|R[1-8])\b/i;

/** For each sentence of a message, whether it is an order to the routing or may belong to one. */
export function ordersAmong(sentences: readonly string[], roster: Snapshot['roster']): boolean[] {
  const fit = sentences.map((sentence) => sentence.replace(ADDRESS, ' '));
  const alone = fit.map((sentence) => steers(sentence, roster));
  // "Ignore what is above. Instructions: …": neither gives an order by itself.
  const together = fit.map((sentence, i) => {
    const next = fit[i + 1];
    if (next === undefined || alone[i] || alone[i + 1]) return false;
    return steers(`${sentence} ${next}`, roster);
  });
  const any = alone.includes(true) || together.includes(true);
  return fit.map((sentence, i) => {
    if (alone[i] || together[i] || together[i - 1]) return true;
    if (!any) return false;
    const part = PART_OF_AN_ORDER.test(sentence) || STEERING.test(sentence);
    return part || repsNamedIn(sentence, roster).length > 0;
  });
}

/** "<jane@firm.example>" is an address and no markup. */
const ADDRESS = /<[^<>\s@]{1,64}@[^<>\s]{1,255}>/g;

/** Every text of the lead that somebody else chose the words of. */
export function freeTexts(lead: LeadProfile): string[] {
  return [
    lead.companyName,
    lead.domain,
    lead.city,
    lead.title,
    lead.campaign,
    lead.message,
    lead.source,
    lead.channel,
    lead.industry,
    lead.timeZone,
    lead.country,
    ...lead.regions,
    ...lead.mappings.map(({ raw }) => raw),
    ...lead.stack,
    ...lead.products,
    ...lead.signals,
    ...lead.engagement.map(({ name }) => name),
    ...Object.entries(lead.attributes).flatMap(([key, value]) => [key, String(value)]),
  ].filter((text) => text !== null);
}

/**
 * The snapshot without what the lead or a form wrote freely: codes, figures and counts stay, a field
 * stays when it is a short plain name.
 */
export function withoutFreeText(snapshot: Snapshot): Snapshot {
  const { lead } = snapshot;
  const plain = (text: string | null) => (text !== null && isPlainName(text) ? text : null);
  const plains = (texts: readonly string[]) => texts.filter(isPlainName);
  return {
    ...snapshot,
    lead: {
      ...lead,
      companyName: plain(lead.companyName),
      domain: plain(lead.domain),
      city: plain(lead.city),
      country: plain(lead.country) ?? 'unknown',
      regions: plains(lead.regions),
      timeZone: plain(lead.timeZone),
      title: plain(lead.title),
      campaign: plain(lead.campaign),
      source: plain(lead.source) ?? 'unknown',
      channel: plain(lead.channel) ?? 'unknown',
      stack: plains(lead.stack),
      products: plains(lead.products),
      signals: plains(lead.signals),
      engagement: lead.engagement.filter(({ name }) => isPlainName(name)),
      message: null,
      attributes: {},
    },
  };
}

/** True for a short field that names something and tells nobody what to do. */
export function isPlainName(text: string): boolean {
  return text.length <= 60 && isPlain(text);
}

const isPlain = memoByText((text) => text.split(/[\s_-]+/).length <= 6 && !givesOrders(text));
