// What to do by when, and what to avoid: imperative, in order, each resting on facts.

import {
  counted,
  duration,
  figure,
  languageName,
  listed,
  shortened,
} from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { repsById } from '../facts/gather-facts.ts';
import { clockAndDay, clockTime, hourIn, zoneWords } from '../facts/local-time.ts';
import { avoidance } from './avoidance.ts';
import { type CallLanguage, callLanguage } from './call-language.ts';
import { type Citing, cited, present } from './citing.ts';
import { dueMs, type Figures } from './comparison.ts';
import type { Interest } from './interest.ts';
import type { Reading } from './reading.ts';
import { namesDate } from './stakes.ts';

/** Whom the rules let take the lead; without an answer nobody is known to be kept from it. */
export type MayTake = (repId: string) => boolean;

/**
 * First contact and what to do when nobody answers, which are the same whoever writes the rest; then what
 * to leave the talk with and what to avoid.
 */
export function nextSteps(
  snapshot: Snapshot,
  pick: Figures | null,
  interest: Interest,
  reading: Reading,
  find: Citing,
  { spoken = callLanguage(snapshot.lead, null, find), mayTake = () => true } = {} as {
    spoken?: CallLanguage | null;
    mayTake?: MayTake;
  },
): { first: Cited[]; rest: Cited[] } {
  return {
    first: present([
      firstContact(snapshot, pick, reading, find, spoken),
      askedFor(snapshot, pick, reading, find, mayTake),
      noAnswer(snapshot, interest, reading, find),
    ]),
    rest: present([
      leaveWith(snapshot, interest, reading, find),
      avoidance(snapshot, interest, reading, find, spoken),
    ]),
  };
}

/** They ask for a colleague who could have it, and get another: the two agree first. */
function askedFor(
  snapshot: Snapshot,
  pick: Figures | null,
  { asksFor }: Reading,
  find: Citing,
  mayTake: MayTake,
): Cited | null {
  if (asksFor === null || pick === null || asksFor.repIds.includes(pick.rep.id)) return null;
  const repId = asksFor.repIds.find(mayTake);
  const name = repId === undefined ? undefined : repsById(snapshot).get(repId)?.name;
  if (name === undefined) return null;
  return cited(
    `They ask for ${name}: agree between you who calls, and open with why it is you.`,
    find.one('message', asksFor.piece),
  );
}

function firstContact(
  snapshot: Snapshot,
  pick: Figures | null,
  { notBuying }: Reading,
  find: Citing,
  spoken: CallLanguage | null,
): Cited | null {
  const { lead, policy } = snapshot;
  const { firstTouchMinutes, businessTime } = policy.document.sla;
  const atMs = Date.parse(snapshot.at);
  const due = pick === null ? null : dueMs(snapshot, pick.rep);
  const usual = pick?.responseMinutes ?? null;
  const slower = usual !== null && usual > firstTouchMinutes;
  const hurry = slower ? `; you usually take ${duration(usual)}, so start now` : '';
  const there = lead.timeZone === null ? '' : localHours(atMs, lead.timeZone);
  const language = spoken?.words ?? '';
  const alien =
    pick === null || spoken === null || pick.rep.languages.includes(spoken.code)
      ? ''
      : ` ${languageName(spoken.code)} is not among your languages on file: bring in somebody who speaks it, or agree on another first.`;
  const facts = [
    slower ? find.ids('response', pick?.rep.id) : [],
    there === '' ? [] : find.ids('time_zone'),
    spoken?.facts ?? [],
    alien === '' ? [] : find.ids('language', pick?.rep.id),
  ];
  if (pick === null || due === null) {
    const clock = businessTime ? ' of business time' : '';
    const within = `${duration(firstTouchMinutes)}${clock}`;
    return cited(
      `Make first contact${language} within ${within}${hurry}.${there}${alien}`,
      find.ids('sla'),
      ...facts,
    );
  }
  const { timeZone } = pick.rep.hours;
  if (notBuying !== null) {
    const until = clockAndDay(due, atMs, timeZone);
    return cited(
      `Answer${language} by ${until} (${zoneWords(timeZone)}); a short e-mail will do.`,
      find.ids('due', pick.rep.id),
      find.one('message', notBuying.piece),
      spoken?.facts ?? [],
    );
  }
  const by = `${clockAndDay(due, atMs, timeZone)} (${zoneWords(timeZone)})`;
  const soon = due - atMs <= firstTouchMinutes * 60_000 && firstTouchMinutes < SOON_MINUTES;
  const when = soon ? `within ${duration(firstTouchMinutes)}, by ${by}` : `by ${by}`;
  return cited(
    `Call${language} ${when}${hurry}.${there}${alien}`,
    find.ids('due', pick.rep.id),
    soon ? find.ids('sla') : [],
    ...facts,
  );
}

