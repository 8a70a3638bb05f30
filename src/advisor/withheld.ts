// Which facts of a lead are kept from a model because their words speak to the machinery: those and no others,
// so that a harmless question survives an order that stands somewhere else.
import type { Fact } from '../reasoning/facts/fact.ts';
import { namesIn } from '../reasoning/facts/fact-words.ts';
import { givesOrders } from '../selection/free-text/orders.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';

/** Ids of facts; those of lead and account are the same whoever is on the shortlist. */
export type Withheld = ReadonlySet<string>;

/** Stands in a withheld fact's place, so that nobody takes the gap for silence. */
export const WITHHELD = '(withheld: it gave orders to the routing)';

/** Only what others wrote about lead and account can be withheld. */
export function canBeWithheld({ about }: Fact): boolean {
  return about === 'lead' || about === 'account';
}

/** Facts that plainly give orders; where only the message as a whole does, all of its pieces. */
export function plainlyOrdering(facts: readonly Fact[], { lead }: Snapshot): Withheld {
  const ordering = facts.filter((fact) => canBeWithheld(fact) && namesIn(fact).some(givesOrders));
  const pieces = facts.filter(({ kind }) => kind === 'message');
  const piece = ordering.some(({ kind }) => kind === 'message');
  const whole = !piece && lead.message !== null && givesOrders(lead.message);
  return new Set([...ordering, ...(whole ? pieces : [])].map(({ id }) => id));
}
