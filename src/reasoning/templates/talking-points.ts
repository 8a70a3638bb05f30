// What to say first, and what to ask after it; each point rests on facts of the lead or account alone.
import type { LeadProfile } from '../../leads/profile.ts';
import { capitalised, listed, slugWords, times } from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { productsNamed, toolNames } from '../facts/lead-facts.ts';
import { type CallLanguage, callLanguage } from './call-language.ts';
import { type Citing, cited, present } from './citing.ts';
import { contradictions } from './contradictions.ts';
import { opening, unsaid } from './opening.ts';
import type { Reading } from './reading.ts';
import { inQuotes } from './saying-back.ts';

const MOST_POINTS = 4;

/** At most four points: the opening first, then what tells most. */
export function talkingPoints(
  lead: LeadProfile,
  account: AccountView | null,
  reading: Reading,
  find: Citing,
  spoken: CallLanguage | null = callLanguage(lead, null, find),
): Cited[] {
  const first = opening(lead, account, reading, find, spoken);
  if (reading.notBuying !== null) return present([first]);
  const others = present([
    withheld(reading, find),
    message(account, reading, find),
    guarded(reading, find),
    ...contradictions(lead, account, reading, find),
    note(reading, find),
    question(reading, find),
    date(reading, find),
    also(reading, find),
    former(account, first, find),
    ...engagements(lead, first, find),
    demo(lead, reading, find),
    product(lead, find),
    signal(lead, find),
    stack(lead, find),
    role(lead, find),
    gaps(lead, account, find),
  ]);
  return present([first, ...others]).slice(0, MOST_POINTS);
}

/** Whoever reads what is left of a message must know that it is not all. */
function withheld({ givesOrders, point }: Reading, find: Citing): Cited | null {
  if (!givesOrders || point === null) return null;
  return cited(
    'Part of their message is withheld: it gives orders to the routing, and counted for nothing.',
    find.ids('message'),
  );
}

/** What may not be said back, where the opening is about something else. */
function guarded({ guarded: said, opener }: Reading, find: Citing): Cited | null {
  return said === null || opener === null ? null : unsaid(said, find);
}

/** A colleague's remark is not the customer's. */
function note({ note: noted }: Reading, find: Citing): Cited | null {
  if (noted === null) return null;
  return cited(
    `Noted by a colleague, not written by them: ${inQuotes(noted.text)} Know it, and do not say it back.`,
    find.one('message', noted.piece),
  );
}

/** Another of their sentences with something at stake. */
function also(
  { also: said, opener, guarded: kept, corrects }: Reading,
  find: Citing,
): Cited | null {
  if (said === null || [opener, kept, corrects].includes(said)) return null;
  const then =
    said.stake === 'silence'
      ? 'Apologise for the wait, and say who answers from now on.'
      : 'Come to it in the same talk: they will.';
  return cited(`They also write: ${inQuotes(said.text)} ${then}`, find.one('message', said.piece));
}

/** Behind an open ticket their own words come second. */
function message(account: AccountView | null, { point }: Reading, find: Citing): Cited | null {
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical === 0 || point === null) return null;
  const next = point.isQuestion ? 'Answer' : 'Then take up';
  return cited(
    `${next} what they write: ${inQuotes(point.text)}`,
    find.one('message', point.piece),
  );
}

function question({ question: said, opener }: Reading, find: Citing): Cited | null {
  if (said === null || said === opener) return null;
  if (said.topic === 'compare') {
    return cited(
      'They want a comparison: ask what the others do well for them and what is missing, and say nothing of the others yourself.',
      find.one('message', said.piece),
    );
  }
  const answer =
    said.topic === 'price'
      ? 'Ask first what the figure has to cover, then answer in one go.'
      : 'Have the answer ready, or the name of who has it; then ask what hangs on it.';
  return cited(`They ask: ${inQuotes(said.text)} ${answer}`, find.one('message', said.piece));
}

function date({ date: said, opener, guarded: kept }: Reading, find: Citing): Cited | null {
  if (said === null || said === opener || said === kept) return null;
  return cited(
    `Their date: ${inQuotes(said.text)} Ask what has to be in place by then, and count back from it.`,
    find.one('message', said.piece),
  );
}

