// Reps from a file of people.
import { describe, expect, it } from 'vitest';
import type { ColumnMappingInput, FileRow } from '../../../src/leads/import/columns.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import { readFileRows } from '../../support/csv-file.ts';

const reps = (rows: FileRow[], mapping?: ColumnMappingInput) => readFileRows('reps', rows, mapping);

describe('reps from rows', () => {
  it('take ids from names, of the manager too', async () => {
    const { rows } = await reps([
      { 'Sales Agent': 'Moses Frase', Manager: 'Dustin Brinkmann', 'Regional Office': 'Central' },
    ]);
    expect(rows[0]?.value).toEqual({
      id: 'moses-frase',
      name: 'Moses Frase',
      managerId: 'dustin-brinkmann',
      team: 'Central',
    });
  });

  it.each([
    ['Eastern Standard Time', 'America/New_York'],
    ['(UTC+01:00) W. Europe Standard Time', 'Europe/Berlin'],
    ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
  ])('take the time zone %s', async (zone, want) => {
    const { rows, errors } = await reps([{ Name: 'Ada', 'Time Zone': zone }]);
    expect(errors).toEqual([]);
    expect(rows[0]?.value).toMatchObject({ hours: { timeZone: want } });
  });

  it.each(['Certifications', 'Certs', 'Certificate'])(
    'carry certifications as %s',
    async (header) => {
      const { rows, errors } = await reps([{ Name: 'Ada', [header]: 'SOC 2; HIPAA' }]);
      expect(errors).toEqual([]);
      expect(rows[0]?.value).toMatchObject({ certifications: ['SOC 2', 'HIPAA'] });
    },
  );

  it('carry attributes of one’s own from columns named so, each as what it is', async () => {
    const row = {
      Name: 'Ada',
      'attr.level': '3',
      'attr.desk': 'partners',
      'attributes.remote': 'yes',
    };
    const { rows, errors } = await reps([row]);
    expect(errors).toEqual([]);
    expect(rows[0]?.value).toMatchObject({
      attributes: { level: 3, desk: 'partners', remote: 'yes' },
    });
    expect(repSchema.safeParse({ id: 'a', name: 'A', attributes: { Gender: 'f' } }).success).toBe(
      false,
    );
  });

  it('carry deal size, cycle and response with sample and date, and refuse a sample without a figure', async () => {
    const row = {
      Name: 'Ada',
      'Deal size': '24000',
      'Deals sized': '31',
      'Deal size date': '2026-01-31',
      'Sales cycle': '61',
      'Response time': '12',
      'P90 response minutes': '45',
      Responses: '80',
    };
    const { rows } = await reps([row]);
    expect(rows[0]?.value).toMatchObject({
      dealSize: { usd: 24_000, n: 31, asOf: '2026-01-31' },
      cycle: { days: 61 },
      response: { medianMinutes: 12, p90Minutes: 45, n: 80 },
    });
    const { 'Deal size': _, ...without } = row;
    expect((await reps([without])).errors).toHaveLength(1);
  });

  it('carry specialities, capacity, pipeline and a record without scope', async () => {
    const { rows, errors } = await reps(
      [
        {
          Id: 'r1',
          Name: 'Sarah Chen',
          Role: 'Senior AE',
          Industries: 'Manufacturing; Retail',
          Territory: 'Northeast US',
          'Max open leads': '25',
          'Pipeline %': '85%',
          'Win rate': '78',
          Deals: '40',
          'Avg response time': '12 min',
        },
      ],
      { shares: 'percent' },
    );
    expect(errors).toEqual([]);
    expect(repSchema.parse(rows[0]?.value)).toMatchObject({
      id: 'r1',
      role: 'senior_ae',
      specialities: { industries: ['Manufacturing', 'Retail'] },
      territories: ['Northeast US'],
      capacity: { open: 25 },
      pipeline: { pct: 85 },
      records: [{ scope: {}, rate: 0.78, n: 40 }],
      response: { medianMinutes: 12 },
    });
  });

  it('refuse a win rate that could be two things, and more wins than deals', async () => {
    const { rows, errors } = await reps([
      { Name: 'A', 'Win rate': '0.78', Wins: '', Deals: '' },
      { Name: 'B', 'Win rate': '', Wins: '5', Deals: '3' },
    ]);
    expect(rows).toEqual([]);
    expect(errors).toMatchObject([
      {
        row: 2,
        path: '/overall/rate',
        message: expect.stringMatching(/^expected a share .*, not "0.78" \(column "Win rate"\)$/),
      },
      {
        row: 3,
        message: expect.stringContaining(
          'give won and n (won at most n), or a rate between 0 and 1',
        ),
      },
    ]);
  });
});
