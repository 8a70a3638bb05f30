import { describe, expect, test } from 'vitest';
import { rowsFromCsv } from '../../../src/flows/roster/csv-rows.ts';
import { importLeads } from '../../../src/flows/roster/import-leads.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

test('a lead whose id no address can hold, or that stands twice, is left out with a sentence', async () => {
  const { db } = await freshDatabase();
  const { deps } = await aRouter(db, { reps: [aRep()] });
  const rows = ['.', '..', 'fine', 'fine'].map((id, k) => ({ row: k + 1, value: { id } }));
  const report = await importLeads(deps, rows, { dryRun: false, whenBad: 'skip' });
  expect(report).toMatchObject({ total: 4, assigned: 1, refused: 3 });
  const told = report.problems.map(({ row, problems }) => [row, problems[0]?.message]);
  expect(told).toEqual([
    [1, expect.stringContaining('choose another')],
    [2, expect.stringContaining('choose another')],
    [4, 'stands in row 3 already'],
  ]);
  const stored = await db.selectFrom('leads').select('id').execute();
  expect(stored).toEqual([{ id: 'fine' }]);
});

describe('a file of leads', () => {
  const importer = async () => {
    const { db } = await freshDatabase();
    const { deps } = await aRouter(db, { reps: [aRep()] });
    const from = async (text: string) => {
      const read = await rowsFromCsv(text, 'leads');
      if (read.kind === 'unreadable') throw new Error(read.because);
      return importLeads(deps, read.rows, { dryRun: false, whenBad: 'skip' });
    };
    return { db, from };
  };
  const counts = ({
    assigned,
    queued,
    unchanged,
    refused,
  }: Awaited<ReturnType<typeof importLeads>>) => [assigned, queued, unchanged, refused];

  test('loses no lead over a cell, and names what was left out', async () => {
    const { db, from } = await importer();
    const report = await from(
      [
        'Lead ID,First name,Last name,Company,Lead Score,Created,ZIP,Email',
        'a-1,Ann,Ray,Elm Tools,hot,03/04/2026,27601,ann@elm.example',
        'a-2,Bob,,Oak Works,140,24-Feb-2026,,',
        ',Cid,Oh,Ash Mills,12,,,cid@ash.example',
      ].join('\n'),
    );
    expect(counts(report)).toEqual([3, 0, 0, 0]);
    expect(
      report.warnings.map(({ row, problems }) => [row, problems.map(({ path }) => path)]),
    ).toEqual([
      [2, ['/receivedAt', '/score']],
      [3, ['/score']],
      [4, ['/id']],
    ]);
    const stored = await db
      .selectFrom('leads')
      .select(['id', 'contact', 'body'])
      .orderBy('id')
      .execute();
    expect(stored[0]).toMatchObject({
      id: 'a-1',
      contact: { name: 'Ann Ray', email: 'ann@elm.example' },
      body: { company: { name: 'Elm Tools', postalCode: '27601' } },
    });
    expect(stored[1]?.body).toMatchObject({ score: 100, receivedAt: '2026-02-24T00:00:00.000Z' });
  });

  test('changes nothing when it is imported again', async () => {
    const { db, from } = await importer();
    const file = 'Lead ID,Company,Score\n1,Elm Tools,12\n2,Oak Works,hot';
    expect(counts(await from(file))).toEqual([2, 0, 0, 0]);
    expect(counts(await from(file))).toEqual([0, 0, 2, 0]);
    expect(counts(await from(`${file}\n3,Ash Mills,5`))).toEqual([1, 0, 2, 0]);
    expect(counts(await from(file.replace('12', '13')))).toEqual([1, 0, 1, 0]);
    const { decisions } = await db
      .selectFrom('decisions')
      .select(({ fn }) => fn.countAll<string>().as('decisions'))
      .executeTakeFirstOrThrow();
    expect(Number(decisions)).toBe(4);
  });

  test('does not give the id of one lead to another', async () => {
    const { from } = await importer();
    const head = 'ID,Company,Country,Email';
    await from(`${head}\n71,Elm Tools,United States,eve@elmtools.example`);
    const report = await from(`${head}\n71,Fichte Technik,Germany,fritz@fichte-technik.example`);
    expect(counts(report)).toEqual([0, 0, 0, 1]);
    expect(report.problems).toMatchObject([
      { row: 2, id: '71', problems: [{ message: expect.stringContaining('of Elm Tools') }] },
    ]);
    const corrected = await from(`${head}\n71,Elm Tools Inc,United States,eve@elmtools.example`);
    expect(counts(corrected)).toEqual([1, 0, 0, 0]);
  });
});
