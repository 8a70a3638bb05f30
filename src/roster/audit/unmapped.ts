// Values that no rule of ours fits, with how often they occur: each is an alias to add or a field to fix.
import type { Account } from '../../leads/account.ts';
import { explainAccount } from '../../leads/normalise-account.ts';
import type { Mapping } from '../../leads/profile.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { explainRep } from '../normalise-rep.ts';
import type { Rep } from '../rep.ts';
import type { AuditedLead } from './audited-lead.ts';

/** `how` is the reason that the reading gave. */
export type UnmappedValue = {
  subject: 'lead' | 'rep' | 'account';
  field: string;
  raw: string;
  count: number;
  how: string;
};

/** What was too short or too mixed to tell is no fault of the data. */
const NO_FAULT = new Set(['message (language)']);

/** Most frequent first. */
export function unmappedIn(
  leads: readonly AuditedLead[],
  reps: readonly Rep[],
  accounts: readonly Account[],
  reads: Readers = OUR_READERS,
): UnmappedValue[] {
  const byValue = new Map<string, UnmappedValue>();
  const count = (subject: UnmappedValue['subject'], mappings: readonly Mapping[]): void => {
    for (const { field, raw, to, how } of mappings) {
      if (to !== 'unknown' || NO_FAULT.has(field)) continue;
      const key = `${subject} ${field} ${raw}`;
      const known = byValue.get(key);
      if (known === undefined) byValue.set(key, { subject, field, raw, count: 1, how });
      else known.count += 1;
    }
  };
  for (const { profile } of leads) count('lead', profile.mappings);
  for (const rep of reps) count('rep', explainRep(rep, reads).mappings);
  for (const account of accounts) count('account', explainAccount(account, reads).mappings);
  return [...byValue.values()].sort(
    (a, b) =>
      b.count - a.count || (a.field < b.field || (a.field === b.field && a.raw < b.raw) ? -1 : 1),
  );
}
