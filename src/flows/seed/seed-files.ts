// What ships with the product to start from: the example policies, and a made-up roster with accounts.
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Account, accountSchema } from '../../leads/account.ts';
import { twinsIn } from '../../leads/twins.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { repSchema } from '../../roster/rep.ts';

const EXAMPLES = new URL('../../../docs/examples/', import.meta.url);

const rosterFile = z.strictObject({
  teams: z.array(
    z.strictObject({ id: z.string(), name: z.string(), managerId: z.string().nullable() }),
  ),
  reps: z.array(repSchema),
});

export type DemoRoster = z.infer<typeof rosterFile> & { accounts: Account[] };

/** The demo roster and its accounts. */
export async function demoRoster(): Promise<DemoRoster> {
  const [roster, accounts] = await Promise.all([
    readJson('roster.json'),
    readJson('accounts.json'),
  ]);
  const demo = { ...rosterFile.parse(roster), accounts: z.array(accountSchema).parse(accounts) };
  for (const list of [demo.teams, demo.reps, demo.accounts]) {
    const [twin] = twinsIn(list.map(({ id }) => id));
    if (twin !== undefined) throw new Error(`The id "${list[twin.at]?.id}" stands twice.`);
  }
  return demo;
}

/** Every shipped policy, by name. */
export async function shippedPolicies(): Promise<PolicyDocument[]> {
  const folder = new URL('policies/', EXAMPLES);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.map((text, index) => {
    const parsed = parsePolicy(text);
    if (!parsed.ok) throw new Error(`${names[index]} is not valid: ${parsed.problems[0]?.message}`);
    return parsed.document;
  });
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, EXAMPLES), 'utf8'));
}
