// Accounts as history shows them: one per company name without its legal form, customers by their wins.
import type { AccountInput } from '../../leads/account.ts';
import { nameKey } from '../../leads/company-name.ts';
import { accountIdOf } from '../../leads/import/account-rows.ts';
import type { Deal } from './deal.ts';
import type { HistoryMapping } from './history-mapping.ts';
import type { HistoryOutcome } from './history-outcome.ts';
import type { ScopeReader } from './scopes.ts';

type Page = {
  names: Set<string>;
  of: Pick<Deal['of'], 'industry' | 'employees' | 'country' | 'parent'>;
  won: number;
  lastWin: { at: string; repId: string } | null;
};

export function accountBook(
  owner: HistoryMapping['accounts']['owner'],
  scopes: ScopeReader,
  knownId: (name: string) => string | null = () => null,
) {
  const pages = new Map<string, Page>();
  const idByKey = new Map<string, string>();
  /** Spellings with one key are one company; its id is made from the first that came. */
  const idOf = (name: string): string | undefined => idByKey.get(nameKey(name) || name);
  return {
    /** Notes a company and gives its id; null for a deal that names none. */
    meet(name: string, of: Deal['of']): string | null {
      if (name === '') return null;
      const id = idOf(name) ?? knownId(name) ?? accountIdOf(name);
      idByKey.set(nameKey(name) || name, id);
      const page = pages.get(id) ?? { names: new Set<string>(), of, won: 0, lastWin: null };
      page.names.add(name);
      page.of = {
        industry: of.industry || page.of.industry,
        employees: of.employees || page.of.employees,
        country: of.country || page.of.country,
        parent: of.parent || page.of.parent,
      };
      pages.set(id, page);
      return id;
    },
    add({ accountId, won, closedAt, repId }: HistoryOutcome, outcome: Deal['outcome']): void {
      const page = accountId === null ? undefined : pages.get(accountId);
      if (page === undefined || outcome !== 'won' || !won) return;
      page.won += 1;
      if (page.lastWin === null || (closedAt ?? '') >= page.lastWin.at)
        page.lastWin = { at: closedAt ?? '', repId };
    },
    /** Companies that several spellings name. */
    merged: () =>
      [...pages]
        .filter(([, page]) => page.names.size > 1)
        .map(([id, page]) => ({ id, names: [...page.names] })),
    /** In order of id. A parent that the export never lists as a company is left out. */
    all(): AccountInput[] {
      return [...pages]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, page]) => {
          const [name = id, ...aliases] = page.names;
          const { industry, employees, country, parent } = page.of;
          const parentId = idOf(parent);
          const head = Number.parseInt(employees.replaceAll(/[,.\s]/g, ''), 10);
          return {
            id,
            name,
            ...(aliases.length === 0 ? {} : { aliases }),
            ...(parentId === undefined ? {} : { parentId }),
            status: page.won > 0 ? 'customer' : 'prospect',
            ...(industry === '' ? {} : { industry: scopes.read('industry', industry) ?? industry }),
            ...(Number.isNaN(head) ? {} : { employees: head }),
            ...(country === '' ? {} : { country: countryOf(country, scopes) }),
            ...(owner === 'latest_won' && page.lastWin !== null
              ? { ownerId: page.lastWin.repId }
              : {}),
          } satisfies AccountInput;
        });
    },
  };
}

/** The ISO code, or the text as it is written where no country has this name. */
function countryOf(raw: string, scopes: ScopeReader): string {
  const code = scopes.read('country', raw);
  return code !== null && /^[A-Z]{2}$/.test(code) ? code : raw;
}
