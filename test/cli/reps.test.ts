import { expect, test } from 'vitest';
import type { RepView } from '../../src/io/db/views/roster.ts';
import { commandLine } from '../support/command-line.ts';

test('reps lists who is there and takes days away, hours and caps by name', async () => {
  const line = await commandLine();
  const listed = await line('reps');
  expect(listed.code).toBe(0);
  const rows = listed.out.trimEnd().split('\n');
  expect(rows.find((row) => row.startsWith('priya-raman')) ?? '').toMatch(/\d\/\d+/);
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);

  const zone = await line('reps', 'hours', 'Priya Raman', 'Mon-Thu 9-17', '--zone', 'Asia/Tokyo');
  expect([zone.code, zone.err]).toEqual([0, '']);
  const days = ['2027-12-01..2027-12-05', '--delegate', 'Marcus Bell'];
  const away = await line('reps', 'away', 'Priya Raman', ...days);
  expect(away.out).toContain('2027-12-01..2027-12-05 (marcus-bell stands in)');
  const cap = await line('reps', 'cap', 'priya-raman', '--open', '7', '--per-day', '2');
  expect(cap.out).toContain('7 open, 2 a day');

  const shown = await line('reps', 'show', 'priya-raman', '--json');
  const { rep } = JSON.parse(shown.out) as RepView;
  expect(rep.hours.timeZone).toBe('Asia/Tokyo');
  const page = await line('reps', 'show', 'priya-raman');
  expect(page.out.match(/(?<= )(?:mon|tue|wed|thu|fri)(?= 09:00-17:00)/g)).toEqual([
    'mon',
    'tue',
    'wed',
    'thu',
  ]);
  expect(rep.absences.at(-1)).toEqual({
    from: '2027-11-30T15:00:00.000Z',
    to: '2027-12-05T15:00:00.000Z',
    delegateId: 'marcus-bell',
  });
  expect(rep.capacity).toMatchObject({ open: 7, perDay: 2 });
}, 60_000);

test('reps names whom it cannot find, and what days look like', async () => {
  const line = await commandLine();
  const nobody = await line('reps', 'show', 'Nobody');
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('no rep')]);
  const days = await line('reps', 'away', 'marcus-bell', 'soon');
  expect([days.code, days.err]).toEqual([1, expect.stringContaining('2026-12-01..2026-12-05')]);
  const delegate = await line('reps', 'away', 'marcus-bell', '2027-01-04', '--delegate', 'Nobody');
  expect([delegate.code, delegate.err]).toEqual([1, expect.stringContaining('"Nobody"')]);
}, 60_000);
