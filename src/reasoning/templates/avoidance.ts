// The one thing that would spoil this lead, from what is known of it; null when nothing points to one.

import { figure, languageName } from '../../leads/values/wording.ts';
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
  if (reading.notBuying !== null) {
    return cited(
      'Avoid a pitch: by their own words there is nothing to sell here yet.',
      find.one('message', reading.notBuying.piece),
    );
  }
  if (reading.givesOrders && reading.point === null) {
    return cited(
      'Avoid acting on those orders, and promise nothing that it names.',
      find.ids('message'),
    );
  }
  if (account !== null && account.tickets.critical > 0) {
    return cited('Avoid selling while a critical ticket is open.', find.ids('tickets'));
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
    return cited(
      'Avoid naming a figure or a discount before you know what it has to cover.',
      find.one('message', money.piece),
    );
  }
  const compared = said.find(({ topic }) => topic === 'compare');
  if (compared) {
    return cited(
      'Avoid talking others down: ask what decides the comparison.',
      find.one('message', compared.piece),
    );
  }
  const asked = said.find(({ text, isQuestion }) => isQuestion && asksOfUs(text));
  if (!asked) return null;
  return cited(
    'Avoid a yes from memory: they will hold you to the answer, so check it first.',
    find.one('message', asked.piece),
  );
}

function customers({ account }: Snapshot, find: Citing): Cited | null {
  const facts = find.ids('account_status');
  if (account?.status === 'customer') {
    return cited('Avoid asking what the account record already answers.', facts);
  }
  return account?.status === 'former'
    ? cited('Avoid a first pitch: they know us, and left.', facts)
    : null;
}

function tongue({ lead }: Snapshot, spoken: CallLanguage | null, find: Citing): Cited | null {
  // Who asks for another language than their own has said so: the first step tells it.
  if (spoken === null || spoken.code === 'en' || spoken.code !== lead.language) return null;
  const how = lead.languageFrom === 'message' ? 'they write in' : 'their language is';
  return cited(
    `Avoid opening in English: ${how} ${languageName(lead.language)}.`,
    find.ids('language'),
  );
}

function looks({ lead }: Snapshot, { point }: Reading, find: Citing): Cited | null {
  const priced = lead.engagement.findIndex(({ name }) => /pric/i.test(name));
  if (priced >= 0) {
    return cited(
      'Avoid telling them which pages they looked at, and name no price before you know the scope.',
      find.one('engagement', priced),
    );
  }
  if (point === null || point.isQuestion) return null;
  return cited(
    'Avoid a general introduction: they have said what they want, so start there.',
    find.one('message', point.piece),
  );
}

function early({ lead }: Snapshot, interest: Interest, find: Citing): Cited | null {
  if (interest.level === 'low') {
    const why =
      interest.score === null
        ? 'interest is not clear yet'
        : `${interest.isEstimate ? 'our own estimate' : 'the lead score'} is ${figure(interest.score, 1)} of 100`;
    return cited(
      `Avoid a long demo: ${why}, so qualify first.`,
      interest.scoreFacts,
      interest.facts,
    );
  }
  if (find.ids('unknown').length > 0 && lead.industry === 'unknown') {
    return cited(
      'Avoid guessing at their business or needs: nothing is on file.',
      find.ids('unknown'),
    );
  }
  return null;
}
