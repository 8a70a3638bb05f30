// Opportunity history becomes reps with records, accounts and outcomes; what is odd is reported.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { accountSchema } from '../../../src/leads/account.ts';
import { historyToRoster } from '../../../src/roster/import/history.ts';
import { historyMappingSchema } from '../../../src/roster/import/history-mapping.ts';
import { repSchema } from '../../../src/roster/rep.ts';

const examples = new URL('../../../docs/examples/history/', import.meta.url);

function example(name: string) {
  return historyMappingSchema.parse(parse(readFileSync(new URL(name, examples), 'utf8')));
}

const teams = [
  { sales_agent: 'Ada Byron', manager: 'Grace Hopper', regional_office: 'East' },
  { sales_agent: 'Alan Kay', manager: 'Grace Hopper', regional_office: 'East' },
];
const accounts = [
  {
    account: 'Acme Corporation',
    sector: 'technolgy',
    employees: '2822',
    office_location: 'United States',
    subsidiary_of: '',
  },
  {
    account: 'Betatech',
    sector: 'medical',
    employees: '495',
    office_location: 'Philipines',
    subsidiary_of: 'Acme Corporation',
  },
];

function opportunity(id: string, stage: string, over: Record<string, string> = {}) {
  return {
    opportunity_id: id,
    sales_agent: 'Ada Byron',
    product: 'GTX Pro',
    account: 'Acme Corporation',
    deal_stage: stage,
    engage_date: '10/20/2016',
    close_date: stage === 'Won' || stage === 'Lost' ? '3/1/2017' : '',
    close_value: stage === 'Won' ? '1054' : '0',
    ...over,
  };
}

const rows = [
  opportunity('O1', 'Won'),
  opportunity('O2', 'Won', { product: 'GTXPro', close_date: '4/1/2017' }),
  opportunity('O3', 'Lost', { account: 'Betatech' }),
  opportunity('O4', 'Lost', { account: '' }),
  opportunity('O5', 'Engaging', { close_value: '' }),
  opportunity('O6', 'Vanished'),
  opportunity('O7', 'Won', { engage_date: '20/10/2016' }),
];

describe('the history of a CRM export', () => {
  const history = historyToRoster(rows, example('crm-opportunities.yaml'), { accounts, teams });

  it('gives each rep a record by scope with sample and date', () => {
    const ada = history.reps.find((rep) => rep.id === 'ada-byron');
    expect(ada).toEqual({
      id: 'ada-byron',
      name: 'Ada Byron',
      team: 'East',
      managerId: 'grace-hopper',
      records: [
        { scope: {}, won: 2, n: 4, asOf: '2017-04-01' },
        { scope: { industry: 'healthcare' }, won: 0, n: 1, asOf: '2017-03-01' },
        { scope: { industry: 'technology' }, won: 2, n: 2, asOf: '2017-04-01' },
        { scope: { size: '1001-5000' }, won: 2, n: 2, asOf: '2017-04-01' },
        { scope: { size: '201-500' }, won: 0, n: 1, asOf: '2017-03-01' },
      ],
      dealSize: { usd: 1054, n: 2, asOf: '2017-04-01' },
      cycle: { days: 132, n: 2, asOf: '2017-04-01' },
      stages: { Engaging: 1 },
      stagesAsOf: '2017-04-01',
    });
  });

  it('lists those without a deal, and managers without capacity', () => {
    expect(history.reps.map((rep) => [rep.id, rep.role, rep.records?.length ?? 0])).toEqual([
      ['ada-byron', undefined, 5],
      ['alan-kay', undefined, 0],
      ['grace-hopper', 'manager', 0],
    ]);
    expect(history.reps.find((rep) => rep.id === 'grace-hopper')?.capacity).toEqual({ open: 0 });
  });

  it('gives accounts their industry, size, country, parent and standing', () => {
    expect(history.accounts).toEqual([
      {
        id: 'acme',
        name: 'Acme Corporation',
        status: 'customer',
        industry: 'technology',
        employees: 2822,
        country: 'US',
      },
      {
        id: 'betatech',
        name: 'Betatech',
        parentId: 'acme',
        status: 'prospect',
        industry: 'healthcare',
        employees: 495,
        country: 'PH',
      },
    ]);
  });

  it('gives outcomes with levels, amount and cycle, two spellings of a product as one', () => {
    expect(history.outcomes).toHaveLength(4);
    expect(history.outcomes[1]).toEqual({
      id: 'O2',
      repId: 'ada-byron',
      accountId: 'acme',
      levels: { rep: 'ada-byron', product: 'GTX Pro', industry: 'technology', size: '1001-5000' },
      won: true,
      amountUsd: 1054,
      receivedAt: null,
      engagedAt: '2016-10-20T00:00:00.000Z',
      closedAt: '2017-04-01T00:00:00.000Z',
      responseMinutes: null,
      cycleDays: 163,
    });
  });

  it('reports refused rows with their place, and counts the rest', () => {
    const { errors, ...report } = history.report;
    expect(report).toMatchObject({
      rows: 7,
      won: 2,
      lost: 2,
      open: 1,
      from: '2016-10-20T00:00:00.000Z',
      to: '2017-04-01T00:00:00.000Z',
    });
    expect(errors).toEqual([
      {
        row: 7,
        column: 'deal_stage',
        value: 'Vanished',
        expected: 'one of won, lost, engaging, prospecting',
      },
      {
        row: 8,
        column: 'engage_date',
        value: '20/10/2016',
        expected: expect.stringContaining('month first'),
      },
    ]);
  });

  it('invents no speciality, territory, owner or language', () => {
    for (const rep of history.reps)
      expect(Object.keys(rep)).not.toEqual(expect.arrayContaining(['specialities']));
    expect(
      history.reps.some((rep) => rep.territories !== undefined || rep.languages !== undefined),
    ).toBe(false);
    expect(history.accounts.some((account) => account.ownerId !== undefined)).toBe(false);
  });

  it('counts the whole team by scope', () => {
    expect(history.records[0]).toEqual({ scope: {}, won: 2, n: 4, asOf: '2017-04-01' });
  });

  it('gives what the schemas of reps and accounts take', () => {
    for (const rep of history.reps) expect(() => repSchema.parse(rep)).not.toThrow();
    for (const account of history.accounts)
      expect(() => accountSchema.parse(account)).not.toThrow();
  });

  it('takes the order of rows for nothing but the order of outcomes', () => {
    const other = historyToRoster([...rows].reverse(), example('crm-opportunities.yaml'), {
      accounts,
      teams,
    });
    expect(other.reps).toEqual(history.reps);
    expect(other.accounts).toEqual(history.accounts);
    expect(other.records).toEqual(history.records);
  });
});

