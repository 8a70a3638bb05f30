// What to say first, and what to ask after it; each point rests on facts of the lead or account alone.
import type { LeadProfile } from '../../leads/profile.ts';
import { capitalised, slugWords } from '../../leads/values/wording.ts';
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
  return cited(find.texts.points.withheld, find.ids('message'));
}

/** What may not be said back, where the opening is about something else. */
function guarded({ guarded: said, opener }: Reading, find: Citing): Cited | null {
  return said === null || opener === null ? null : unsaid(said, find);
}

/** A colleague's remark is not the customer's. */
function note({ note: noted }: Reading, find: Citing): Cited | null {
  if (noted === null) return null;
  return cited(
    find.texts.points.noted(inQuotes(noted.text, find)),
    find.one('message', noted.piece),
  );
}

/** Another of their sentences with something at stake. */
function also(
  { also: said, opener, guarded: kept, corrects }: Reading,
  find: Citing,
): Cited | null {
  if (said === null || [opener, kept, corrects].includes(said)) return null;
  return cited(
    find.texts.points.also(inQuotes(said.text, find), said.stake === 'silence'),
    find.one('message', said.piece),
  );
}

/** Behind an open ticket their own words come second. */
function message(account: AccountView | null, { point }: Reading, find: Citing): Cited | null {
  const { open = 0, critical = 0 } = account?.tickets ?? {};
  if (open + critical === 0 || point === null) return null;
  return cited(
    find.texts.points.behindTicket(inQuotes(point.text, find), point.isQuestion),
    find.one('message', point.piece),
  );
}

function question({ question: said, opener }: Reading, find: Citing): Cited | null {
  if (said === null || said === opener) return null;
  if (said.topic === 'compare') {
    return cited(find.texts.points.comparison, find.one('message', said.piece));
  }
  return cited(
    find.texts.points.question(inQuotes(said.text, find), said.topic === 'price'),
    find.one('message', said.piece),
  );
}

function date({ date: said, opener, guarded: kept }: Reading, find: Citing): Cited | null {
  if (said === null || said === opener || said === kept) return null;
  return cited(find.texts.points.date(inQuotes(said.text, find)), find.one('message', said.piece));
}

function former(account: AccountView | null, first: Cited | null, find: Citing): Cited | null {
  const facts = find.ids('account_status');
  if (account?.status !== 'former' || first?.facts.join() === facts.join()) return null;
  return cited(find.texts.points.former, facts);
}

function demo(lead: LeadProfile, { point }: Reading, find: Citing): Cited | null {
  if (point === null || point.topic === 'demo' || !/demo/i.test(lead.source)) return null;
  return cited(find.texts.points.demo, find.ids('source'));
}

function engagements(lead: LeadProfile, first: Cited | null, find: Citing): (Cited | null)[] {
  const { points, words } = find.texts;
  return lead.engagement.map((entry, i) => {
    const fact = find.one('engagement', i);
    const { name, count } = entry;
    // A deed that the opening speaks of is not brought up again.
    if (!isPlainName(name) || fact.some((id) => first?.facts.includes(id))) return null;
    if (/pric(e|ing)/i.test(name)) {
      return cited(points.pricing(count > 1 ? words.times(count) : null), fact);
    }
    if (/roi|calculator|business case|tco/i.test(name)) {
      return cited(points.calculator(name, /roi calculator/i.test(name)), fact);
    }
    if (/case stud|customer stor/i.test(name)) {
      return cited(points.story(name), fact);
    }
    if (/integrat|security|migrat|compar|docs/i.test(name)) {
      return cited(points.lookedInto(name), fact);
    }
    return null;
  });
}

function product(lead: LeadProfile, find: Citing): Cited | null {
  const facts = find.ids('product');
  if (facts.length === 0) return null;
  const named = productsNamed(lead);
  const { points, words } = find.texts;
  return cited(points.product(words.listed(named, 3)), facts);
}

function signal(lead: LeadProfile, find: Citing): Cited | null {
  const [first] = lead.signals;
  if (first === undefined || !isPlainName(first)) return null;
  return cited(find.texts.points.signal(capitalised(slugWords(first))), find.one('signal', 0));
}

/** Systems that everything else has to exchange data with. */
const BACKBONE = /\b(?:sap|oracle|netsuite|dynamics|workday|epic|cerner|sage|odoo|infor|datev)\b/i;

function stack(lead: LeadProfile, find: Citing): Cited | null {
  const tools = toolNames(lead).filter(isPlainName);
  if (tools.length === 0) return null;
  const backbone =
    tools.find((tool) => BACKBONE.test(tool)) ?? (tools.length === 1 ? tools[0] : null);
  const { points, words } = find.texts;
  return cited(points.stack(words.listed(tools, 4), backbone ?? null), find.ids('stack'));
}

function role(lead: LeadProfile, find: Citing): Cited | null {
  if (lead.title === null || !isPlainName(lead.title)) return null;
  const { points } = find.texts;
  return cited(points.role(lead.title, points.byLevel[lead.seniority]), find.ids('role'));
}

function gaps(lead: LeadProfile, account: AccountView | null, find: Citing): Cited | null {
  if (account !== null || (lead.industry !== 'unknown' && lead.size !== 'unknown')) return null;
  return cited(find.texts.points.gaps, find.ids('unknown'));
}
