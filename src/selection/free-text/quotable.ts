// What of a lead may be said back to the people who read about it. Whatever a template quotes goes through
// here: nothing that a screen obeys, that a spreadsheet runs, that leads away or that asks for a secret.
import type { LeadProfile } from '../../leads/profile.ts';
import { memoByText } from '../../leads/text/memo.ts';
import type { Snapshot } from '../scene/snapshot.ts';
import { givesOrders } from './orders.ts';

/** Turns the line about, moves the cursor or is not seen at all. */
const UNSEEN =
  /(?![\t\n\r]|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Extended_Pictographic}]|\p{Emoji_Modifier}|\ufe0f)(?:\u200c|\u200d))[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const LINK =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftp|file):\/\/\S*|(?:mailto|tel|javascript|vbscript|data):\S+|www\.\S+)|(?<![\p{L}\p{N}._@-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,10}\/\S*/giu;
/** What a spreadsheet takes for a formula: at the beginning of a cell, or a function that reaches out of it. */
const FORMULA =
  /^[=@](?=\s?[\p{L}(@|!\d])|^[+-](?=\s?[\p{L}(@|!])|[=@+-]\p{L}[\p{L}.]{0,30}\(|\b(?:hyperlink|webservice|import(?:xml|data|range|html|feed))\s?\(|\b(?:cmd|powershell|mshta|msexcel|rundll32|regsvr32)(?:\.exe)?\s?\|/giu;
const TEMPLATE = /\{\{[^}]*\}{0,2}|\}\}|\$\{[^}]*\}?|<%|%>/g;
/** What a page obeys: tags by their names, so that "<jane@firm.com>" and "a < b" stay. */
const TAG =
  /<\/?(?:a|abbr|audio|b|base|body|br|button|details|div|em|embed|font|form|frame|h[1-6]|head|hr|html|i|iframe|img|input|li|link|marquee|math|meta|object|ol|p|pre|s|script|select|span|strong|style|svg|table|tbody|td|textarea|th|title|tr|u|ul|video)(?=[\s/>])[^<>]{0,400}>?|<!--/giu;
const SECRET =
  '(?:passwords?|passcodes?|pass ?words?|pin code|one[- ]time codes?|otp|2fa|login (?:details|data)|credentials|credit card|bank (?:details|account)|iban|social security|passwort\\w*|kennwort|zugangsdaten|mot de passe|contraseña|senha)';
const ASKING = '(?:log ?in (?:here|at|to)|sign in (?:here|at|to)|verify your (?:account|identity))';
/** A secret is spoken of, or asked for: templates say such a sentence back to nobody. */
const LURE = new RegExp(`\\b(?:${SECRET}|${ASKING})(?!\\p{L})`, 'iu');
/** The reader is asked for one: who buys a tool for passwords does not. */
const ASKED_FOR = new RegExp(
  `\\b${ASKING}(?!\\p{L})|(?<!\\p{L})(?:your|ihr|ihre|ihren|dein|deine|votre|vos|ton|su|tu|sua|seu) (?:\\p{L}{1,20} ){0,2}${SECRET}(?!\\p{L})|(?<!\\p{L})(?:enter|type|send|give|tell|confirm|provide|submit|update|share|reply|reset|click|eingeben|geben sie|senden sie|bestätigen sie|entrez|saisissez|confirmez|envoyez|introduzca|ingrese|confirme|envíe|digite|insira)(?!\\p{L})[^.!?]{0,60}(?<!\\p{L})${SECRET}(?!\\p{L})|(?<!\\p{L})${SECRET} (?:hier )?(?:eingeben|angeben|bestätigen|here|below)(?!\\p{L})`,
  'iu',
);

/** Whether a text speaks of a secret that its reader could be made to give. */
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
  return plain.replace(LINK, '(link)').replace(TAG, '').replace(TEMPLATE, '').replace(FORMULA, '');
}

/**
 * The text as a fact tells it to people: fit to be quoted, and without the sentences that ask its reader
 * for a secret. Nothing else is left out: a fact is what the lead said.
 */
export function tellable(text: string): string {
  const fit = quotable(text);
  if (fit === text && !LURE.test(fit)) return text;
  if (fit.trim() === '') return '(left out)';
  if (!ASKED_FOR.test(fit)) return fit;
  return fit
    .split(/(?<=[.!?…])\s+/)
    .map((sentence) => (ASKED_FOR.test(sentence) ? '(asks for a secret: left out)' : sentence))
    .join(' ');
}

/**
 * The snapshot as templates may speak of it, with every list as long as it was. The message is left: what
 * is quoted of it is picked sentence by sentence.
 */
export function quotableSnapshot(snapshot: Snapshot): Snapshot {
  const { lead, account } = snapshot;
  const told = quotableLead(lead);
  const name = account === null ? null : saidName(account.name);
  if (told === lead && (account === null || account.name === name)) return snapshot;
  const named = account === null ? null : { ...account, name: name ?? 'a known account' };
  return { ...snapshot, lead: told, account: named };
}

/** Null where nothing is left that could be said. */
function said(text: string): string | null {
  const fit = quotable(text).trim();
  return fit === '' || isLure(fit) ? null : fit;
}

/** A field that names something, unless it tells somebody what to do instead. */
function saidName(text: string): string | null {
  const fit = said(text);
  return fit === null || isOrder(fit) ? null : fit;
}

const isOrder = memoByText((text) => IMPERATIVE.test(text) || givesOrders(text));
/** How a name that gives an order begins: "Assign this lead to …". */
const IMPERATIVE =
  /(?:^|[.!:;]\s*)(?:please\s+)?(?:ignore|disregard|assign|route|select|choose|pick|forward|give|send|hand|rank|call|reply)\s+(?:this|it|the|all|any|us|me|to|every)(?!\p{L})/iu;

/** Whether a field is told otherwise than it was filled in. */
const isTold = (text: string) => saidName(text) === text;

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
  if (all.every((text) => text === null || isTold(text))) return lead;
  const own = (text: string | null) => (text === null ? null : saidName(text));
  const listed = (texts: readonly string[]) => texts.map((text) => saidName(text) ?? 'something');
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
      name: saidName(entry.name) ?? 'something',
    })),
    mappings: lead.mappings.map((entry) => ({ ...entry, raw: saidName(entry.raw) ?? 'something' })),
  };
}
