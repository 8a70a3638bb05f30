// The facts about the account: what it is to us, who looks after it, what is open there.

import { counted, listed, percent } from '../../leads/values/wording.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { Tell, Voice } from './narrator.ts';

/** Tells the facts about the matched account, if there is one. */
export function accountFacts(account: AccountView | null, voice: Voice, tell: Tell): void {
  if (account === null) return;
  const say = (kind: string, text: string) => tell('account', null, kind, text);
  const name = voice.label(account.name);

  const surely = account.confidence < 1 ? `, ${percent(account.confidence)} sure` : '';
  say('account', `Matches the account ${name} (${voice.label(account.matchedBy)}${surely}).`);
  say('account_status', `${name} is ${STATUS[account.status]}.`);
  if (account.ownerId !== null)
    say('account_owner', `Account owner: ${voice.rep(account.ownerId)}.`);
  if (account.csmId !== null) {
    say('account_csm', `Customer success manager: ${voice.rep(account.csmId)}.`);
  }
  if (account.parentOwnerId !== null) {
    say(
      'parent_owner',
      `The parent company is looked after by ${voice.rep(account.parentOwnerId)}.`,
    );
  }
  if (account.named) say('named_account', `${name} is on the named-account list.`);
  if (account.tickets.open + account.tickets.critical > 0) {
    const critical = account.tickets.critical;
    say(
      'tickets',
      `${counted(account.tickets.open, 'open support ticket')}${critical > 0 ? `, ${critical} critical` : ''}.`,
    );
  }
  if (account.expansion !== 'none') say('expansion', `Expansion potential: ${account.expansion}.`);
  if (account.doNotAssign.length > 0) {
    const barred = account.doNotAssign.map((id) => voice.rep(id));
    say('do_not_assign', `Not to be served by ${listed(barred, 3, 'or')}.`);
  }
}

const STATUS = {
  customer: 'a customer',
  prospect: 'a prospect we already know',
  partner: 'a partner',
  former: 'a former customer',
} as const satisfies Record<AccountView['status'], string>;
