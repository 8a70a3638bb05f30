// Whom and which company a history names, of those that are stored: by CRM id, e-mail or a name that one alone has.
import { accountNames } from '../../io/db/accounts.ts';
import { eachInSlices } from '../../io/db/engine/in-slices.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { peopleStored } from '../../io/db/reps.ts';
import { nameKey } from '../../leads/company-name.ts';
import type { Known } from '../../roster/import/history.ts';
import { repFinder, sameCrmId } from '../../roster/rep-finder.ts';

export async function knownInHistory(db: Db): Promise<Known> {
  const [people, accounts] = await Promise.all([peopleStored(db), accountNames(db)]);
  const { add, find } = repFinder();
  await eachInSlices(people, add);
  const byId = new Map<string, string>();
  const byKey = new Map<string, string[]>();
  await eachInSlices(accounts, ({ id, nameKey }) => {
    byId.set(sameCrmId(id), id);
    byKey.set(nameKey, [...(byKey.get(nameKey) ?? []), id]);
  });
  return {
    repId: (written) => {
      const meant = find(written);
      return meant.kind === 'rep' ? meant.id : null;
    },
    accountId: (written) => {
      const found = byKey.get(nameKey(written)) ?? [];
      const [only] = found;
      return byId.get(sameCrmId(written)) ?? (found.length === 1 && only ? only : null);
    },
  };
}
