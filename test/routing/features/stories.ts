// What surrounds the choice: owners, the advisor's room, and how a lead is read.

import { worthAsking } from '../../../src/advisor/worth-asking.ts';
import type { LeadInput } from '../../../src/leads/lead.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { decide, type Evaluation } from '../../../src/selection/decide.ts';
import {
  type ClaimedNeed,
  verifiedNeed,
  withNeeds,
} from '../../../src/selection/free-text/needs.ts';
import { account, type Case } from './case.ts';

const AWAY = (delegateId: string | null) => [
  { from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z', delegateId },
];
const STAYS = { kind: 'not_absent' as const, code: 'not_absent' };
const CAPS = { kind: 'capacity' as const, code: 'capacity' };
const rate = (value: number) => ({ records: [{ rate: value, n: 400 }] });
const owned = (over: Parameters<typeof account>[0]) => ({ account: account(over) });

const CUSTOMER = { status: 'customer' as const, ownerId: 'ann', csmId: 'bob' };
const GATE = { kind: 'pipeline' as const, code: 'gate', below: 80 };

export const OWNERS: readonly Case[] = [
  {
    id: 'owner-running-lead',
    with: { over: { runningOwnerId: 'bob' } },
    without: { over: { runningOwnerId: null } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-account',
    with: { over: owned({ ownerId: 'bob' as never }) },
    without: { policy: { ownership: { order: ['running_lead'] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-parent',
    with: { over: owned({ parentOwnerId: 'bob' }) },
    without: { policy: { ownership: { order: ['running_lead', 'account_owner'] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-company-recent',
    with: {
      over: { account: null, companyOwnerId: 'bob' },
      policy: { ownership: { order: ['company_recent'] } },
    },
    without: { policy: { ownership: { order: ['running_lead'] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-order',
    with: {
      over: { ...owned({ ownerId: 'bob' }), runningOwnerId: 'ann' },
      policy: { ownership: { order: ['account_owner', 'running_lead'] } },
    },
    without: { policy: { ownership: { order: ['running_lead', 'account_owner'] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-when',
    with: { over: owned({ ownerId: 'bob' }), policy: { ownership: { when: 'account.named' } } },
    without: { policy: { ownership: {} } },
    comes: ['ann', 'bob'],
  },
  {
    id: 'customers-to',
    with: {
      over: owned({ status: 'customer', ownerId: 'ann', csmId: 'bob' }),
      policy: { ownership: { customersTo: 'csm' } },
    },
    without: { policy: { ownership: { customersTo: 'owner' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'critical-tickets',
    with: {
      over: owned({
        status: 'customer',
        ownerId: 'ann',
        csmId: 'bob',
        tickets: { open: 4, critical: 1 },
      }),
    },
    without: {
      over: owned({
        status: 'customer',
        ownerId: 'ann',
        csmId: 'bob',
        tickets: { open: 4, critical: 0 },
      }),
    },
    comes: ['bob', 'ann'],
  },
  {
    id: 'critical-tickets-from',
    with: {
      over: owned({ ...CUSTOMER, tickets: { open: 2, critical: 2 } }),
      policy: { ownership: { criticalTicketsFrom: 3 } },
    },
    without: { policy: { ownership: {} } },
    comes: ['ann', 'bob'],
  },
  {
    id: 'binds-owners',
    with: {
      bob: { pipeline: { pct: 90 } },
      over: owned({ ownerId: 'bob' }),
      policy: { must: [{ ...GATE, bindsOwners: true }] },
    },
    without: { policy: { must: [GATE] } },
    comes: ['ann', 'bob'],
  },
  {
    id: 'owner-away-delegate',
    with: {
      cat: { absences: AWAY('bob') },
      over: owned({ ownerId: 'cat' }),
      policy: { must: [STAYS], ownership: { whenAway: 'delegate' } },
    },
    without: { policy: { must: [STAYS], ownership: { whenAway: 'pool' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'owner-away-hold',
    with: {
      cat: { absences: AWAY(null) },
      over: owned({ ownerId: 'cat' }),
      policy: { must: [STAYS], ownership: { whenAway: 'hold' } },
    },
    without: { policy: { must: [STAYS], ownership: { whenAway: 'pool' } } },
    comes: ['waits: owner_away', 'ann'],
  },
  {
    id: 'owner-full',
    with: {
      cat: { capacity: { open: 1 } },
      loads: { cat: { open: 1 } },
      over: owned({ ownerId: 'cat' }),
      policy: { must: [CAPS], ownership: { whenFull: 'hold' } },
    },
    without: { policy: { must: [CAPS], ownership: { whenFull: 'pool' } } },
    comes: ['waits: owner_away', 'ann'],
  },
  {
    id: 'owner-left',
    with: {
      cat: { active: false, managerId: 'bob' },
      over: owned({ ownerId: 'cat' }),
      policy: { must: [{ kind: 'active', code: 'active' }], ownership: { whenLeft: 'manager' } },
    },
    without: {
      policy: { must: [{ kind: 'active', code: 'active' }], ownership: { whenLeft: 'pool' } },
    },
    comes: ['bob', 'ann'],
  },
];

const mayChoose = ({ withinMargin }: Evaluation) => withinMargin.join(' or ');
const shown = ({ shortlist }: Evaluation) => shortlist.map(({ rep }) => rep.id).join(', ');
const asked = (evaluation: Evaluation) =>
  worthAsking(evaluation, { mode: 'sync', configured: true, off: null, remainingMs: 5_000 }) ??
  'asked';

/** What a lead says it needs, read from its words and held against the policy. */
function needs(claim: Omit<ClaimedNeed, 'repId'>, given: Pick<Case['with'], 'ann' | 'bob'>): Case {
  const said = `Hello, ${claim.quote}, please.`;
  const { kind } = claim;
  const effect = kind === 'language' ? ('must' as const) : ('prefer' as const);
  const policy = (to: 'must' | 'prefer' | 'note'): Omit<Partial<PolicyInput>, 'name'> => ({
    advisor: { needs: { [kind]: to } },
  });
  return {
    id: `need-${kind}`,
    shows: effect === 'must' ? 'need_1' : 'prefer-need_1',
    with: { ...given, lead: { message: said }, policy: policy(effect) },
    without: { policy: policy('note') },
    comes: ['bob', 'ann'],
    seen: (evaluation) => {
      const found = verifiedNeed(
        { ...claim, repId: kind === 'named_person' ? 'bob' : null },
        said,
        evaluation.snapshot,
      );
      if (!('need' in found)) throw new Error(found.because);
      return decide(withNeeds(evaluation.snapshot, [found.need]));
    },
  };
}

export const ADVISOR: readonly Case[] = [
  {
    id: 'advisor-margin',
    with: {
      ann: rate(0.36),
      bob: rate(0.32),
      policy: { advisor: { marginPoints: 5 } },
    },
    without: { policy: { advisor: { marginPoints: 0 } } },
    comes: ['ann or bob', 'ann'],
    read: mayChoose,
  },
  {
    id: 'advisor-shortlist',
    with: { policy: { advisor: { shortlist: 1 } } },
    without: { policy: { advisor: { shortlist: 5 } } },
    comes: ['ann', 'ann, bob'],
    read: shown,
  },
  {
    id: 'advisor-ask',
    with: { policy: { advisor: { ask: 'never' } } },
    without: { policy: { advisor: { ask: 'when_useful' } } },
    comes: ['policy_never_asks', 'asked'],
    read: asked,
  },
  needs(
    { kind: 'language', value: 'German', quote: 'could somebody call us in German' },
    { bob: { languages: ['en', 'de'] } },
  ),
  needs(
    { kind: 'product', value: 'SAP', quote: 'we need help with SAP' },
    { bob: { specialities: { products: ['sap'] } } },
  ),
  needs(
    { kind: 'industry', value: 'retail', quote: 'we are a retail chain' },
    { bob: { specialities: { industries: ['retail'] } } },
  ),
  needs(
    { kind: 'urgency', value: 'today', quote: 'we need this today' },
    {
      ann: { ...rate(0.31), response: { medianMinutes: 60 } },
      bob: { response: { medianMinutes: 5 } },
    },
  ),
  needs({ kind: 'named_person', value: 'Bob', quote: 'I spoke with Bob before' }, {}),
];

type Posted = Omit<LeadInput, 'id'>;

/** A posted lead that is read so that a rule speaks; what is left out is unknown and passes. */
function readAs(
  id: string,
  posted: Posted,
  plain: Posted,
  given: Pick<Case['with'], 'ann' | 'bob' | 'policy'>,
): Case {
  return {
    id,
    with: { ...given, posted },
    without: { posted: plain },
    comes: ['bob', 'ann'],
  };
}

const speciality = (of: 'industry' | 'size' | 'product') => ({
  must: [{ kind: 'speciality' as const, code: 'field', of }],
});
const leads = (require: string) => ({
  must: [{ kind: 'role' as const, code: 'seniors', roles: ['senior_ae'], when: require }],
});
const SENIOR = { bob: { role: 'senior_ae' as const } };

export const READING: readonly Case[] = [
  readAs(
    'read-industry',
    { company: { industry: 'Maschinenbau' } },
    {},
    { bob: { specialities: { industries: ['manufacturing'] } }, policy: speciality('industry') },
  ),
  readAs(
    'read-size',
    { company: { employees: 850 } },
    {},
    { bob: { specialities: { sizes: ['501-1000'] } }, policy: speciality('size') },
  ),
  readAs(
    'read-products',
    { message: 'We run Salesforce and want to connect it.' },
    { message: 'We want to connect it.' },
    { bob: { specialities: { products: ['salesforce'] } }, policy: speciality('product') },
  ),
  readAs(
    'read-place',
    { company: { country: 'USA', region: 'New York' } },
    {},
    {
      ann: { territories: ['us-west'] },
      bob: { territories: ['us-northeast'] },
      policy: { must: [{ kind: 'territory', code: 'territory' }] },
    },
  ),
  readAs(
    'read-language',
    {
      message:
        'Guten Tag, wir suchen eine neue Software für unsere Fertigung und bitten um Rückruf.',
    },
    {},
    { bob: { languages: ['de'] }, policy: { must: [{ kind: 'language', code: 'language' }] } },
  ),
  readAs(
    'read-seniority',
    { contact: { title: 'Chief Operating Officer' } },
    {},
    { ...SENIOR, policy: leads('lead.seniority == "c-level"') },
  ),
  readAs(
    'read-source',
    { source: 'Request a demo' },
    {},
    { ...SENIOR, policy: leads('lead.source == "demo-request"') },
  ),
  readAs(
    'read-revenue',
    { company: { revenue: '$120M' } },
    {},
    { ...SENIOR, policy: leads('lead.revenueUsd >= 100000000.0') },
  ),
  readAs(
    'read-free-mail',
    { contact: { email: 'pat@gmail.com' } },
    { contact: { email: 'pat@acme-tools.example' } },
    { ...SENIOR, policy: leads('lead.freeMail') },
  ),
  readAs(
    'built-in-score',
    {
      source: 'Request a demo',
      contact: { title: 'VP Sales', email: 'pat@acme-tools.example' },
      company: { employees: 850, industry: 'Software' },
      engagement: [{ kind: 'page', name: 'Pricing', count: 5 }],
    },
    { contact: { email: 'pat@gmail.com' } },
    { ...SENIOR, policy: leads('lead.builtInScore > 50') },
  ),
  readAs(
    'recency',
    { engagement: [{ kind: 'page', name: 'Pricing', count: 3, lastAt: '2026-11-23T08:00:00Z' }] },
    { engagement: [{ kind: 'page', name: 'Pricing', count: 3, lastAt: '2026-05-23T08:00:00Z' }] },
    { ...SENIOR, policy: leads('lead.builtInScore >= 5') },
  ),
];
