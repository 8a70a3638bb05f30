// The three set-ups that most teams come with, from their files to the last lead: who gets what, and why.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { testApi } from '../support/api.ts';

const FOLDER = new URL('../../docs/examples/', import.meta.url);
const SETUPS = ['territory-round-robin', 'segment-overflow', 'demo-to-seniors'];
const MINUTE_MS = 60_000;

const leadSchema = z.strictObject({
  email: z.string(),
  company: z.string().optional(),
  country: z.string().optional(),
  employees: z.number().optional(),
  source: z.string().optional(),
  score: z.number().optional(),
  message: z.string().optional(),
  gets: z.string().optional(),
  waits: z.string().optional(),
  declined: z.literal(true).optional(),
  why: z.string(),
});
const storySchema = z.strictObject({
  reps: z.array(z.unknown()),
  accounts: z.array(z.unknown()),
  leads: z.array(leadSchema).length(20),
});
type Answer = {
  id: string;
  outcome: string;
  rep: { id: string } | null;
  queue: { reason: string; detail: string } | null;
  reasoning: { summary: string };
  nextSteps: unknown;
  rules: unknown;
};

test.each(SETUPS)('%s: twenty leads', async (setup) => {
  const app = await testApi();
  const story = storySchema.parse(parse(read(`setups/${setup}.yaml`)));
  const told = async (method: string, path: string, body?: unknown) => {
    const answer = await app.send(method, path, body);
    expect(
      answer.status,
      `${path} ${answer.status >= 400 ? await answer.clone().text() : ''}`,
    ).toBeLessThan(300);
    return (await answer.json()) as Answer;
  };
  await told('POST', '/imports/reps', { items: story.reps });
  if (story.accounts.length > 0) await told('POST', '/imports/accounts', { items: story.accounts });
  await told('POST', '/policies', { text: read(`policies/${setup}.yaml`) });
  await told('POST', `/policies/${setup}/activate`, { version: 1 });

  const came: unknown[] = [];
  for (const [i, { gets, waits, declined, why, ...lead }] of story.leads.entries()) {
    app.clock.advance(MINUTE_MS);
    const { email, company, country, employees, ...others } = lead;
    const sent = {
      id: `lead-${i + 1}`,
      contact: { email },
      company: { name: company, country, employees },
      ...others,
    };
    const decision = await told('POST', '/route', { lead: sent, mode: 'off' });
    const { outcome, rep, queue, reasoning, nextSteps, rules } = decision;
    const text = JSON.stringify([reasoning, nextSteps, queue?.detail, rules]);
    const said = text.includes(why) ? why : reasoning.summary;
    came.push({ lead: i + 1, outcome, who: rep?.id ?? queue?.reason ?? null, why: said });
    const replay = await told('GET', `/decisions/${decision.id}/replay`);
    expect(replay).toMatchObject({ same: true });
  }
  const wanted = story.leads.map(({ gets, waits, declined, why }, i) => ({
    lead: i + 1,
    outcome: declined ? 'declined' : waits === undefined ? 'assigned' : 'queued',
    who: gets ?? waits ?? null,
    why,
  }));
  expect(came).toEqual(wanted);
});

function read(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}
