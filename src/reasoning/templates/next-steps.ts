// What to do by when, and what to avoid: imperative, in order, each resting on facts.

import { shortened } from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { repsById } from '../facts/gather-facts.ts';
import { clockAndDay, clockTime, hourIn, zoneIn } from '../facts/local-time.ts';
import type { Texts } from '../texts/en.ts';
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
  return cited(find.texts.steps.askedFor(name), find.one('message', asksFor.piece));
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
  const { texts } = find;
  const { steps, words } = texts;
  const atMs = Date.parse(snapshot.at);
  const due = pick === null ? null : dueMs(snapshot, pick.rep);
  const usual = pick?.responseMinutes ?? null;
  const slower = usual !== null && usual > firstTouchMinutes;
  const hurry = slower ? steps.hurry(words.duration(usual)) : '';
  const there = lead.timeZone === null ? '' : localHours(atMs, lead.timeZone, texts);
  const language = spoken?.words ?? '';
  const alien =
    pick === null || spoken === null || pick.rep.languages.includes(spoken.code)
      ? ''
      : steps.notSpoken(words.languageName(spoken.code));
  const facts = [
    slower ? find.ids('response', pick?.rep.id) : [],
    there === '' ? [] : find.ids('time_zone'),
    spoken?.facts ?? [],
    alien === '' ? [] : find.ids('language', pick?.rep.id),
  ];
  if (pick === null || due === null) {
    const within = words.duration(firstTouchMinutes);
    return cited(
      `${steps.contactWithin(language, within, businessTime, hurry)}${there}${alien}`,
      find.ids('sla'),
      ...facts,
    );
  }
  const { timeZone } = pick.rep.hours;
  const zone = zoneIn(timeZone, texts);
  const until = clockAndDay(due, atMs, timeZone, texts);
  if (notBuying !== null) {
    return cited(
      steps.answerBy(language, until, zone),
      find.ids('due', pick.rep.id),
      find.one('message', notBuying.piece),
      spoken?.facts ?? [],
    );
  }
  const soon = due - atMs <= firstTouchMinutes * 60_000 && firstTouchMinutes < SOON_MINUTES;
  const within = soon ? words.duration(firstTouchMinutes) : null;
  return cited(
    `${steps.callBy(language, within, until, zone, hurry)}${there}${alien}`,
    find.ids('due', pick.rep.id),
    soon ? find.ids('sla') : [],
    ...facts,
  );
}

/** Up to this, minutes say more than the clock alone. */
const SOON_MINUTES = 60;

/** People are called between these hours of their own day. */
const [EARLIEST_HOUR, LATEST_HOUR] = [8, 19];

function localHours(atMs: number, timeZone: string, { steps, words }: Texts): string {
  const hour = hourIn(atMs, timeZone);
  const clock = words.clock(clockTime(atMs, timeZone));
  return steps.localTime(clock, hour >= EARLIEST_HOUR && hour < LATEST_HOUR);
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
  const { noAnswer: write } = find.texts.steps;
  if (plainly) {
    return cited(write.question(shortened(asked.text, 90)), find.one('message', asked.piece));
  }
  if (point !== null) {
    return cited(write.words, find.one('message', point.piece));
  }
  const given = lead.engagement.findIndex(
    ({ kind, name }) => ['content', 'event'].includes(kind) && isPlainName(name),
  );
  const thing = lead.engagement[given]?.name.replace(/^\S+ed\s+(the\s+)?/i, '');
  if (thing !== undefined) {
    return cited(write.thing(shortened(thing, 60)), find.one('engagement', given));
  }
  return cited(
    write.plain,
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
  const { steps, words } = find.texts;
  if (notBuying !== null) {
    return cited(steps.decline, find.one('message', notBuying.piece));
  }
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical > 0) {
    return cited(steps.readTickets(open, critical), find.ids('tickets'));
  }
  const dated = date ?? (point !== null && namesDate(point.text) ? point : null);
  if (dated !== null) {
    return cited(steps.countBack, find.one('message', dated.piece));
  }
  const missing = [
    lead.industry === 'unknown' ? steps.gaps.business : null,
    lead.employees === null && lead.size === 'unknown' ? steps.gaps.size : null,
    lead.title === null ? steps.gaps.role : null,
  ].filter((gap) => gap !== null);
  const gaps = find.ids('unknown');
  if (account === null && missing.length > 1 && gaps.length > 0) {
    return cited(steps.findOut(words.listed(missing)), gaps);
  }
  return interest.level === 'high'
    ? cited(steps.dated, interest.scoreFacts, interest.facts)
    : cited(steps.threeAnswers, interest.scoreFacts, interest.facts, find.ids('sla'));
}
