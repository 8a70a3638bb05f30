// Guards that only a database shows: slots under their caps, and the turn that a rep gets back.
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const CAPS = inFile(
  'src/io/db/decisions/commit.ts',
  ['test/io/db/decisions/commit.test.ts'],
  [
    {
      rule: 'no slot is claimed beyond the cap on open leads',
      from: 'l.open_leads + w.slots <= w.open_cap',
      to: 'true',
    },
    {
      rule: 'the last slot under the cap on open leads is given',
      from: 'l.open_leads + w.slots <= w.open_cap',
      to: 'l.open_leads + w.slots < w.open_cap',
    },
    {
      rule: 'no slot is claimed beyond the cap per day',
      from: 'and ${today} <= coalesce(w.per_day, ${sql.lit(UNLIMITED)})',
      to: '',
    },
    {
      rule: 'no slot is claimed beyond the cap per week',
      from: 'and ${week} <= coalesce(w.per_week, ${sql.lit(UNLIMITED)})',
      to: '',
    },
    {
      rule: 'slots that are claimed together count together on their day',
      from: "sql`${countOn('day')} + w.slots`",
      to: "sql`${countOn('day')} + 1`",
    },
    {
      rule: 'slots that are claimed together count together in their week',
      from: "sql`${countOn('week')} + w.slots`",
      to: "sql`${countOn('week')} + 1`",
    },
    {
      rule: 'a date that comes back is counted on',
      from: 'else coalesce((l.${others} ->> w.${date}::text)::int, 0) end`',
      to: 'else 0 end`',
    },
    {
      rule: 'no slot is claimed under another revision of the rep',
      from: 'where ${claim.repRevision} = (select revision from reps where id = ${claim.repId})`',
      to: '`',
    },
  ],
);

const DATES = inFile(
  'src/io/db/decisions/commit-batch.ts',
  ['test/io/db/decisions/counts-by-date.test.ts'],
  [
    {
      rule: 'slots of a rep that are claimed together are of one date',
      from: 'const together = ofOneDate(batch);',
      to: 'const together = batch;',
    },
  ],
);

const PARENTS = inFile(
  'src/flows/roster/save-account.ts',
  ['test/flows/roster/account-parents.test.ts'],
  [
    {
      rule: 'accounts are saved one at a time',
      from: "await takeTurn(trx, 'accounts', at);",
      to: '',
    },
  ],
);

const CHANGED = inFile(
  'src/io/db/decisions/commit.ts',
  ['test/flows/route/changed-meanwhile.test.ts'],
  [
    {
      rule: 'nothing is committed for a rep who has changed since',
      from: '(rep_revision is null\n',
      to: '(true or rep_revision is null\n',
    },
    {
      rule: 'nothing is committed under a policy that has changed since',
      from: 'and (policies_seen is null or',
      to: 'and (true or policies_seen is null or',
    },
    {
      rule: 'nothing is committed for an account that has changed since',
      from: 'and (account_revision is null\n',
      to: 'and (true or account_revision is null\n',
    },
  ],
);

const TURNS = inFile(
  'src/flows/assignments/end-assignment.ts',
  ['test/flows/assignments/end-assignment.test.ts'],
  [
    {
      rule: 'a turn is given back',
      from: 'const returned = returnsTurn(ending)\n',
      to: 'const returned = false\n',
    },
    {
      rule: 'a turn is given back for a good reason alone',
      from: 'const returned = returnsTurn(ending)\n',
      to: 'const returned = true\n',
    },
    {
      rule: 'a turn is given back where the rotation gave it',
      from: "if (booked?.kind !== 'routed') return null;",
      to: 'if (!booked) return null;',
    },
    {
      rule: 'as much of a turn is given back as has not faded, in leads',
      from: 'leads: booked.leads * faded,',
      to: 'leads: booked.leads,',
    },
    {
      rule: 'as much of a turn is given back as has not faded, in value',
      from: 'value: booked.value * faded,',
      to: 'value: booked.value,',
    },
    {
      rule: 'a declined lead stands in the queue',
      from: "if (ending.kind === 'declined') await",
      to: 'if (false) await',
    },
  ],
);

export const STORED: readonly Mutant[] = [...CAPS, ...DATES, ...PARENTS, ...CHANGED, ...TURNS];
