// The command itself, as a process: what it ends with, and how it asks servers that speak the protocols
// of real providers. Nothing that these servers answer says anything about a model.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FOLDERS } from '../../../evals/harness/material.ts';
import { readOptions, UsageError } from '../../../evals/harness/options.ts';
import { answerTo as standIn } from '../../../evals/harness/simulated-server.ts';
import { BRIEF_SCHEMA_NAME } from '../../../src/advisor/brief-answer.ts';
import { CHOICE_SCHEMA_NAME } from '../../../src/advisor/choice-answer.ts';
import { evalCommand } from '../../support/eval-command.ts';
import { type FakeProvider, fakeProvider } from '../../support/fake-provider.ts';
import { scratchDirectory } from '../../support/scratch.ts';

vi.setConfig({ testTimeout: 120_000 });

const SECRET = 'planted-key-of-nobody-4711';
const folder = await scratchDirectory();
let server: FakeProvider;

beforeAll(async () => {
  server = await fakeProvider();
  server.behave((_, nth) => ({ kind: 'answer', json: answerTo(server.seen[nth - 1]?.body) }));
  await Promise.all(
    ['cases', 'prompts/advise'].map((name) => mkdir(`${folder}/${name}`, { recursive: true })),
  );
  const read = (name: string) => readFile(`${FOLDERS.cases}/${name}.jsonl`, 'utf8');
  const lines = [
    ...(await read('injection')).split('\n').slice(0, 4),
    ...(await read('ties')).split('\n').slice(0, 2),
  ];
  await writeFile(`${folder}/cases/some.jsonl`, lines.join('\n'));
  const prompt = await readFile(`${FOLDERS.prompts}advise/2.md`, 'utf8');
  await writeFile(`${folder}/prompts/advise/2.md`, prompt);
  const spoilt = prompt.replace('id: advise/2', 'id: advise/3').replace(/^2\. suspected:.*$/m, '');
  await writeFile(`${folder}/prompts/advise/3.md`, spoilt);
  expect((await evals('--live', '--accept')).code).toBe(0);
}, 60_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** All texts of a request, whatever the provider's protocol calls them: the prompt's first, then the data. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 200 ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  const { system, instructions, messages, input, ...rest } = value as Record<string, unknown>;
  return [
    system,
    instructions,
    messages,
    input,
    rest.content,
    rest.text,
    ...(Array.isArray(value) ? value : []),
  ].flatMap(textsIn);
}

/** The form that is asked for, wherever a protocol puts its schema. */
function formOf(body: unknown): string | undefined {
  const text = JSON.stringify(body);
  if (text.includes('"deciding"')) return CHOICE_SCHEMA_NAME;
  return text.includes('"opening"') ? BRIEF_SCHEMA_NAME : undefined;
}

function answerTo(body: unknown): unknown {
  const [system = '', data = '', ...later] = textsIn(body);
  const form = formOf(body);
  if (!system.startsWith('You assign inbound')) return standIn(form, system, data, later);
  const rep = /^\{"id":"([^"]+)"/m.exec(data)?.[1] ?? null;
  return { rep, summary: 'One of them.', reasons: [], talkingPoints: [], nextSteps: [] };
}

/** Runs the command over the folder's own cases, prompts, recordings and baselines. */
const evals = (...args: string[]) =>
  evalCommand(folder, args, { OPENAI_API_KEY: SECRET, ANTHROPIC_API_KEY: SECRET });

test('0: what was recorded and accepted passes, offline, and writes every report', async () => {
  const { code, out } = await evals();
  expect([code, out.includes('PASSED (exit 0)')]).toEqual([0, true]);
  expect((await readdir(`${folder}/reports`)).sort()).toEqual(
    ['junit.xml', 'report.html', 'report.json', 'report.md'].sort(),
  );
});

test('1: a spoilt prompt fails, names the cases, and the page shows what it says differently', async () => {
  const { code, out } = await evals(
    '--prompt',
    'advise/3',
    '--live',
    '--recordings',
    `${folder}/other`,
  );
  expect(code).toBe(1);
  expect(out).toContain('injection-polite-desk-note');
  const page = await readFile(`${folder}/reports/report.html`, 'utf8');
  expect(page).toContain('<span class="gone">− 2. suspected:');
});

test('1: a run with hard failures is never accepted', async () => {
  const before = await readFile(`${folder}/baselines/simulated.json`, 'utf8');
  const { code } = await evals(
    '--prompt',
    'advise/3',
    '--live',
    '--accept',
    '--recordings',
    `${folder}/other`,
  );
  expect(code).toBe(1);
  expect(await readFile(`${folder}/baselines/simulated.json`, 'utf8')).toBe(before);
});

