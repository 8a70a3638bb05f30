import { expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';

test('events are shown a line each, by kind, by lead and from a place on', async () => {
  const line = await commandLine();
  expect((await line('route', 'docs/examples/techflow.json')).code).toBe(0);
  expect((await line('advisor', 'off')).code).toBe(0);
  const all = await line('events');
  expect(all.code).toBe(0);
  expect(all.out).toMatch(/^ +1 {2}\S+Z {2}lead\.assigned {2}\S+ → \S+ {2}assignmentId /);
  expect(all.out).toMatch(/\n +2 {2}\S+Z {2}advisor\.off .*itself false, by cli\n$/);
  expect((await line('events', '--kind', 'advisor.off')).out).toMatch(/^ +2 .*\n$/);
  expect((await line('events', '--after', '2')).out).toBe('');
  const json = await line('events', '--json', '--kind', 'lead.assigned');
  expect(JSON.parse(json.out)).toMatchObject({ position: 1, event: { kind: 'lead.assigned' } });
  expect((await line('events', '--lead', 'nobody')).out).toBe('');
});

test('what is no place and what is no kind are refused in a sentence', async () => {
  const line = await commandLine();
  const place = await line('events', '--after', 'x');
  expect([place.code, place.err]).toEqual([2, expect.stringContaining('a place in the feed')]);
  expect(await line('events', '--kind', 'lead.sung')).toMatchObject({ code: 2, out: '' });
  const beyond = await line('events', '--after', '9');
  expect([beyond.code, beyond.err]).toEqual([1, expect.stringContaining('beyond the last event')]);
});
