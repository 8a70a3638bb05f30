// What the audit finds, each kind planted once, and nothing in clean data.
import { describe, expect, it } from 'vitest';
import { type AccountInput, accountSchema } from '../../../src/leads/account.ts';
import { type LeadInput, leadSchema } from '../../../src/leads/lead.ts';
import { normaliseLead } from '../../../src/leads/normalise.ts';
import { type AuditInput, auditData } from '../../../src/roster/audit/audit.ts';
import { type RepInput, repSchema } from '../../../src/roster/rep.ts';
import { type Load, NO_LOAD } from '../../../src/roster/roster.ts';

const NOW = '2026-03-02T10:00:00.000Z';

function lead(id: string, input: Partial<LeadInput> = {}, personKey: string | null = null) {
  return { profile: normaliseLead(leadSchema.parse({ id, ...input }), NOW), personKey };
}
function rep(id: string, input: Partial<RepInput> = {}) {
  return repSchema.parse({ id, name: id, ...input });
}
function account(id: string, input: Partial<AccountInput> = {}) {
  return accountSchema.parse({ id, name: id, ...input });
}
function busy(...ids: string[]): Map<string, Load> {
  return new Map(ids.map((id) => [id, { ...NO_LOAD, lastAssignedAt: '2026-03-01T10:00:00.000Z' }]));
}
function audit(input: Partial<AuditInput>) {
  return auditData(
    { leads: [], reps: [], accounts: [], loads: new Map(), stranded: [], ...input },
    NOW,
  );
}

