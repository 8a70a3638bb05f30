// Two lists often count from 1: the same id may name two leads.
import { isSameName, likeness } from './company-name.ts';
import type { Lead } from './lead.ts';
import { personKey } from './person-key.ts';
import { fold } from './text/fold.ts';
import { locate } from './values/place.ts';

/**
 * Why a lead that comes under a stored id is not simply that lead again. `isAnother`: nothing says that the two
 * have to do with each other; else it may be one lead that was corrected.
 */
export type Difference = { isAnother: boolean; because: string };

/** What a lead says otherwise than the one stored under its id; null where it may be that lead again. */
export function differentLead(stored: Lead, sent: Lead): Difference | null {
  const company = differ(stored.company.name, sent.company.name, areAlike);
  const person = otherPerson(stored, sent);
  const sameDomain =
    stored.company.domain !== undefined && stored.company.domain === sent.company.domain;
  if (company && person !== false && !sameDomain)
    return { isAnother: true, because: `of ${stored.company.name}` };
  if (person === true && !saysSameCompany(stored, sent))
    return { isAnother: true, because: 'of another person' };
  if (person === true) return { isAnother: false, because: 'of another person' };
  const [before, now] = [stored, sent].map(countryOf);
  const moved = differ(before, now, (a, b) => a === b);
  return moved ? { isAnother: false, because: `in ${before}` } : null;
}

/** Below this likeness one name is no other spelling of the other. */
const ALIKE = 0.6;

function areAlike(before: string, now: string): boolean {
  return isSameName(before, now) || likeness(before, now).score >= ALIKE;
}

function saysSameCompany(stored: Lead, sent: Lead): boolean {
  const [before, now] = [stored.company.name, sent.company.name];
  return before !== undefined && now !== undefined && isSameName(before, now);
}

/** False where an address or number is the same, true where address and name both differ, null where neither shows. */
function otherPerson(stored: Lead, sent: Lead): boolean | null {
  const [person, other] = [stored, sent].map(({ contact }) =>
    personKey(contact.email, contact.phone),
  );
  if (person === null || other === null) return null;
  if (person === other) return false;
  const renamed = differ(stored.contact.name, sent.contact.name, (a, b) => fold(a) === fold(b));
  return renamed ? true : null;
}

function countryOf({ company }: Lead): string | undefined {
  const { country } = locate(company.country, company.region).location;
  return country === 'unknown' ? undefined : country;
}

function differ(
  before: string | undefined,
  now: string | undefined,
  isSame: (before: string, now: string) => boolean,
): boolean {
  return before !== undefined && now !== undefined && !isSame(before, now);
}