function former(account: AccountView | null, first: Cited | null, find: Citing): Cited | null {
  const facts = find.ids('account_status');
  if (account?.status !== 'former' || first?.facts.join() === facts.join()) return null;
  return cited('They were a customer once: ask what would have made them stay.', facts);
}

function demo(lead: LeadProfile, { point }: Reading, find: Citing): Cited | null {
  if (point === null || point.topic === 'demo' || !/demo/i.test(lead.source)) return null;
  return cited(
    'They asked for a demo: agree on the two or three things that they want to see before you show anything.',
    find.ids('source'),
  );
}

function engagements(lead: LeadProfile, first: Cited | null, find: Citing): (Cited | null)[] {
  return lead.engagement.map((entry, i) => {
    const fact = find.one('engagement', i);
    const { name, count } = entry;
    // A deed that the opening speaks of is not brought up again.
    if (!isPlainName(name) || fact.some((id) => first?.facts.includes(id))) return null;
    if (/pric(e|ing)/i.test(name)) {
      const often = count > 1 ? ` ${times(count)}` : '';
      return cited(
        `They looked at pricing${often}: ask what they compare it with and who signs it off.`,
        fact,
      );
    }
    if (/roi|calculator|business case|tco/i.test(name)) {
      const which = /roi calculator/i.test(name) ? 'the ROI calculator' : `“${name}”`;
      return cited(`Ask which figures they put into ${which} and what came out.`, fact);
    }
    if (/case stud|customer stor/i.test(name)) {
      return cited(`Ask what in “${name}” sounded like their own situation.`, fact);
    }
    if (/integrat|security|migrat|compar|docs/i.test(name)) {
      return cited(`They looked into “${name}”: ask which question it left open.`, fact);
    }
    return null;
  });
}

function product(lead: LeadProfile, find: Citing): Cited | null {
  const facts = find.ids('product');
  if (facts.length === 0) return null;
  const named = productsNamed(lead);
  return cited(
    `They name ${listed(named, 3)}: ask what runs there today and what has to change.`,
    facts,
  );
}

function signal(lead: LeadProfile, find: Citing): Cited | null {
  const [first] = lead.signals;
  if (first === undefined || !isPlainName(first)) return null;
  return cited(
    `“${capitalised(slugWords(first))}” is on file: ask what that changes for them, and by when.`,
    find.one('signal', 0),
  );
}

/** Systems that everything else has to exchange data with. */
const BACKBONE = /\b(?:sap|oracle|netsuite|dynamics|workday|epic|cerner|sage|odoo|infor|datev)\b/i;

function stack(lead: LeadProfile, find: Citing): Cited | null {
  const tools = toolNames(lead).filter(isPlainName);
  if (tools.length === 0) return null;
  const backbone =
    tools.find((tool) => BACKBONE.test(tool)) ?? (tools.length === 1 ? tools[0] : null);
  const ask = backbone
    ? `ask what has to flow in and out of ${backbone} from day one, and who looks after it.`
    : 'ask which of these a new tool must work with from day one.';
  return cited(`They run ${listed(tools, 4)}: ${ask}`, find.ids('stack'));
}

/** What each level of a company is asked. */
const BY_LEVEL: Readonly<Record<LeadProfile['seniority'], string>> = {
  'c-level': 'ask what they will judge this by in a year, and who runs it day to day.',
  vp: 'ask what they have to show for it, and who else must agree.',
  director: 'ask what they have to show for it, and who else must agree.',
  manager: 'ask who signs in the end, and what that person will want to know.',
  staff: 'ask who signs in the end, and what that person will want to know.',
  unknown: 'ask what it has to change in their week, and who signs in the end.',
};

function role(lead: LeadProfile, find: Citing): Cited | null {
  if (lead.title === null || !isPlainName(lead.title)) return null;
  return cited(
    `You are talking to the ${lead.title}: ${BY_LEVEL[lead.seniority]}`,
    find.ids('role'),
  );
}

function gaps(lead: LeadProfile, account: AccountView | null, find: Citing): Cited | null {
  if (account !== null || (lead.industry !== 'unknown' && lead.size !== 'unknown')) return null;
  return cited(
    'Little is on file about them: ask what they do, how many people would use it, and how they solve it today.',
    find.ids('unknown'),
  );
}
