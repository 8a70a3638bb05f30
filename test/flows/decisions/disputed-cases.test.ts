// What a person or a rep saw differently comes out of the log as cases without names.
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { disputedCases } from '../../../src/flows/decisions/disputed-cases.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

test('handed-over and declined leads become cases; the others do not', async () => {
  const { db } = await freshDatabase();
  const reps = ['ada', 'ben', 'cho'].map((id) => aRep({ id, name: `${id} quist` }));
  const { deps, route, pass } = await aRouter(db, { reps });
  const lead = (id: string) => ({ lead: { id, company: { name: 'Secret Mills' } } });
  await route(lead('kept'));
  const handed = (await route(lead('handed'))).decision.rep?.id ?? '';
  await route(lead('declined'));
  pass(60_000);
  const toRepId = handed === 'ada' ? 'ben' : 'ada';
  await handOverLead(deps, { leadId: 'handed', toRepId, because: 'knows them', by: 'test' });
  const ending = { kind: 'declined', reason: 'too_busy' } as const;
  await endAssignment(deps, { leadId: 'declined', repId: null, ending, by: 'test' });

  const cases = await disputedCases({ db }, 100);
  const alias = (id: string) => `rep-${['ada', 'ben', 'cho'].indexOf(id) + 1}`;
  expect(cases.map(({ why }) => why).sort()).toEqual(['declined', 'overridden']);
  expect(cases.find(({ why }) => why === 'overridden')).toMatchObject({
    picked: alias(handed),
    instead: alias(toRepId),
    expect: null,
  });
  expect(JSON.stringify(cases)).not.toMatch(/secret|mills|quist|"(?:ada|ben|cho)"/i);
});
