// The facts about the account: what it is to us, who looks after it, what is open there.

import { counted, listed, percent } from '../../leads/values/wording.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { FactKind, FactValues } from './fact.ts';
import { countFigure, percentFigure, restFigures } from './figures.ts';
import type { Narrator, Tell } from './narrator.ts';

/** Tells the facts about the matched account, if there is one. */
export function accountFacts(account: AccountView | null, voice: Narrator, tell: Tell): void {
  if (account === null) return;
  const say = (kind: FactKind, text: string, values: Partial<FactValues>) =>
    tell('account', null, kind, text, values);
  const name = voice.label(account.name);

  const certain = account.confidence >= 1;
  const surely = certain ? '' : `, ${percent(account.confidence)} sure`;
  say('account', `Matches the account ${name} (${voice.label(account.matchedBy)}${surely}).`, {
    entries: [name],
    figures: certain ? [] : [percentFigure(account.confidence, 'confidence')],
  });
  const status = STATUS[account.status];
  say('account_status', `${name} is ${status}.`, { entries: [name, status] });
  const lookedAfter = (kind: FactKind, repId: string | null, words: string) => {
    if (repId === null) return;
    const rep = voice.rep(repId);
    say(kind, `${words} ${rep}.`, { entries: [rep] });
  };
  lookedAfter('account_owner', account.ownerId, 'Account owner:');
  lookedAfter('account_csm', account.csmId, 'Customer success manager:');
  lookedAfter('parent_owner', account.parentOwnerId, 'The parent company is looked after by');
  if (account.named) {
    say('named_account', `${name} is on the named-account list.`, { entries: [name] });
  }
  tickets(account.tickets, say);
  if (account.expansion !== 'none') {
    const entries = [account.expansion];
    say('expansion', `Expansion potential: ${account.expansion}.`, { entries });
  }
  if (account.doNotAssign.length > 0) {
    const barred = account.doNotAssign.map((id) => voice.rep(id));
    say('do_not_assign', `Not to be served by ${listed(barred, 3, 'or')}.`, {
      entries: barred,
      figures: restFigures(barred, 3),
    });
  }
}

function tickets(
  { open, critical }: AccountView['tickets'],
  say: (kind: FactKind, text: string, values: Partial<FactValues>) => void,
): void {
  if (open + critical === 0) return;
  const urgent = critical > 0 ? `, ${critical} critical` : '';
  const figures = [open, ...(critical > 0 ? [critical] : [])].map((count) =>
    countFigure(count, 'tickets', 'tickets'),
  );
  say('tickets', `${counted(open, 'open support ticket')}${urgent}.`, { figures });
}

const STATUS = {
  customer: 'a customer',
  prospect: 'a prospect we already know',
  partner: 'a partner',
  former: 'a former customer',
} as const satisfies Record<AccountView['status'], string>;
