import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { failed } from '../src/failures.ts';
import { reportText } from '../src/simulation/report.ts';
import { inOneLine, jsonText, lines, terminalOn, wrapped } from '../src/terminal.ts';

/** A screen that takes colours, and what it was sent. */
function screen() {
  const out = Object.assign(new PassThrough(), { isTTY: true, getColorDepth: () => 8 });
  out.setEncoding('utf8');
  return { terminal: terminalOn(out, out), sent: () => String(out.read() ?? '') };
}

const HOSTILE = '\u001b]8;;http://x\u0007Acme\u001b[2J\u009b31m\r\u202e\ndone: all good';

test('our colours are obeyed, those of a text are shown', () => {
  const { terminal, sent } = screen();
  terminal.print(terminal.paint('red', HOSTILE));
  const written = sent();
  expect(written.split('\u001b')).toHaveLength(3);
  expect(written).toContain('␛]8;;http://x␇Acme␛[2J');
  expect(written.trimEnd().split('\n')).toHaveLength(1);
});

test('a remark is treated like a result', () => {
  const { terminal, sent } = screen();
  terminal.note(HOSTILE);
  const written = sent();
  for (const sign of ['\u001b', '\u009b', '\u202e', '\r']) expect(written).not.toContain(sign);
});

test('line ends of ours stay: of a page, a wrapped text, a JSON', () => {
  const { terminal, sent } = screen();
  terminal.print(lines('one\ntwo'));
  terminal.print(wrapped('one two three', 8, '  '));
  terminal.print(jsonText({ a: HOSTILE }, 2));
  const [, , , second, ...json] = sent().split('\n');
  expect(second).toBe('  three');
  expect(JSON.parse(json.join('\n'))).toEqual({ a: HOSTILE });
});

test('colours take no place where a text is wrapped', () => {
  const { terminal, sent } = screen();
  terminal.print(wrapped(`${terminal.paint('bold', 'one')} two`, 7));
  expect(sent().trimEnd().split('\n')).toHaveLength(1);
});

test('no value begins a line of the page that it stands in', () => {
  const { terminal, sent } = screen();
  const report = { name: HOSTILE, hash: 'x', reps: [], leads: 1, days: 1, assigned: 1, queued: 0 };
  const whole = {
    ...report,
    longestQueue: 0,
    sweeps: 0,
    waiting: 0,
    escalated: 0,
    longestWaitMinutes: 0,
  };
  terminal.print(lines(reportText(inOneLine(whole))));
  terminal.print(lines(JSON.stringify(inOneLine([{ [HOSTILE]: ['a\r\n\n b', null, 4] }]))));
  expect(
    sent()
      .split('\n')
      .filter((line) => line.startsWith('done')),
  ).toEqual([]);
});

test('what a fault or a setting says stays on one line, and the trace below it', () => {
  const { terminal, sent } = screen();
  expect(failed(terminal, new Error(`no such rep: ${HOSTILE}`))).toBe(70);
  expect(failed(terminal, new ConfigError([`PORT ${HOSTILE}`, 'HOST']))).toBe(3);
  const [first, ...rest] = sent().trimEnd().split('\n');
  expect(first).toContain('done: all good');
  const told = rest.filter((line) => !/^ +at /.test(line));
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toBe('  HOST');
});
