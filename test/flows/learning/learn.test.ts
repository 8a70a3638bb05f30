import { describe, expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { activateModel, learn, learnDaily } from '../../../src/flows/learning/learn.ts';
import { listModels } from '../../../src/io/db/views/models.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { someDeals, storeDeals } from '../../support/deals.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [
  aRep({ id: 'anna', name: 'Anna', records: [{ won: 30, n: 100 }] }),
  aRep({ id: 'ben', name: 'Ben', records: [{ won: 31, n: 100 }] }),
  aRep({ id: 'cleo', name: 'Cleo', records: [{ won: 10, n: 100 }] }),
];

async function aTeam(deals: number, flat = false) {
  const { db } = await freshDatabase();
  const router = await aRouter(db, { reps });
  const untilMs = router.deps.clock.now();
  await storeDeals(db, someDeals(deals, { untilMs, flat }));
  return { db, ...router };
}
const lead = (id: string, industry: string) => ({
  lead: { id, company: { industry } },
  mode: 'off',
});

describe('learning', () => {
  test('puts a model in force that decisions name, explain and replay', async () => {
    const { db, deps, route } = await aTeam(800);
    const before = await route(lead('l1', 'Software'));
    expect(before.decision).toMatchObject({ rep: { id: 'ben' }, estimates: { version: 'none' } });
    const learned = await learn(deps, 'test');
    expect(learned).toMatchObject({ promoted: true, model: { version: 1, state: 'active' } });
    expect(learned.because).toContain('against the plain win rate');
    const promoted = await db
      .selectFrom('events')
      .select('body')
      .where('kind', '=', 'model.promoted')
      .executeTakeFirst();
    const told = { modelVersion: 1, fromVersion: null, by: 'test' };
    expect(promoted?.body).toMatchObject({ kind: 'model.promoted', data: told });
    const after = await route(lead('l2', 'Software'));
    expect(after.decision).toMatchObject({
      rep: { id: 'anna' },
      estimates: { version: 'model-1' },
    });
    const parts = after.decision.candidates.find((row) => row.rep.id === 'anna')?.parts ?? [];
    expect(parts.find((part) => part.code === 'record-industry')?.evidence).toMatch(
      /^\d+ of \d+ deals, shrunk \d+ % towards the team's \d+ %$/,
    );
    expect(parts[0]?.evidence).toMatch(
      /^\d+(\.\d)? % for an ordinary lead touched at once; \d+ of 800 deals were won$/,
    );
    expect(await replayDecision({ db }, after.decision.id)).toMatchObject({ same: true });
    expect(await replayDecision({ db }, before.decision.id)).toMatchObject({ same: true });
  });

  test('keeps the stated record of a rep whom the model has not seen, and says so', async () => {
    const { deps, route } = await aTeam(800);
    await learn(deps, 'test');
    const { decision } = await route(lead('l1', 'Software'));
    const cleo = decision.candidates.find((row) => row.rep.id === 'cleo');
    expect(cleo?.parts.find((part) => part.code === 'record')?.evidence).toContain(
      '10 of 100 deals',
    );
    expect(cleo?.parts.find((part) => part.code === 'record')?.evidence).toContain(
      'no deals in the model yet',
    );
  });

  test('needs fifty deals, and does nothing twice on the same deals', async () => {
    const few = await aTeam(40);
    expect(await learn(few.deps, 'test')).toMatchObject({ model: null, created: false });
    const { db, deps } = await aTeam(400);
    await learn(deps, 'test');
    expect(await learn(deps, 'test')).toMatchObject({ created: false, because: 'no new deals' });
    expect(await listModels(db)).toHaveLength(1);
  });

  test('a later version is judged only by deals that the one in force has not seen', async () => {
    const { db, deps, pass } = await aTeam(800);
    await learn(deps, 'test');
    pass(30 * 86_400_000);
    const untilMs = deps.clock.now() + 40 * 21_600_000;
    await storeDeals(db, someDeals(20, { untilMs, seed: 'few' }), 'few');
    expect(await learn(deps, 'test')).toMatchObject({ promoted: false, model: { version: 2 } });
    await storeDeals(db, someDeals(119, { untilMs, seed: 'more' }), 'more');
    const third = await learn(deps, 'test');
    expect(third.because).toContain('against the model in force');
    expect(third.model?.comparison.n).toBeGreaterThanOrEqual(50);
    expect((await listModels(db)).filter((model) => model.state === 'active')).toHaveLength(1);
  });

  test('an older version is put back by hand, and the change is audited', async () => {
    const { db, deps, route, pass } = await aTeam(400);
    await learn(deps, 'test');
    pass(1);
    await storeDeals(db, someDeals(20, { untilMs: deps.clock.now(), seed: 'x' }), 'x');
    await learn(deps, 'test');
    expect(await activateModel(deps, 'test', 2)).toEqual({ version: 2, before: 1 });
    expect(await activateModel(deps, 'test', 1)).toEqual({ version: 1, before: 2 });
    const { decision } = await route(lead('l1', 'Retail'));
    expect(decision.estimates).toEqual({ version: 'model-1' });
    await expect(activateModel(deps, 'test', 9)).rejects.toMatchObject({ code: 'not_found' });
    const audit = await db.selectFrom('audit').select('action').execute();
    expect(audit.filter((row) => row.action === 'model.activated')).toHaveLength(3);
  });

  test('goes on with the half-life of the model in force', async () => {
    const { db, deps, pass } = await aTeam(800);
    const asked = await learn(deps, 'test', { halfLifeDays: 400 });
    expect(asked).toMatchObject({ promoted: true });
    pass(1);
    await storeDeals(db, someDeals(20, { untilMs: deps.clock.now(), seed: 'x' }), 'x');
    const next = await learn(deps, 'test');
    expect(next.model?.comparison.halfLifeDays).toBe(400);
    await storeDeals(db, someDeals(20, { untilMs: deps.clock.now(), seed: 'y' }), 'y');
    const without = await learn(deps, 'test', { halfLifeDays: null });
    expect(without.model?.comparison.halfLifeDays).toBeNull();
    expect(without.because).toContain('against a half-life of 400 days on the same deals');
  });

  test('happens once a day, on one of several replicas', async () => {
    const { deps, pass } = await aTeam(100);
    const both = await Promise.all([learnDaily(deps), learnDaily(deps)]);
    expect(both.filter((result) => result !== null)).toHaveLength(1);
    pass(23 * 3_600_000);
    expect(await learnDaily(deps)).toBeNull();
    pass(3_600_000);
    expect(await learnDaily(deps)).toMatchObject({ because: 'no new deals' });
  });
});