describe('the history of a funnel with timestamps', () => {
  const application = (id: string, over: Record<string, string>) => ({
    case_id: id,
    complete_rep: '10910',
    lead_queued: '',
    outcome: 'activated',
    amount: '6000',
    complete_queued: '2011-10-01T09:00:00Z',
    complete_start: '2011-10-01T09:10:00Z',
    outcome_ts: '2011-10-11T09:00:00Z',
    ...over,
  });
  const history = historyToRoster(
    [
      application('1', {}),
      application('2', {
        outcome: 'declined',
        complete_start: '2011-10-01T10:00:00Z',
        lead_queued: '2011-10-01T08:00:00Z',
      }),
      application('3', { outcome: 'cancelled', complete_start: '2011-10-01T08:00:00Z' }),
      application('4', { complete_rep: '112' }),
      application('5', { complete_rep: '' }),
      application('6', { outcome: 'open', outcome_ts: '' }),
    ],
    example('loan-applications.yaml'),
  );

  it('gives response times with their sample, without impossible ones', () => {
    // 10, 60 and (the open one) 10 minutes; a touch before the queue counts for nothing.
    expect(history.reps[0]?.response).toEqual({
      medianMinutes: 10,
      p90Minutes: 60,
      n: 3,
      asOf: '2011-10-01',
    });
  });

  it('tells leads from direct applications, and amounts in bands for learning', () => {
    expect(history.outcomes.map(({ levels }) => [levels.source, levels.amount])).toEqual([
      ['direct', '5000 to 7500'],
      ['lead', '5000 to 7500'],
      ['direct', '5000 to 7500'],
    ]);
  });

  it('skips rows that say nothing about a rep, and says how many', () => {
    expect(history.report.skipped).toEqual([
      { because: 'complete_rep is "112"', count: 1 },
      { because: 'complete_rep is ""', count: 1 },
    ]);
    expect(history.report.errors).toEqual([]);
  });
});

describe('companies in two spellings', () => {
  const mapping = historyMappingSchema.parse({
    rep: 'rep',
    account: 'company',
    stage: { column: 'stage', won: ['Won'], lost: ['Lost'] },
    closedAt: 'closed',
    accounts: { owner: 'latest_won' },
  });
  const deal = (rep: string, company: string, stage: string, closed: string) => ({
    rep,
    company,
    stage,
    closed,
  });
  const history = historyToRoster(
    [
      deal('Ada', 'Müller Maschinenbau GmbH', 'Won', '2026-01-05'),
      deal('Alan', 'Mueller Maschinenbau', 'Won', '2026-02-05'),
      deal('Ada', 'Müller Maschinenbau', 'Lost', '2026-03-05'),
    ],
    mapping,
  );

  it('are one account, which says so', () => {
    expect(history.accounts).toEqual([
      {
        id: 'muller-maschinenbau',
        name: 'Müller Maschinenbau GmbH',
        aliases: ['Mueller Maschinenbau', 'Müller Maschinenbau'],
        status: 'customer',
        ownerId: 'alan',
      },
    ]);
    expect(history.report.merged).toEqual([
      {
        id: 'muller-maschinenbau',
        names: ['Müller Maschinenbau GmbH', 'Mueller Maschinenbau', 'Müller Maschinenbau'],
      },
    ]);
  });
});

describe('mappings', () => {
  it('in the examples are valid', () => {
    const files = readdirSync(examples).filter((file) => file.endsWith('.yaml'));
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) expect(() => example(file)).not.toThrow();
  });

  it('that join a table which is not given are refused', () => {
    expect(() => historyToRoster([], example('crm-opportunities.yaml'), { accounts })).toThrow(
      '"teams", which is not given',
    );
  });
});
