// The facts about the account: what it is to us, who looks after it, what is open there.

import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { FactKind, FactValues } from './fact.ts';
import { countFigure, percentFigure, restFigures } from './figures.ts';
import type { Narrator, Tell } from './narrator.ts';

/** Tells the facts about the matched account, if there is one. */
export function accountFacts(account: AccountView | null, voice: Narrator, tell: Tell): void {
  if (account === null) return;
  const say = (kind: FactKind, text: string, values: Partial<FactValues>) =>
    tell('account', null, kind, text, values);
  const { facts, words } = voice.texts;
  const name = voice.label(account.name);

  const certain = account.confidence >= 1;
  const sure = certain ? null : words.percent(account.confidence);
  say('account', facts.account(name, voice.label(account.matchedBy), sure), {
    entries: [name],
    figures: certain ? [] : [percentFigure(account.confidence, 'confidence')],
  });
  const status = facts.status[account.status];
  say('account_status', facts.statusOf(name, status), { entries: [name, status] });
  const lookedAfter = (kind: FactKind, repId: string | null, sentence: (rep: string) => string) => {
    if (repId === null) return;
    const rep = voice.rep(repId);
    say(kind, sentence(rep), { entries: [rep] });
  };
  lookedAfter('account_owner', account.ownerId, facts.owner);
  lookedAfter('account_csm', account.csmId, facts.csm);
  lookedAfter('parent_owner', account.parentOwnerId, facts.parentOwner);
  if (account.named) {
    say('named_account', facts.named(name), { entries: [name] });
  }
  tickets(account.tickets, voice, say);
  if (account.expansion !== 'none') {
    const entries = [account.expansion];
    say('expansion', facts.expansion(account.expansion), { entries });
  }
  if (account.doNotAssign.length > 0) {
    const barred = account.doNotAssign.map((id) => voice.rep(id));
    say('do_not_assign', facts.doNotAssign(words.either(barred, 3)), {
      entries: barred,
      figures: restFigures(barred, 3),
    });
  }
}

function tickets(
  { open, critical }: AccountView['tickets'],
  { texts }: Narrator,
  say: (kind: FactKind, text: string, values: Partial<FactValues>) => void,
): void {
  if (open + critical === 0) return;
  const figures = [open, ...(critical > 0 ? [critical] : [])].map((count) =>
    countFigure(count, 'tickets', 'tickets'),
  );
  say('tickets', texts.facts.tickets(open, critical), { figures });
}
