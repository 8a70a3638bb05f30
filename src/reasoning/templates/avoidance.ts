// The one thing that would spoil this lead, from what is known of it; null when nothing points to one.

import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { type CallLanguage, callLanguage } from './call-language.ts';
import { type Citing, cited } from './citing.ts';
import type { Interest } from './interest.ts';
import { asksOfUs, type Reading } from './reading.ts';

/** The mistake to avoid, the costliest first. */
export function avoidance(
  snapshot: Snapshot,
  interest: Interest,
  reading: Reading,
  find: Citing,
  spoken: CallLanguage | null = callLanguage(snapshot.lead, null, find),
): Cited | null {
  const { account } = snapshot;
  const { avoid } = find.texts;
  if (reading.notBuying !== null) {
    return cited(avoid.pitch, find.one('message', reading.notBuying.piece));
  }
  if (reading.givesOrders && reading.point === null) {
    return cited(avoid.orders, find.ids('message'));
  }
  if (account !== null && account.tickets.critical > 0) {
    return cited(avoid.critical, find.ids('tickets'));
  }
  return (
    asksUs(reading, find) ??
    customers(snapshot, find) ??
    tongue(snapshot, spoken, find) ??
    looks(snapshot, reading, find) ??
    early(snapshot, interest, find)
  );
}

const MONEY =
  /\b(?:discounts?|pric\w+|quotes?|costs?|proposal|budget|rabatt|preis\w*|angebot|remise|devis|tarifs?|propuesta|proposta)\b/i;

/** A price or an ability asked for is answered from knowledge, not on the spur of the moment. */
function asksUs({ point, question, date }: Reading, find: Citing): Cited | null {
  const said = [question, point, date].filter((one) => one !== null);
  const money = said.find(({ text }) => MONEY.test(text));
  if (money) {
    return cited(find.texts.avoid.figure, find.one('message', money.piece));
  }
  const compared = said.find(({ topic }) => topic === 'compare');
  if (compared) {
    return cited(find.texts.avoid.others, find.one('message', compared.piece));
  }
  const asked = said.find(({ text, isQuestion }) => isQuestion && asksOfUs(text));
  if (!asked) return null;
  return cited(find.texts.avoid.fromMemory, find.one('message', asked.piece));
}

function customers({ account }: Snapshot, find: Citing): Cited | null {
  const facts = find.ids('account_status');
  const { avoid } = find.texts;
  if (account?.status === 'customer') {
    return cited(avoid.customer, facts);
  }
  return account?.status === 'former' ? cited(avoid.former, facts) : null;
}

function tongue({ lead }: Snapshot, spoken: CallLanguage | null, find: Citing): Cited | null {
  // Who asks for another language than their own has said so: the first step tells it.
  const { avoid, words, code } = find.texts;
  if (spoken === null || spoken.code === code || spoken.code !== lead.language) return null;
  const name = words.languageName(lead.language);
  return cited(avoid.otherTongue(name, lead.languageFrom === 'message'), find.ids('language'));
}

function looks({ lead }: Snapshot, { point }: Reading, find: Citing): Cited | null {
  const priced = lead.engagement.findIndex(({ name }) => /pric/i.test(name));
  if (priced >= 0) {
    return cited(find.texts.avoid.pages, find.one('engagement', priced));
  }
  if (point === null || point.isQuestion) return null;
  return cited(find.texts.avoid.introduction, find.one('message', point.piece));
}

function early({ lead }: Snapshot, interest: Interest, find: Citing): Cited | null {
  const { avoid, words } = find.texts;
  if (interest.level === 'low') {
    const score = interest.score === null ? null : words.figure(interest.score, 1);
    return cited(avoid.longDemo(score, interest.isEstimate), interest.scoreFacts, interest.facts);
  }
  if (find.ids('unknown').length > 0 && lead.industry === 'unknown') {
    return cited(avoid.guessing, find.ids('unknown'));
  }
  return null;
}