/** Up to this, minutes say more than the clock alone. */
const SOON_MINUTES = 60;

/** People are called between these hours of their own day. */
const [EARLIEST_HOUR, LATEST_HOUR] = [8, 19];

function localHours(atMs: number, timeZone: string): string {
  const hour = hourIn(atMs, timeZone);
  const clock = clockTime(atMs, timeZone);
  return hour >= EARLIEST_HOUR && hour < LATEST_HOUR
    ? ` It is ${clock} where they are.`
    : ` It is ${clock} where they are: write now, and offer a time in their day.`;
}

function noAnswer(
  { lead }: Snapshot,
  interest: Interest,
  reading: Reading,
  find: Citing,
): Cited | null {
  if (reading.notBuying !== null) return null;
  const { point, question } = reading;
  const asked = question ?? (point?.isQuestion ? point : null);
  const plainly = asked !== null && asked.topic !== 'compare';
  const write = 'If nobody answers, write the same day: ';
  if (plainly) {
    return cited(
      `${write}answer “${shortened(asked.text, 90)}”, ask one question back, offer two times to talk.`,
      find.one('message', asked.piece),
    );
  }
  if (point !== null) {
    return cited(
      `${write}take up what they wrote, ask one question, offer two times to talk.`,
      find.one('message', point.piece),
    );
  }
  const given = lead.engagement.findIndex(
    ({ kind, name }) => ['content', 'event'].includes(kind) && isPlainName(name),
  );
  const thing = lead.engagement[given]?.name.replace(/^\S+ed\s+(the\s+)?/i, '');
  if (thing !== undefined) {
    return cited(
      `${write}start from “${shortened(thing, 60)}”, ask one question, offer two times to talk.`,
      find.one('engagement', given),
    );
  }
  return cited(
    `${write}one line on why you are calling, one question, two times to talk.`,
    interest.facts.length > 0 ? interest.facts.slice(0, 1) : find.ids('sla'),
  );
}

function leaveWith(
  { lead, account }: Snapshot,
  interest: Interest,
  reading: Reading,
  find: Citing,
): Cited | null {
  const { notBuying, date, point } = reading;
  if (notBuying !== null) {
    return cited(
      'If there is nothing to sell, decline the lead with that reason, so that it leaves your list.',
      find.one('message', notBuying.piece),
    );
  }
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical > 0) {
    const which = critical > 0 ? 'critical ticket' : counted(figure(open, 0), 'open ticket');
    return cited(
      `Read the ${which} before you call, and know who is working on ${open === 1 || critical > 0 ? 'it' : 'them'}.`,
      find.ids('tickets'),
    );
  }
  const dated = date ?? (point !== null && namesDate(point.text) ? point : null);
  if (dated !== null) {
    return cited(
      'Leave the first talk with a plan that counts back from their date: the next meeting, who joins it, what is decided there.',
      find.one('message', dated.piece),
    );
  }
  const missing = [
    lead.industry === 'unknown' ? 'what the company does' : null,
    lead.employees === null && lead.size === 'unknown' ? 'how large it is' : null,
    lead.title === null ? 'who decides' : null,
  ].filter((gap) => gap !== null);
  const gaps = find.ids('unknown');
  if (account === null && missing.length > 1 && gaps.length > 0) {
    return cited(`Find out ${listed(missing)}, and add it to the record.`, gaps);
  }
  return interest.level === 'high'
    ? cited(
        'Leave the first talk with a dated next meeting and the names of those who have to be there.',
        interest.scoreFacts,
        interest.facts,
      )
    : cited(
        'Leave the first talk with three answers: what they need, by when, and who decides.',
        interest.scoreFacts,
        interest.facts,
        find.ids('sla'),
      );
}
