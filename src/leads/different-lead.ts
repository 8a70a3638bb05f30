// Two lists often count from 1: the same id may name two leads.
import { isSameName } from './company-name.ts';
import type { Lead } from './lead.ts';
import { personKey } from './person-key.ts';

/**
 * In words, the stored lead where another one has its id: both name a company and the companies differ, and
 * nothing says that the person is the same. Null where it may be one lead that was corrected.
 */
export function differentLead(stored: Lead, sent: Lead): string | null {
  const [before, now] = [stored.company.name, sent.company.name];
  if (before === undefined || now === undefined || isSameName(before, now)) return null;
  const [person, other] = [stored, sent].map(({ contact }) =>
    personKey(contact.email, contact.phone),
  );
  const samePerson = person !== null && person === other;
  const sameDomain =
    stored.company.domain !== undefined && stored.company.domain === sent.company.domain;
  return samePerson || sameDomain ? null : `of ${before}`;
}