describe('the data audit', () => {
  it('finds nothing in clean data', () => {
    const clean = audit({
      leads: [lead('l1', { company: { industry: 'Retail' } }, 'p1'), lead('l2', {}, 'p2')],
      reps: [rep('ada', { records: [{ won: 3, n: 9, asOf: '2026-01-31' }], territories: ['US'] })],
      accounts: [
        account('acme', { domains: ['acme.com'], ownerId: 'ada' }),
        account('globex', { domains: ['globex.com'], parentId: 'acme' }),
      ],
      loads: busy('ada'),
    });
    expect(clean).toMatchObject({
      duplicates: [],
      unmapped: [],
      staleReps: [],
      staleRecords: [],
      dangling: [],
    });
    expect(clean.counts).toEqual({ leads: 2, reps: 1, accounts: 2 });
  });

  it('counts how many say each thing', () => {
    const { completeness } = audit({
      leads: [
        lead('l1', { company: { industry: 'Retail', country: 'US' } }),
        lead('l2', { company: { industry: 'Basket weaving' } }),
      ],
      reps: [rep('ada'), rep('gone', { active: false, email: 'g@x.com' })],
    });
    const of = (subject: string, field: string) =>
      completeness.find((line) => line.subject === subject && line.field === field);
    expect(of('lead', 'industry')).toEqual({
      subject: 'lead',
      field: 'industry',
      filled: 1,
      of: 2,
      share: 0.5,
    });
    expect(of('lead', 'region')).toMatchObject({ filled: 1 });
    expect(of('rep', 'e-mail')).toMatchObject({ filled: 0, of: 1, share: 0 });
    expect(of('account', 'owner')).toMatchObject({ of: 0, share: 1 });
  });

  it('finds accounts, reps and leads that are there twice', () => {
    const { duplicates } = audit({
      accounts: [
        account('a1', { name: 'Acme Inc.', domains: ['acme.com'] }),
        account('a2', { name: 'ACME Corporation', domains: ['https://www.acme.com'] }),
        account('a3', { name: 'Globex Trading' }),
        account('a4', { name: 'Globex Tradings' }),
        account('a5', { name: 'Delta Airlines' }),
        account('a6', { name: 'Delta Faucet' }),
      ],
      reps: [
        rep('r1', { name: 'Zoë Quine', email: 'Z@x.com' }),
        rep('r2', { name: 'Zoe Quine', email: 'z@x.com ' }),
        rep('r3', { name: 'Zoe Quine', active: false }),
      ],
      leads: [lead('l1', {}, 'p'), lead('l2', {}, 'p'), lead('l3', {}, null), lead('l4', {}, null)],
    });
    expect(duplicates.map(({ subject, ids }) => [subject, ...ids])).toEqual([
      ['account', 'a1', 'a2'],
      ['account', 'a1', 'a2'],
      ['account', 'a3', 'a4'],
      ['rep', 'r1', 'r2'],
      ['rep', 'r1', 'r2'],
      ['lead', 'l1', 'l2'],
    ]);
    expect(duplicates[0]?.because).toBe('domain acme.com');
  });

  it('counts unmapped values, the most frequent first', () => {
    const { unmapped } = audit({
      leads: [
        lead('l1', { company: { industry: 'Basket weaving' }, message: 'ok' }),
        lead('l2', { company: { industry: 'Basket weaving', employees: 'many' } }),
      ],
      reps: [rep('ada', { territories: ['Rhein-Main'] })],
      accounts: [account('a', { country: 'Atlantis' })],
    });
    expect(unmapped.map(({ subject, field, raw, count }) => [subject, field, raw, count])).toEqual([
      ['lead', 'company.industry', 'Basket weaving', 2],
      ['lead', 'company.employees', 'many', 1],
      ['account', 'country', 'Atlantis', 1],
      ['rep', 'territories', 'Rhein-Main', 1],
    ]);
  });

  it('finds reps who seem to be gone, and leaves those who are away or new', () => {
    const away = { absences: [{ from: '2026-01-01T00:00:00Z', to: '2026-03-20T00:00:00Z' }] };
    const { staleReps } = audit({
      reps: [
        rep('idle'),
        rep('never'),
        rep('busy'),
        rep('away', away),
        rep('new', { startedOn: '2026-02-20' }),
        rep('boss', { role: 'manager', capacity: { open: 0 } }),
        rep('left', { active: false }),
        rep('slow', { ramp: { until: '2026-01-31', share: 0.5 } }),
      ],
      loads: new Map([
        ...busy('busy', 'slow'),
        ['idle', { ...NO_LOAD, lastAssignedAt: '2025-12-02T10:00:00.000Z' }],
      ]),
    });
    expect(staleReps).toEqual([
      { repId: 'idle', because: 'no lead for 90 days' },
      { repId: 'never', because: 'never had a lead' },
      { repId: 'slow', because: 'the ramp ended on 2026-01-31' },
    ]);
  });

  it('finds win rates without sample, without date and out of date', () => {
    const { staleRecords } = audit({
      reps: [
        rep('ada', {
          records: [
            { rate: 0.7, asOf: '2026-01-01' },
            { scope: { industry: 'retail' }, won: 2, n: 4, asOf: '2024-03-01' },
            { won: 1, n: 2 },
          ],
        }),
      ],
    });
    expect(staleRecords.map(({ kind, ageDays }) => [kind, ageDays])).toEqual([
      ['no_sample', 60],
      ['old', 731],
      ['undated', null],
    ]);
  });

  it('finds other figures without sample, without date and out of date, and no figure that is not there', () => {
    const { staleFigures } = audit({
      reps: [
        rep('ada', {
          response: { medianMinutes: 12, n: 40, asOf: '2024-03-01' },
          dealSize: { usd: 20_000 },
          cycle: { days: 61, n: 12, asOf: '2026-02-01' },
          stages: { Proposal: 3 },
        }),
        rep('new'),
      ],
    });
    expect(staleFigures.map(({ figure, kind, ageDays }) => [figure, kind, ageDays])).toEqual([
      ['response time', 'old', 731],
      ['deal size', 'no_sample', null],
      ['deal size', 'undated', null],
      ['pipeline stages', 'undated', null],
    ]);
  });

  it('finds references that lead nowhere', () => {
    const { dangling } = audit({
      reps: [rep('ada', { managerId: 'nobody' }), rep('left', { active: false })],
      accounts: [
        account('a', {
          ownerId: 'left',
          parentId: 'b',
          csmId: 'ada',
          doNotAssign: ['left', 'ghost'],
        }),
      ],
    });
    expect(dangling.map(({ id, field, to, because }) => `${id} ${field} ${to} ${because}`)).toEqual(
      [
        'ada managerId nobody missing',
        'a ownerId left not active',
        'a doNotAssign ghost missing',
        'a parentId b missing',
      ],
    );
  });
});
