// The first thing to say: a sentence that can be spoken as it stands, from the lead's own words or deeds.

import type { LeadProfile } from '../../leads/profile.ts';
import { own } from '../../leads/text/by-name.ts';
import { slugWords } from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import type { Texts } from '../texts/en.ts';
import { type CallLanguage, callLanguage } from './call-language.ts';
import { type Citing, cited } from './citing.ts';
import type { Reading, Said } from './reading.ts';
import { inQuotes } from './saying-back.ts';
import { mirrored } from './second-person.ts';

/** The opening for this lead; null when nothing is known that it could rest on. */
export function opening(
  lead: LeadProfile,
  account: AccountView | null,
  reading: Reading,
  find: Citing,
  spoken: CallLanguage | null = callLanguage(lead, null, find),
): Cited | null {
  return (
    notBuying(reading, find) ??
    ticket(account, find) ??
    words(lead, account, reading, find, spoken) ??
    ordered(reading, find) ??
    deeds(lead, account, find, spoken) ??
    nothing(find)
  );
}

function notBuying({ notBuying: said }: Reading, find: Citing): Cited | null {
  if (said === null) return null;
  return cited(
    find.texts.talk.notBuying(inQuotes(said.text, find)),
    find.one('message', said.piece),
  );
}

function ordered({ givesOrders, point }: Reading, find: Citing): Cited | null {
  if (!givesOrders || point !== null) return null;
  return cited(find.texts.talk.withheld, find.ids('message'));
}

function ticket(account: AccountView | null, find: Citing): Cited | null {
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical === 0) return null;
  const { talk, words } = find.texts;
  const text = critical > 0 ? talk.criticalTicket : talk.openTickets(words.figure(open, 0));
  return cited(text, find.ids('tickets'));
}

function words(
  lead: LeadProfile,
  account: AccountView | null,
  { opener, guarded }: Reading,
  find: Citing,
  spoken: CallLanguage | null,
): Cited | null {
  if (opener === null) return guarded === null ? null : unsaid(guarded, find);
  const facts = find.one('message', opener.piece);
  const tongue = spoken?.words ?? '';
  const known = spoken?.facts ?? [];
  const { talk, code } = find.texts;
  const quote = inQuotes(opener.text, find);
  if (opener.isQuestion) {
    return cited(talk.answerFirst(tongue, quote, talk.back[opener.topic]), facts, known);
  }
  const ask = questionTo(opener, account, talk);
  if (opener.stake === 'silence') {
    return cited(talk.apology(tongue, quote, ask), facts, known);
  }
  const theirs = code === 'en' && (lead.language === 'unknown' || lead.language === 'en');
  const turned = theirs && tongue === '' ? mirrored(opener.text) : null;
  if (turned !== null) return cited(`Say first: “You write that ${turned}. ${ask}”`, facts);
  return cited(talk.theirWords(tongue, quote, ask), facts, known);
}

function questionTo(
  { stake, topic }: Said,
  account: AccountView | null,
  talk: Texts['talk'],
): string {
  const atStake = stake === null ? undefined : own(talk.atStake, stake);
  if (atStake !== undefined) return atStake;
  if (account?.status === 'customer' && topic === 'plain') return talk.customerAsks;
  return account?.status === 'former' ? talk.formerAsks : talk.following[topic];
}

/** What nobody may say back is told to the rep, with what to do instead. */
export function unsaid({ text, piece, unsayable }: Said, find: Citing): Cited | null {
  const { talk } = find.texts;
  const quote = inQuotes(text, find);
  return cited(
    unsayable === 'promise' ? talk.promise(quote) : talk.terms(quote),
    find.one('message', piece),
  );
}

type Deed = { words: string; ask: string; facts: string[] };

function deeds(
  lead: LeadProfile,
  account: AccountView | null,
  find: Citing,
  spoken: CallLanguage | null,
): Cited | null {
  const came = arrival(lead, find);
  const did = firstOpenDeed(lead, find);
  // A webinar that they came through and the webinar that they joined are one.
  const same = /webinar|event|download/.test(lead.source) && did !== null;
  const both = [same ? null : came, did].filter((deed) => deed !== null);
  const ask = did?.ask ?? came?.ask;
  if (ask === undefined) return past(account, find);
  return cited(
    find.texts.talk.deeds(
      spoken?.words ?? '',
      both.map((deed) => deed.words),
      ask,
    ),
    ...both.map((deed) => deed.facts),
    spoken?.facts ?? [],
  );
}

function arrival(lead: LeadProfile, find: Citing): Deed | null {
  const { arrivals } = find.texts.talk;
  const known = own(arrivals, slugWords(lead.source).replaceAll(' ', '-'));
  const asked = /\bdemo\b/i.test(slugWords(lead.source)) ? arrivals['demo-request'] : undefined;
  const found = known ?? asked;
  return found ? { words: found[0], ask: found[1], facts: find.ids('source') } : null;
}

function firstOpenDeed(lead: LeadProfile, find: Citing): Deed | null {
  for (const [i, entry] of lead.engagement.entries()) {
    const facts = find.one('engagement', i);
    const found = facts.length > 0 ? openDeed(entry, facts, find.texts) : null;
    if (found !== null) return found;
  }
  return null;
}

/** What people do in the open: a download, an event, a form. Pages seen are nothing to tell them of. */
function openDeed(
  { kind, name }: LeadProfile['engagement'][number],
  facts: string[],
  { talk }: Texts,
): Deed | null {
  if (!isPlainName(name) || !['content', 'event', 'form'].includes(kind)) return null;
  const thing = name
    .replace(/^(?:downloaded|opened|read|attended|joined|watched)\s+(?:the\s+)?/i, '')
    .replace(/^(?:webinar|event|case study|whitepaper|e-?book)\s*[:–-]\s*/i, '');
  if (kind === 'event') {
    return { words: talk.tookPart(thing), ask: talk.tookPartAsk, facts };
  }
  if (/roi|calculator|business case|tco/i.test(name)) {
    return { words: talk.calculated(thing), ask: talk.calculatedAsk, facts };
  }
  return { words: talk.opened(thing), ask: talk.openedAsk, facts };
}

function past(account: AccountView | null, find: Citing): Cited | null {
  if (account?.status === 'customer') {
    return cited(find.texts.talk.customer, find.ids('account_status'));
  }
  if (account?.status !== 'former') return null;
  return cited(find.texts.talk.former, find.ids('account_status'));
}

function nothing(find: Citing): Cited | null {
  return cited(find.texts.talk.nothing, find.ids('unknown'));
}
