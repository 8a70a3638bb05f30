// How many leads, reps and accounts say each thing that a decision can use.
import type { Account } from '../../leads/account.ts';
import { pipelinePct, type Rep } from '../rep.ts';
import type { AuditedLead } from './audited-lead.ts';

/** `share` is `filled` of all, 0–1; 1 where there is nothing to fill. */
export type Completeness = {
  subject: 'lead' | 'rep' | 'account';
  field: string;
  filled: number;
  of: number;
  share: number;
};

type Check<T> = readonly [field: string, filled: (one: T) => boolean];

const LEAD_CHECKS: readonly Check<AuditedLead>[] = [
  ['company name', ({ profile }) => profile.companyName !== null],
  ['company domain', ({ profile }) => profile.domain !== null],
  ['industry', ({ profile }) => profile.industry !== 'unknown'],
  ['size', ({ profile }) => profile.size !== 'unknown'],
  ['revenue', ({ profile }) => profile.revenueUsd !== null],
  ['country', ({ profile }) => profile.country !== 'unknown'],
  ['region', ({ profile }) => profile.regions.length > 0],
  ['language', ({ profile }) => profile.language !== 'unknown'],
  ['seniority', ({ profile }) => profile.seniority !== 'unknown'],
  ['source', ({ profile }) => profile.source !== 'unknown'],
  ['score', ({ profile }) => profile.score !== null],
  ['technology', ({ profile }) => profile.stack.length > 0],
  ['engagement', ({ profile }) => profile.engagement.length > 0],
  ['person', ({ personKey }) => personKey !== null],
];

const REP_CHECKS: readonly Check<Rep>[] = [
  [
    'specialities',
    ({ specialities: s }) => s.industries.length + s.sizes.length + s.products.length > 0,
  ],
  ['territories', ({ territories }) => territories.length > 0],
  ['opening hours', ({ hours }) => hours.week !== null],
  ['manager', ({ managerId, role }) => managerId !== null || role === 'manager'],
  ['pipeline', (rep) => pipelinePct(rep) !== null],
  ['record', ({ records }) => records.length > 0],
  ['record with sample', ({ records }) => records.some((record) => record.n !== null)],
  ['response time', ({ response }) => response.medianMinutes !== null],
  ['response time p90', ({ response }) => response.p90Minutes !== null],
  ['deal size', ({ dealSize }) => dealSize !== undefined],
  ['cycle length', ({ cycle }) => cycle !== undefined],
  ['pipeline stages', ({ stages }) => Object.keys(stages).length > 0],
  ['start date', ({ startedOn }) => startedOn !== null],
  ['e-mail', ({ email }) => email !== undefined],
];

const ACCOUNT_CHECKS: readonly Check<Account>[] = [
  ['domain', ({ domains }) => domains.length > 0],
  ['industry', ({ industry }) => industry !== undefined],
  ['employees', ({ employees }) => employees !== null],
  ['country', ({ country }) => country !== undefined],
  ['owner', ({ ownerId }) => ownerId !== null],
];

/** One line per field, in the order in which a decision reads them. Reps who are not active are left out. */
export function completenessOf(
  leads: readonly AuditedLead[],
  reps: readonly Rep[],
  accounts: readonly Account[],
): Completeness[] {
  const active = reps.filter((rep) => rep.active);
  return [
    ...LEAD_CHECKS.map((check) => lineOf('lead', check, leads)),
    ...REP_CHECKS.map((check) => lineOf('rep', check, active)),
    ...ACCOUNT_CHECKS.map((check) => lineOf('account', check, accounts)),
  ];
}

function lineOf<T>(
  subject: Completeness['subject'],
  [field, isFilled]: Check<T>,
  all: readonly T[],
): Completeness {
  const filled = all.filter(isFilled).length;
  return {
    subject,
    field,
    filled,
    of: all.length,
    share: all.length === 0 ? 1 : filled / all.length,
  };
}
