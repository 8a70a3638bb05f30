// References that lead nowhere: managers, delegates, owners and parents that are not there or have left.
import type { Account } from '../../leads/account.ts';
import type { Rep } from '../rep.ts';

/** `id` of `subject` refers by `field` to `to`, which is missing or not active. */
export type Dangling = {
  subject: 'rep' | 'account';
  id: string;
  field: string;
  to: string;
  because: 'missing' | 'not active';
};

/** In order of subject, id and field as they are stored. */
export function danglingIn(reps: readonly Rep[], accounts: readonly Account[]): Dangling[] {
  const active = new Map<string, boolean>(reps.map((rep) => [rep.id, rep.active]));
  const known = new Set<string>(accounts.map((account) => account.id));
  const person = (
    subject: Dangling['subject'],
    id: string,
    field: string,
    to: string | null,
  ): Dangling[] => {
    if (to === null || active.get(to) === true) return [];
    return [{ subject, id, field, to, because: active.has(to) ? 'not active' : 'missing' }];
  };
  return [
    ...reps
      .filter((rep) => rep.active)
      .flatMap((rep) => [
        ...person('rep', rep.id, 'managerId', rep.managerId),
        ...rep.absences.flatMap(({ delegateId }) =>
          person('rep', rep.id, 'absences.delegateId', delegateId),
        ),
      ]),
    ...accounts.flatMap((account) => [
      ...person('account', account.id, 'ownerId', account.ownerId),
      ...person('account', account.id, 'csmId', account.csmId),
      // Somebody who has left cannot be given a lead anyway; only a name that nobody bears is a slip.
      ...account.doNotAssign
        .flatMap((to) => person('account', account.id, 'doNotAssign', to))
        .filter(({ because }) => because === 'missing'),
      ...(account.parentId === null || known.has(account.parentId)
        ? []
        : [
            {
              subject: 'account',
              id: account.id,
              field: 'parentId',
              to: account.parentId,
              because: 'missing',
            } as const,
          ]),
    ]),
  ];
}
