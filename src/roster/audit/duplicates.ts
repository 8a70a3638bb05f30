// What seems to be there twice: accounts by domain or name, reps by e-mail or name, leads by person.
import type { Account } from '../../leads/account.ts';
import { likeness, nameKey } from '../../leads/company-name.ts';
import { fold } from '../../leads/text/fold.ts';
import { readDomain } from '../../leads/values/domain.ts';
import type { Rep } from '../rep.ts';
import type { AuditedLead } from './audited-lead.ts';

/** Ids that seem to be one thing, and what says so. */
export type Duplicate = { subject: 'lead' | 'rep' | 'account'; ids: string[]; because: string };

/** Names at least this alike within one first word are shown to a person. */
const ALIKE = 0.9;
/** A first word that more accounts share than this says nothing ("american"). */
const MOST_PER_WORD = 200;

/** Same domain, same name without its legal form, or a name that is nearly the same. */
export function duplicateAccounts(accounts: readonly Account[]): Duplicate[] {
  const byDomain = groups(accounts, (account) =>
    account.domains.flatMap((raw) => {
      const read = readDomain(raw);
      return read.kind === 'company' ? [read.domain] : [];
    }),
  );
  for (const [domain, group] of byDomain) if (isGroup(group)) byDomain.delete(domain);
  const byKey = groups(accounts, (account) => [nameKey(account.name)]);
  const byWord = groups(accounts, (account) => [nameKey(account.name).split(' ')[0] ?? '']);
  return [
    ...shared('account', byDomain, (domain) => `domain ${domain}`),
    ...shared('account', byKey, (key) => `name "${key}"`),
    ...[...byWord.values()].filter((group) => group.length <= MOST_PER_WORD).flatMap(nearlyAlike),
  ];
}

/** Companies of one group share a domain, and are not there twice: all but one name another as their parent. */
function isGroup(accounts: readonly Account[]): boolean {
  const ids = new Set<string>(accounts.map(({ id }) => id));
  const heads = accounts.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return accounts.length > 1 && heads.length === 1;
}

/** Same e-mail or same name among active reps. */
export function duplicateReps(reps: readonly Rep[]): Duplicate[] {
  const active = reps.filter((rep) => rep.active);
  return [
    ...shared(
      'rep',
      groups(active, ({ email }) => (email === undefined ? [] : [email.trim().toLowerCase()])),
      () => 'same e-mail',
    ),
    ...shared(
      'rep',
      groups(active, ({ name }) => [fold(name)]),
      (name) => `name "${name}"`,
    ),
  ];
}

/** The same person in several leads; most leads first. */
export function duplicateLeads(leads: readonly AuditedLead[]): Duplicate[] {
  const byPerson = groups(leads, ({ personKey }) => (personKey === null ? [] : [personKey]));
  return [...byPerson.values()]
    .filter((group) => group.length > 1)
    .map(
      (group): Duplicate => ({
        subject: 'lead',
        ids: group.map(({ profile }) => profile.id).sort(),
        because: 'same person',
      }),
    )
    .sort((a, b) => b.ids.length - a.ids.length || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
}

function nearlyAlike(group: readonly Account[]): Duplicate[] {
  const found: Duplicate[] = [];
  for (const [at, one] of group.entries())
    for (const other of group.slice(at + 1)) {
      const { score, how } = likeness(one.name, other.name);
      if (score >= ALIKE && score < 1)
        found.push({ subject: 'account', ids: [one.id, other.id].sort(), because: how });
    }
  return found;
}

function groups<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const byKey = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      if (key === '') continue;
      const group = byKey.get(key);
      if (group === undefined) byKey.set(key, [one]);
      else group.push(one);
    }
  return byKey;
}

function shared<T extends { id: string }>(
  subject: Duplicate['subject'],
  byKey: ReadonlyMap<string, readonly T[]>,
  because: (key: string) => string,
): Duplicate[] {
  return [...byKey]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => ({
      subject,
      ids: group.map(({ id }) => id).sort(),
      because: because(key),
    }))
    .sort((a, b) => (a.because < b.because ? -1 : 1));
}
