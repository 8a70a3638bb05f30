// Titles, hours and days away as rosters hold them.
import { expect, test } from 'vitest';
import { absencesCell, weekCell } from '../../../src/roster/import/time-cells.ts';
import { roleOfTitle } from '../../../src/roster/import/title-role.ts';

const HABITS = { dates: 'iso', shares: null, listSeparator: null } as const;

test.each([
  ['Account Executive', 'ae'],
  ['Sr. Account Executive, East', 'senior_ae'],
  ['Enterprise Account Executive', 'senior_ae'],
  ['SDR', 'bdr'],
  ['Business Development Representative', 'bdr'],
  ['Key Account Manager', 'csm'],
  ['Customer Success Manager', 'csm'],
  ['Head of Customer Success', 'manager'],
  ['VP Sales', 'manager'],
  ['Regional Sales Manager', 'manager'],
  ['Vertriebsmitarbeiter', 'ae'],
  ['Sales Operations Analyst', null],
  ['Salesforce Administrator', null],
  ['Marketing Director', null],
  ['Sales Engineer', null],
  ['CEO', null],
  ['', null],
])('the title %j is the role %s', (title, role) => {
  expect(roleOfTitle(title)).toBe(role);
});

const nine = [['09:00', '17:00']];
test.each([
  ['Mon-Wed 9:00-17:00', { mon: nine, tue: nine, wed: nine }],
  ['9am-5pm', { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine }],
  [
    'Mon 9-12, 13-17; Fri 9:30 - 13',
    {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      fri: [['09:30', '13:00']],
    },
  ],
  ['Sa-Mo 9-17 Uhr', { sat: nine, sun: nine, mon: nine }],
  ['Mon/Thu 9-17', { mon: nine, thu: nine }],
  ['24/7', null],
])('the hours %j', (cell, value) => {
  expect(weekCell(cell, HABITS)).toEqual({ ok: true, value });
});

test.each(['nine to five', 'Mon-Foo 9-17', '17-9', 'Mon 9-25'])('%j are no hours', (cell) => {
  expect(weekCell(cell, HABITS)).toMatchObject({ ok: false });
});

test.each([
  ['2026-12-01..2026-12-05', [{ from: '2026-12-01', to: '2026-12-05' }]],
  ['24-Dec-2026', [{ from: '2026-12-24', to: '2026-12-24' }]],
  [
    '2026-12-01 to 2026-12-05 (ana); 2026-12-24',
    [
      { from: '2026-12-01', to: '2026-12-05', delegateId: 'ana' },
      { from: '2026-12-24', to: '2026-12-24' },
    ],
  ],
])('the days away %j', (cell, value) => {
  expect(absencesCell(cell, HABITS)).toEqual({ ok: true, value });
});

test.each(['soon', '2026-12-05..2026-12-01', '03/04/2026'])('%j are no days', (cell) => {
  expect(absencesCell(cell, HABITS)).toMatchObject({ ok: false });
});
