// Exports of the usual systems are known by the headers that they have, and read by them.
import { describe, expect, test } from 'vitest';
import { rowsFromCsv } from '../../../src/flows/roster/csv-rows.ts';
import {
  dealsMapping,
  foundPreset,
  kindByHeaders,
} from '../../../src/roster/import/found-preset.ts';
import { historyToRoster } from '../../../src/roster/import/history.ts';

const EXPORTS: Readonly<Record<string, string>> = {
  'Salesforce users':
    'Id,Username,LastName,FirstName,Name,Email,Title,IsActive,TimeZoneSidKey,ProfileId,ManagerId',
  'HubSpot users': 'First name,Last name,Email,Main team,Super admin,Status',
  'HubSpot owners': 'id,email,firstName,lastName,userId,createdAt,updatedAt,archived',
  'Salesforce accounts':
    'Id,Name,Type,ParentId,BillingCity,BillingState,BillingCountry,Website,Industry,NumberOfEmployees,OwnerId',
  'HubSpot companies':
    'Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Company Domain Name',
  'Salesforce leads':
    'Id,LastName,FirstName,Company,Title,State,Country,Email,Phone,LeadSource,Status,OwnerId,IsConverted,CreatedDate',
  'HubSpot contacts':
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Company Name,Job Title',
  'Dynamics leads':
    '(Do Not Modify) Lead,(Do Not Modify) Row Checksum,Name,Topic,Company Name,Status Reason,Created On,Email',
  'Pipedrive leads':
    'Lead - ID,Lead - Title,Lead - Owner,Person - Name,Person - Email,Organization - Name,Lead - Lead created',
  'Salesforce opportunities':
    'Id,AccountId,Name,StageName,Amount,CloseDate,LeadSource,OwnerId,CreatedDate',
  'HubSpot deals': 'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company',
  'Dynamics opportunities':
    '(Do Not Modify) Opportunity,Topic,Potential Customer,Est. Close Date,Est. Revenue,Status,Owner,Actual Revenue',
  'Pipedrive deals':
    'Deal - ID,Deal - Title,Deal - Owner,Deal - Organization,Deal - Status,Deal - Value,Deal - Currency',
};

test.each(Object.entries(EXPORTS))('%s', (name, headers) => {
  expect(foundPreset(headers.split(','))?.name).toBe(name);
});

test.each([
  ['Rep,Role,Territories,Languages,Max leads', 'reps'],
  ['Account,Domain,Industry,Employees,Named account', 'accounts'],
  ['Lead ID,Company,Email,Country,Message', 'leads'],
  ['Shoe,Hat,Coat', null],
])('a list of one’s own with %s is %s', (headers, kind) => {
  expect(foundPreset(headers.split(','))).toBeNull();
  expect(kindByHeaders(headers.split(','))).toBe(kind);
});

async function onlyRow(kind: 'reps' | 'accounts' | 'leads', text: string) {
  const read = await rowsFromCsv(text, kind);
  if (read.kind === 'unreadable') throw new Error(read.because);
  expect(read.rows.map(({ problems, lost }) => problems ?? lost)).toEqual([undefined]);
  return read.rows[0];
}

describe('rows of an export', () => {
  test('of Dynamics leads', async () => {
    const row = await onlyRow(
      'leads',
      'Topic,(Do Not Modify) Lead,Name,Company Name,Status Reason,Address 1: Country/Region,Email\nDemo,a1-b2,Ann Ray,Elm,New,Austria,ann@elm.example',
    );
    expect(row?.value).toEqual({
      id: 'a1-b2',
      company: { name: 'Elm', country: 'Austria' },
      contact: { name: 'Ann Ray', email: 'ann@elm.example' },
    });
  });

  test('of HubSpot users have no title, and nobody sells by that alone', async () => {
    const row = await onlyRow(
      'reps',
      'First name,Last name,Email,Main team,Super admin,Status\nUma,Ray,uma@ours.example,North,No,Active',
    );
    expect(row?.value).toEqual({
      ...{ id: 'uma-ray', name: 'Uma Ray', email: 'uma@ours.example', team: 'North' },
    });
    expect(row?.fresh).toMatchObject({ with: { active: false }, told: { path: '/role' } });
  });

  test('of HubSpot deals, by stages with their pipeline behind them and in another currency', () => {
    const rows = [
      { 'Record ID': '1', 'Deal Name': 'a', 'Deal Stage': 'Closed won (Sales Pipeline)' },
      { 'Record ID': '2', 'Deal Name': 'b', 'Deal Stage': 'Appointment scheduled' },
      { 'Record ID': '3', 'Deal Name': 'c', 'Deal Stage': 'closedlost' },
    ].map((row) => ({ ...row, 'Deal owner': 'Uma Ray', Amount: '€ 4.500,00' }));
    const preset = foundPreset(Object.keys(rows[0] ?? {}), 'history');
    if (preset?.kind !== 'history') throw new Error('no deals');
    const { report, outcomes } = historyToRoster(
      rows,
      dealsMapping(preset, Object.keys(rows[0] ?? {})),
    );
    expect(report).toMatchObject({ won: 1, lost: 1, open: 1, errors: [] });
    expect(outcomes[0]?.amountUsd).toBeGreaterThan(4_000);
  });
});

test('dates are read by those of their columns that can be read one way only', async () => {
  const head = 'Lead ID,Company,Created';
  const read = async (...dates: string[]) => {
    const rows = await rowsFromCsv(
      [head, ...dates.map((date, at) => `l${at},Elm,${date}`)].join('\n'),
      'leads',
    );
    return rows.kind === 'rows'
      ? rows.rows.map(({ value }) => (value as { receivedAt?: string }).receivedAt)
      : [];
  };
  expect(await read('11/24/2026', '03/04/2026')).toEqual([
    '2026-11-24T00:00:00.000Z',
    '2026-03-04T00:00:00.000Z',
  ]);
  expect(await read('24/11/2026', '03/04/2026')).toContain('2026-04-03T00:00:00.000Z');
  expect(await read('11/24/2026', '24/11/2026', '03/04/2026')).toContain(undefined);
  expect(await read('03/04/2026')).toEqual([undefined]);
});
