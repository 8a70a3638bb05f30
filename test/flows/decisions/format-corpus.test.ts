// A few decisions of each format that was ever stored, made from the demo data by the service of that time.
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { explainCandidates } from '../../../src/flows/decisions/explain-candidates.ts';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { replayLog } from '../../../src/flows/decisions/replay-log.ts';
import { whyNotMe } from '../../../src/flows/decisions/why-not-me.ts';
import { decisionHash } from '../../../src/io/db/decisions/seals.ts';
import { contentHash } from '../../../src/io/db/engine/content-hash.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { fairnessSchema } from '../../../src/roster/fairness/due.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import type { Decision } from '../../../src/routing/decision.ts';
import { SNAPSHOT_FORMAT } from '../../../src/routing/stored/snapshot-formats.ts';
import { storedLoadSchema, storedSnapshotSchema } from '../../../src/selection/scene/snapshot.ts';
import { freshDatabase } from '../../support/database.ts';

type Stored = {
  id: string;
  answer: string;
  snapshot: string;
  advice: string | null;
  contentHash: string;
};
type Corpus = { decisions: Stored[]; parts: { hash: string; kind: string; body: string }[] };

const FOLDER = `${import.meta.dirname}/formats`;
const files = readdirSync(FOLDER).sort();
const corpusOf = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Corpus;

/** Decisions from here on are made again to the byte; some of those before were decided otherwise. */
const SAME_WORDS_FROM = 3;

/**
 * What a stored snapshot and the parts that it shares look like, by format. Is this red? Give the new form the
 * next number and a reader in routing/stored/snapshot-formats, add a file of decisions in it to the folder,
 * and record its shapes. A key of a part that is optional, and means what was so before where it is not
 * there, needs no number: record the shape of that part anew.
 */
const SHAPES: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  7: {
    snapshot: '6fbab22e1b771d62',
    policy: '5d0f7a2da974c272',
    rep: '1f6487868ced1789',
    fairness: '70c19b37a772b053',
    load: '4ba8103fe278bc72',
  },
};
const STORED: Readonly<Record<string, z.ZodType>> = {
  snapshot: storedSnapshotSchema,
  policy: policyDocumentSchema,
  rep: repSchema,
  fairness: fairnessSchema,
  load: storedLoadSchema,
};

async function aLogOf({ decisions, parts }: Corpus): Promise<Db> {
  const { db } = await freshDatabase();
  for (const { hash, kind, body } of parts) {
    const row = { hash, kind, body: Buffer.from(body, 'base64'), created_at: new Date(0) };
    await db.insertInto('snapshot_parts').values(row).execute();
  }
  for (const { id, answer, snapshot, advice } of decisions) {
    const told = JSON.parse(answer) as Decision;
    // What was booked with them is not in the corpus, so that it is not in their hash either.
    const content_hash = decisionHash({ answer, snapshot, advice, books: null });
    await db
      .insertInto('decisions')
      .values({
        ...{ id, answer, snapshot, advice, content_hash },
        ...{ lead_id: told.leadId, rep_id: told.rep?.id ?? null, outcome: told.outcome },
        ...{ decided_by: told.decidedBy, fallback: null, total_ms: told.timings.total ?? 0 },
        ...{ policy_name: told.policy.name, policy_version: told.policy.version },
        at: new Date(told.at),
      })
      .execute();
  }
  return db;
}

test('the stored form of a snapshot and of its parts is the recorded one, and the corpus has it', () => {
  const shapes = Object.entries(STORED).map(([name, schema]) => [name, shapeOf(schema)]);
  expect(Object.fromEntries(shapes)).toEqual(SHAPES[SNAPSHOT_FORMAT]);
  const newest = files.filter((file) => file.startsWith(`${SNAPSHOT_FORMAT}-`)).map(corpusOf);
  expect(newest.flatMap(({ decisions }) => decisions).map(formatIn)).toContain(SNAPSHOT_FORMAT);
});

test('the corpus has a decision whose brief a model wrote in time, and one whose brief follows', () => {
  const told = files
    .flatMap((file) => corpusOf(file).decisions)
    .map(({ answer }) => (JSON.parse(answer) as Decision).advisor.brief);
  expect(told).toEqual(expect.arrayContaining(['here', 'follows']));
});

test.each(files)('each decision in %s is made again, or says why not', async (file) => {
  const corpus = corpusOf(file);
  const db = await aLogOf(corpus);
  for await (const replay of replayLog({ db }, 100)) {
    const { same, differs, cannot } = replay;
    if (Number(file.split('-')[0]) >= SAME_WORDS_FROM) {
      expect({ same, differs, cannot }).toEqual({ same: true, differs: [], cannot: null });
    } else {
      expect(differs).toEqual([]);
      if (cannot !== null) expect(cannot.code).toBe('earlier_version');
    }
    const rows = await explainCandidates({ db }, replay.id);
    expect(rows.length).toBeGreaterThan(3);
    const [first] = rows;
    expect((await whyNotMe({ db }, replay.id, first?.rep.id ?? '')).paragraph).not.toBe('');
  }
});

test.each([
  ['decidedBy', '"decidedBy":"'],
  ['reasoning', '"summary":"'],
])('an answer whose %s was changed differs, whatever version made it', async (key, before) => {
  for (const file of files) {
    const corpus = corpusOf(file);
    const [one] = corpus.decisions as [Stored];
    const db = await aLogOf(corpus);
    await sql`update decisions set answer = replace(answer, ${before}::text, ${`${before}x`}::text)
      where id = ${one.id}`.execute(db);
    const { differs, cannot } = await replayDecision({ db }, one.id);
    expect({ cannot, told: differs.includes(key) }).toEqual({ cannot: null, told: true });
  }
});

test.each([
  ['newer_version', (text: string) => text.replace(/"format":\d+/, '"format":99')],
  ['unreadable', () => 'no JSON'],
  ['unreadable', () => '[]'],
  ['unreadable', () => '{"format":"four"}'],
  ['unreadable', (text: string) => text.replace('"lead":', '"led":')],
] as const)('a snapshot that is %s is told so, and nothing breaks (%#)', async (code, change) => {
  const [file = ''] = files.slice(-1);
  const corpus = corpusOf(file);
  const [one] = corpus.decisions as [Stored];
  const snapshot = change(one.snapshot);
  const db = await aLogOf({ ...corpus, decisions: [{ ...one, snapshot }] });
  expect(await replayDecision({ db }, one.id)).toMatchObject({
    same: false,
    differs: [],
    cannot: { code },
  });
  await expect(explainCandidates({ db }, one.id)).rejects.toMatchObject({
    code: 'cannot_be_remade',
  });
});

test('a part that is gone makes a decision differ in its snapshot', async () => {
  const corpus = corpusOf(files.at(-1) ?? '');
  const [one] = corpus.decisions as [Stored];
  const db = await aLogOf({ ...corpus, parts: [] });
  expect(await replayDecision({ db }, one.id)).toMatchObject({
    same: false,
    differs: ['snapshot'],
  });
  await expect(explainCandidates({ db }, one.id)).rejects.toMatchObject({
    code: 'cannot_be_remade',
  });
});

function formatIn({ snapshot }: Stored): unknown {
  return (JSON.parse(snapshot) as { format?: unknown }).format;
}

/** Hash of what a schema reads, its words left out; what is stored by name has an entry of its own. */
function shapeOf(schema: z.ZodType): string {
  const text = JSON.stringify(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
  );
  return contentHash(JSON.parse(text)).slice(0, 16);
}
