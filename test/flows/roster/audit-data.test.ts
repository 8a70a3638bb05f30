// A rep leaves with leads in hand: the audit names them, and routing them again moves them on.
import { expect, test } from 'vitest';
import { auditStoredData } from '../../../src/flows/roster/audit-data.ts';
import { deactivateRep } from '../../../src/flows/roster/save-rep.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

test.each([
  ['pool', 'ben'],
  ['manager', 'mia'],
] as const)(
  'leads of a rep who has left are named, and go to the %s when routed again',
  async (whenLeft, to) => {
    const { db } = await freshDatabase();
    const { deps, route } = await aRouter(db, {
      reps: [
        aRep({ id: 'ada', managerId: 'mia', records: [{ won: 9, n: 10 }] }),
        aRep({ id: 'ben', role: 'senior_ae', records: [{ won: 4, n: 10 }] }),
        aRep({ id: 'mia', role: 'manager', records: [{ won: 1, n: 10 }] }),
      ],
      policy: { ownership: { whenLeft } },
    });
    await route({ lead: { id: 'l1' } });
    expect((await auditStoredData(deps)).stranded).toEqual([]);
    const saving = { ...deps, refresh: deps.state.refresh };
    await deactivateRep(saving, 'test', 'ada', 'any');
    expect((await auditStoredData(deps)).stranded).toEqual([
      { leadId: 'l1', repId: 'ada', since: '2026-11-23T10:00:00.000Z' },
    ]);
    const { decision } = await route({ lead: { id: 'l1' } });
    expect(decision.rep?.id).toBe(to);
    expect((await auditStoredData(deps)).stranded).toEqual([]);
  },
);
