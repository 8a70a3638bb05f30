// Rows become leads and accounts whole or not at all, and each refusal says where and why.
import { describe, expect, it } from 'vitest';
import type { ColumnMappingInput, FileRow } from '../../../src/leads/import/columns.ts';
import { readFileRows } from '../../support/csv-file.ts';

const leads = (rows: FileRow[], mapping?: ColumnMappingInput) =>
  readFileRows('leads', rows, mapping);
const accounts = (rows: FileRow[]) => readFileRows('accounts', rows);

describe('reading rows', () => {
  it('finds columns by the headers that people write', async () => {
    const { rows, errors, ignored } = await leads([
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
    expect(ignored).toEqual(['Shoe']);
  });

  it('follows a mapping before its own lights', async () => {
    const { rows } = await leads([{ id: 'L1', Company: 'Legal name', Brand: 'Acme', Kind: 'D' }], {
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

  it('says what is wrong with a mapping', async () => {
    const mapping = { columns: { source: 'Origin', colour: 'id' } };
    await expect(leads([{ id: 'L1' }], mapping)).rejects.toThrow(
      /"colour" is no field; .*source is mapped to "Origin", which the file does not have/,
    );
  });

  it('takes no part of a row with an error, and names row, column, value and what is expected', async () => {
    const { rows, errors } = await leads([
      { id: 'L1', 'lead score': '120', Created: '2026-03-02' },
      { id: 'L2', 'lead score': 'high', Created: '03/02/2026' },
      { id: '', 'lead score': '1', Created: '' },
      { id: 'L4', 'lead score': '50', Created: '' },
    ]);
    expect(rows).toMatchObject([{ row: 5, value: { id: 'L4' } }]);
    expect(errors.map(({ row, path }) => [row, path])).toEqual([
      [2, '/score'],
      [3, '/receivedAt'],
      [3, '/score'],
      [4, '/id'],
    ]);
    const told = errors.map(({ message }) => message);
    expect(told[0]).toMatch(/100.*, not "120" \(column "lead score"\)$/);
    expect(told[1]).toMatch(
      /^expected a date such as .*, not "03\/02\/2026" \(column "Created"\)$/,
    );
    expect(told[2]).toMatch(/^expected a number .*, not "high" \(column "lead score"\)$/);
    expect(told[3]).toContain('is required');
  });

  it('refuses the second row of one id', async () => {
    const { rows, errors } = await leads([
      { id: 'L1', Company: 'First' },
      { id: 'L1', Company: 'Second' },
    ]);
    expect(rows).toMatchObject([{ row: 2, value: { company: { name: 'First' } } }]);
    expect(errors).toEqual([{ row: 3, path: '/id', message: 'stands in row 2 already' }]);
  });

  it('makes ids of accounts from their names where the file has none', async () => {
    const { rows } = await accounts([
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

  it('leaves ids alone where the file has them', async () => {
    const { rows, errors } = await accounts([
      { 'Account ID': '001', Account: 'Acme', 'Parent ID': '002' },
      { 'Account ID': '', Account: 'Globex', 'Parent ID': '' },
    ]);
    expect(rows).toMatchObject([{ value: { id: '001', parentId: '002' } }]);
    expect(errors).toMatchObject([{ row: 3, path: '/id' }]);
  });
});
