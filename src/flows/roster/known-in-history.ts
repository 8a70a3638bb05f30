// Whom and which company a history names, of those that are stored: by CRM id, e-mail or a name that one alone has.
import { accountNames } from '../../io/db/accounts.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { peopleStored } from '../../io/db/reps.ts';
import { nameKey } from '../../leads/company-name.ts';
import type { Known } from '../../roster/import/history.ts';
import { repFinder, sameCrmId } from '../../roster/rep-finder.ts';

export async function knownInHistory(db: Db): Promise<Known> {
  const [people, accounts] = await Promise.all([peopleStored(db), accountNames(db)]);
  const find = repFinder(people);
  const byId = new Map(accounts.map(({ id }) => [sameCrmId(id), id]));
  const byKey = Map.groupBy(accounts, ({ nameKey }) => nameKey);
  return {
    repId: (written) => {
      const meant = find(written);
      return meant.kind === 'rep' ? meant.id : null;
    },
    accountId: (written) => {
      const found = byKey.get(nameKey(written)) ?? [];
      const [only] = found;
      return byId.get(sameCrmId(written)) ?? (found.length === 1 && only ? only.id : null);
    },
  };
}