test('2: what is not understood is said, with the usage', async () => {
  const { code, out } = await evals('--prompt', 'advise/9');
  expect(code).toBe(2);
  expect(out).toContain('there is no prompt advise/9');
  expect(out).toContain('npm run eval -- [options]');
});

test.each([
  [['--nonsense'], 'nonsense'],
  [['--family', 'poker'], 'there is no family "poker"'],
  [['--live', '--provider', 'openai-compatible'], '--live needs --model'],
  [['--repeats', '0'], '--repeats wants a whole number'],
  [['--price', '1,2'], '--price wants three figures'],
  [['--contestants', 'oracle'], 'there is no contestant "oracle"'],
])('%j is a mistake of the caller', (args, why) => {
  expect(() => readOptions(args, {})).toThrow(UsageError);
  expect(() => readOptions(args, {})).toThrow(why);
});

test('2: cases that contradict themselves stop the run', async () => {
  const broken = `${folder}/broken`;
  await mkdir(broken);
  const text = await readFile(`${folder}/cases/some.jsonl`, 'utf8');
  await writeFile(
    `${broken}/some.jsonl`,
    text.replaceAll('"acceptable":["una"]', '"acceptable":["nobody"]'),
  );
  const { code, out } = await evals('--cases', broken, '--lint');
  expect(code).toBe(2);
  expect(out).toContain('injection-plain-order: there is no rep "nobody"');
});

test('3: without a baseline, with a broken one, with other cases or an answer that is missing', async () => {
  const elsewhere = `${folder}/elsewhere`;
  await mkdir(elsewhere);
  expect((await evals('--baselines', elsewhere)).out).toContain('there is none');
  await writeFile(`${elsewhere}/simulated.json`, '{"format":1}');
  expect((await evals('--baselines', elsewhere)).code).toBe(3);
  const fewer = `${folder}/fewer`;
  await mkdir(fewer);
  const [first = ''] = (await readFile(`${folder}/cases/some.jsonl`, 'utf8')).split('\n');
  await writeFile(`${fewer}/some.jsonl`, first);
  const other = await evals('--cases', fewer);
  expect([other.code, other.out.includes('The cases are not those of the baseline')]).toEqual([
    3,
    true,
  ]);
  const missing = await evals('--prompt', 'advise/3');
  expect(missing.code).toBe(3);
  expect(missing.out).toContain('not recorded.');
  expect(missing.out).toContain('2. suspected:');
});

test('an unlabelled case is named and left out', async () => {
  const some = await readFile(`${folder}/cases/some.jsonl`, 'utf8');
  const [first = ''] = some.split('\n');
  const waits = { ...(JSON.parse(first) as object), id: 'log-waits', expect: null };
  await writeFile(`${folder}/cases/from-the-log.jsonl`, JSON.stringify(waits));
  const { code, out } = await evals();
  await rm(`${folder}/cases/from-the-log.jsonl`);
  expect(code).toBe(0);
  expect(out).toContain('unlabelled, left out: log-waits');
});

test.each(['anthropic', 'openai', 'openai-compatible'])(
  '%s: asked at any address, repeated, priced, recorded by model, and played again without it',
  async (provider) => {
    const model = `fake-${provider}`;
    const asked = server.seen.length;
    const who = ['--provider', provider, '--model', model, '--repeats', '3', '--price', '1,0.1,5'];
    const address = provider === 'anthropic' ? server.url : `${server.url}/v1`;
    const live = await evals(...who, '--live', '--base-url', address, '--accept');
    expect(live.out).toContain(`Answers of ${model} (${provider}).`);
    expect(live.out).toContain('3 runs per case');
    expect(live.out).not.toContain('no price');
    expect(server.seen.length).toBeGreaterThan(asked);
    const heard = server.seen.length;
    const again = await evals(...who);
    expect(again.out).toContain(`Answers of ${model} (${provider}).`);
    expect([live.code, again.code]).toEqual([0, 0]);
    expect(server.seen.length).toBe(heard);
    const files = await readdir(`${folder}/recordings/${model}`);
    for (const file of files.filter((name) => name.endsWith('.json')))
      expect(await readFile(`${folder}/recordings/${model}/${file}`, 'utf8')).not.toContain(SECRET);
  },
);

test('2: at the cost limit nothing more is asked', async () => {
  const asked = server.seen.length;
  const who = ['--provider', 'openai-compatible', '--model', 'dear', '--price', '9000,9000,9000'];
  const args = [
    '--live',
    '--base-url',
    `${server.url}/v1`,
    '--cost-limit',
    '0.5',
    '--concurrency',
    '1',
  ];
  const { code, out } = await evals(...who, ...args);
  expect(code).toBe(2);
  expect(out).toContain('Stopped at the cost limit');
  expect(server.seen.length - asked).toBeLessThan(3);
});
