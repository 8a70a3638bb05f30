// What of a lead may be said back to the people who read about it. Whatever a template quotes goes through
// here: nothing that a screen obeys, that a spreadsheet runs, that leads away or that asks for a secret.
import type { LeadProfile } from '../../leads/profile.ts';
import type { Snapshot } from '../snapshot.ts';

/** Turns the line about, moves the cursor or is not seen at all. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const LINK =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftp|file):\/\/\S*|(?:mailto|tel|javascript|vbscript|data):\S+|www\.\S+)|(?<![\p{L}\p{N}._@-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,10}\/\S*/giu;
/** What a spreadsheet takes for a formula: at the beginning of a cell, or a function that reaches out of it. */
const FORMULA =
  /^[=+@](?=\s?[\p{L}(@|!\d])|^-(?=\s?[\p{L}(@|!])|[=@+-]\p{L}[\p{L}.]{0,30}\(|\b(?:hyperlink|webservice|import(?:xml|data|range|html|feed))\s?\(/giu;
const TEMPLATE = /\{\{[^}]*\}{0,2}|\}\}|\$\{[^}]*\}?|<%|%>/g;
/** A secret is asked for: such a sentence is said back to nobody. */
const LURE =
  /\b(?:passwords?|passcodes?|pass ?words?|pin code|one[- ]time codes?|otp|2fa|login (?:details|data)|log ?in (?:here|at|to)|sign in (?:here|at|to)|credentials|verify your (?:account|identity)|credit card|bank (?:details|account)|iban|social security|passwort\w*|kennwort|zugangsdaten|mot de passe|contraseña|senha)\b/i;

/** Whether a text asks its reader for a secret. */
export function isLure(text: string): boolean {
  return LURE.test(text);
}

/** Whether a text holds what no sentence to people may repeat. */
export function isUnfit(text: string): boolean {
  return quotable(text) !== text || isLure(text);
}

/** The text as it may be quoted: on screen, in a cell, in a mail. The same text where nothing is wrong. */
export function quotable(text: string): string {
  const plain = UNSEEN.test(text) ? text.replace(new RegExp(UNSEEN, 'gu'), '') : text;
  return plain.replace(LINK, '(link)').replace(TEMPLATE, '').replace(FORMULA, '');
}

/**
 * The snapshot as templates may speak of it, with every list as long as it was. The message is left: what
 * is quoted of it is picked sentence by sentence.
 */
export function quotableSnapshot(snapshot: Snapshot): Snapshot {
  const { lead, account } = snapshot;
  const told = quotableLead(lead);
  const name = account === null ? null : said(account.name);
  if (told === lead && (account === null || account.name === name)) return snapshot;
  const named = account === null ? null : { ...account, name: name ?? 'a known account' };
  return { ...snapshot, lead: told, account: named };
}

/** Null where nothing is left that could be said. */
function said(text: string): string | null {
  const fit = quotable(text).trim();
  return fit === '' || isLure(fit) ? null : fit;
}

function quotableLead(lead: LeadProfile): LeadProfile {
  const all = [
    lead.companyName,
    lead.title,
    lead.city,
    lead.campaign,
    lead.source,
    lead.channel,
    ...lead.stack,
    ...lead.products,
    ...lead.signals,
    ...lead.engagement.map(({ name }) => name),
    ...lead.mappings.map(({ raw }) => raw),
  ];
  if (!all.some((text) => text !== null && isUnfit(text))) return lead;
  const own = (text: string | null) => (text === null ? null : said(text));
  const listed = (texts: readonly string[]) => texts.map((text) => said(text) ?? 'something');
  return {
    ...lead,
    companyName: own(lead.companyName),
    title: own(lead.title),
    city: own(lead.city),
    campaign: own(lead.campaign),
    source: own(lead.source) ?? 'unknown',
    channel: own(lead.channel) ?? 'unknown',
    stack: listed(lead.stack),
    products: listed(lead.products),
    signals: listed(lead.signals),
    engagement: lead.engagement.map((entry) => ({
      ...entry,
      name: said(entry.name) ?? 'something',
    })),
    mappings: lead.mappings.map((entry) => ({ ...entry, raw: said(entry.raw) ?? 'something' })),
  };
}
