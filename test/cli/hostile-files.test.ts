// Files as they come: no byte in them reaches the terminal as a command, and none ends in a trace.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

let line: CommandLine;
let folder: string;
beforeAll(async () => {
  line = await commandLine();
  folder = await scratchDirectory();
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}/u;
const EVIL = '\u001b]8;;http://x\u0007E\u001b[2J\u009b31m\r\u202e\nlead-9 assigned =HYPERLINK("x")';

describe('a lead full of commands to a terminal', () => {
  const lead = (id: string) => ({
    id: `${id}${EVIL}`,
    company: {
      name: `Acme ${EVIL}`,
      domain: 'acme.com',
      industry: EVIL,
      city: EVIL,
      country: EVIL,
    },
    contact: { name: `Ann ${EVIL}`, title: EVIL, email: 'a@acme.com' },
    source: EVIL,
    message: `We need it. ${EVIL}`,
    signals: [EVIL],
    engagement: [{ kind: 'page', name: EVIL, count: 2 }],
    attributes: { [`x${EVIL}`]: EVIL },
  });

  test('is shown by every command that tells of it, and obeyed by none', async () => {
    const one = await file('one.json', JSON.stringify(lead('a')));
    const list = await file('list.json', JSON.stringify([lead('b'), lead('c')]));
    const table = await file('bad.csv', `id,name,role\nr1,"Ann ${EVIL}","${EVIL}"\n`);
    const routed = await line('route', one, '--json');
    const { id } = JSON.parse(routed.out) as { id: string };
    expect(id).toMatch(/^[\w-]+$/);
    const ended = [
      routed,
      await line('route', one, '--dry-run'),
      await line('route', list),
      await line('import', 'leads', list, '--verbose', '--dry-run'),
      await line('import', 'reps', table),
      await line('why', id),
      await line('why', id, '--json'),
      await line('reviews', 'list'),
      await line('audit'),
      await line('replay', id),
      await line('route', one, '--lead', EVIL),
      await line('route', `no-such-${EVIL}.json`),
      await line(EVIL),
    ];
    for (const { out, err } of ended) {
      expect(out).not.toMatch(OBEYED);
      expect(err).not.toMatch(OBEYED);
      expect(`${out}${err}`).not.toMatch(/^lead-9 assigned/m);
    }
  });
});

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const JSON_LEAD = '{"id":"l1"}';

describe('a file that is not what it should be ends with 2 and a sentence', () => {
  test.each([
    ['UTF-16', 'utf16.json', utf16(JSON_LEAD), 'is not UTF-8'],
    ['UTF-16 without its mark', 'bare16.json', utf16(JSON_LEAD).subarray(2), 'holds NUL'],
    ['broken UTF-8', 'broken.json', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'is not UTF-8'],
    ['NUL as an escape', 'nul.json', '{"id":"a\\u0000"}', 'is not JSON'],
    ['half of a pair', 'half.json', '{"id":"\\ud800"}', 'is not JSON'],
    ['a key twice', 'twice.json', '{"id":"a","id":"b"}', 'is not JSON'],
    ['too many levels', 'deep.json', '['.repeat(10_000), 'is not JSON'],
    ['no gzip', 'x.json.gz', 'plain', 'cannot be read'],
    ['nothing', 'empty.json', '', 'is not JSON'],
  ])('%s', async (_, name, content, sentence) => {
    const { code, out, err } = await line('route', await file(name, content));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a mapping with a NUL in its YAML', async () => {
    const mapping = await file('mapping.yaml', 'columns:\n  id: "a\\0"\n');
    const reps = await file('reps.csv', 'id,name\nr1,Ann\n');
    const { code, err } = await line('import', 'reps', reps, '--mapping', mapping);
    expect([code, err]).toEqual([2, expect.stringContaining('cannot be stored')]);
  });

  test('a byte order mark before UTF-8 is no fault', async () => {
    const { code } = await line('route', await file('bom.json', `\ufeff${JSON_LEAD}`), '--dry-run');
    expect(code).toBe(0);
  });

  test('a policy with a NUL in its YAML is refused like any other fault of it', async () => {
    const draft = await file('p.yaml', 'name: plain\nphilosophy: "a\\0b"\n');
    const { code, err } = await line('policy', 'publish', draft);
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be stored')]);
  });
});
