// Rows become leads and accounts whole or not at all, and each refusal says where and why.
import { describe, expect, it } from 'vitest';
import { accountReader } from '../../../src/leads/import/account-rows.ts';
import {
  type ColumnMappingInput,
  columnMappingSchema,
  type FileRow,
  readRows,
} from '../../../src/leads/import/columns.ts';
import { leadReader } from '../../../src/leads/import/lead-rows.ts';

function leads(rows: FileRow[], mapping: ColumnMappingInput = {}) {
  const reader = leadReader(Object.keys(rows[0] ?? {}), columnMappingSchema.parse(mapping));
  return { ...readRows(reader, rows), faults: reader.faults };
}

function accounts(rows: FileRow[], mapping: ColumnMappingInput = {}) {
  const reader = accountReader(Object.keys(rows[0] ?? {}), columnMappingSchema.parse(mapping));
  return readRows(reader, rows);
}

describe('reading rows', () => {
  it('finds columns by the headers that people write', () => {
    const { rows, errors, ignored, columns } = leads([
      {
        'Lead ID': 'L1',
        Company: 'Acme',
        'E-Mail': 'bob@acme.com',
        'Company Size': '500-1000',
        'Lead Score': '82',
        'Tech Stack': 'SAP; Tableau',
        Shoe: '44',
      },
    ]);
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        value: {
          id: 'L1',
          company: { name: 'Acme', employees: '500-1000', stack: ['SAP', 'Tableau'] },
          contact: { email: 'bob@acme.com' },
          score: 82,
        },
      },
    ]);
    expect(columns).toMatchObject({
      id: 'Lead ID',
      'company.name': 'Company',
      score: 'Lead Score',
    });
    expect(ignored).toEqual(['Shoe']);
  });

  it('follows a mapping before its own lights', () => {
    const { rows } = leads([{ id: 'L1', Company: 'Legal name', Brand: 'Acme', Kind: 'D' }], {
      columns: { 'company.name': 'Brand', source: 'Kind' },
      values: { source: { D: 'Product Demo Request' } },
      constants: { channel: 'web' },
      ignore: ['Company'],
    });
    expect(rows[0]?.value).toEqual({
      id: 'L1',
      company: { name: 'Acme' },
      source: 'Product Demo Request',
      channel: 'web',
    });
  });

  it('says what is wrong with a mapping', () => {
    const { faults } = leads([{ id: 'L1' }], { columns: { source: 'Origin', colour: 'id' } });
    expect(faults).toEqual([
      expect.stringContaining('"colour" is no field'),
      'source is mapped to "Origin", which the file does not have',
    ]);
  });

  it('takes no part of a row with an error, and names row, column, value and what is expected', () => {
    const { rows, errors } = leads([
      { id: 'L1', 'lead score': '120', Created: '2026-03-02' },
      { id: 'L2', 'lead score': 'high', Created: '03/02/2026' },
      { id: '', 'lead score': '1', Created: '' },
      { id: 'L4', 'lead score': '50', Created: '' },
    ]);
    expect(rows.map(({ row, value }) => [row, value.id])).toEqual([[5, 'L4']]);
    expect(errors.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'lead score', '120'],
      [3, 'Created', '03/02/2026'],
      [3, 'lead score', 'high'],
      [4, 'id', ''],
    ]);
    expect(errors.every((error) => error.expected.length > 5)).toBe(true);
  });

  it('refuses the second row of one id', () => {
    const { rows, errors } = leads([
      { id: 'L1', Company: 'First' },
      { id: 'L1', Company: 'Second' },
    ]);
    expect(rows.map(({ value }) => value.company?.name)).toEqual(['First']);
    expect(errors).toEqual([
      { row: 3, column: 'id', value: 'L1', expected: 'another id than in row 2' },
    ]);
  });

  it('makes ids of accounts from their names where the file has none', () => {
    const { rows } = accounts([
      {
        Account: 'Acme, Inc.',
        Website: 'acme.com',
        'Subsidiary of': 'Globex Corp',
        Employees: '2,822',
      },
    ]);
    expect(rows[0]?.value).toEqual({
      id: 'acme',
      name: 'Acme, Inc.',
      domains: ['acme.com'],
      parentId: 'globex',
      employees: 2822,
    });
  });

  it('leaves ids alone where the file has them', () => {
    const { rows, errors } = accounts([
      { 'Account ID': '001', Account: 'Acme', 'Parent ID': '002' },
      { 'Account ID': '', Account: 'Globex', 'Parent ID': '' },
    ]);
    expect(rows.map(({ value }) => [value.id, value.parentId])).toEqual([['001', '002']]);
    expect(errors).toMatchObject([{ row: 3, column: 'Account ID' }]);
  });
});
