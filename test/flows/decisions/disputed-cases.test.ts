// What a person or a rep saw differently comes out of the log as cases without names.
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { disputedCases } from '../../../src/flows/decisions/disputed-cases.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const WORDS = { contact: { name: 'Jana Weber' }, message: 'Ask for weber at Secret Mills.' };

test('handed-over and declined leads become cases; the others do not', async () => {
  const { db } = await freshDatabase();
  const rates: Record<string, number> = { ada: 0.41, ben: 0.42, cho: 0.43 };
  const reps = ['ada', 'ben', 'cho'].map((id) =>
    aRep({ id, name: `${id} quist`, records: [{ rate: rates[id] ?? 0, n: 100 }] }),
  );
  const { deps, route, pass } = await aRouter(db, { reps });
  const lead = (id: string) => ({ lead: { id, company: { name: 'Secret Mills' }, ...WORDS } });
  await route(lead('kept'));
  const handed = (await route(lead('handed'))).decision.rep?.id ?? '';
  await route(lead('declined'));
  pass(60_000);
  const toRepId = handed === 'ada' ? 'ben' : 'ada';
  await handOverLead(deps, { leadId: 'handed', toRepId, because: 'knows them', by: 'test' });
  const ending = { kind: 'declined', reason: 'too_busy' } as const;
  await endAssignment(deps, { leadId: 'declined', repId: null, ending, by: 'test' });

  const cases = await disputedCases(deps, 100);
  expect(cases.map(({ dispute }) => dispute?.why).sort()).toEqual(['declined', 'overridden']);
  const overridden = cases.find(({ dispute }) => dispute?.why === 'overridden');
  const names = new Map(overridden?.reps.map(({ id, records }) => [records[0]?.rate, id]));
  expect(overridden).toMatchObject({
    dispute: { picked: names.get(rates[handed]), instead: names.get(rates[toRepId]) },
    expect: null,
  });
  expect(JSON.stringify(cases)).not.toMatch(/secret|mills|quist|weber|"(?:ada|ben|cho)"/i);
});
