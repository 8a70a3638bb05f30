// English: what whoever looks after the queue reads, and how a rule is told to people.

/** What is known of a rule that left somebody out. */
export type RuleTold = {
  /** The sentence that the decision shows. */
  because: string;
  /** "pipeline 85% of quota, where below 80% is asked for". */
  figures: string;
  /** The policy's own words for the rule. */
  own: string | null;
  kind: string | null;
};

export const rules = {
  sentence: ({ because }: RuleTold) => because,
  figures: ({ figures }: RuleTold) => figures,
};

export const waiting = {
  waits: (who: string, why: string) => `${who} waits in the queue. ${why}`,
  /** The queue's reason; `detail` names it in full, and for a review in the policy's words. */
  why: (_reason: string, detail: string) => detail,
  allFull: 'Everyone who may take it is full.',
  nobody: (count: number, total: number, rule: string) =>
    `Nobody may take it; one rule alone leaves out ${count === total ? `all ${total}` : `${count} of ${total}`} reps: ${rule}`,
  leavesOut: (rule: string, count: number, shown: number) => {
    const share = count === shown ? `all ${shown}` : `${count} of ${shown}`;
    return `${rule} That leaves out ${shown === 1 ? 'the only rep' : `${share} reps`}.`;
  },
  closest: (name: string, code: string, figures: string) =>
    `${name} comes closest: only the rule ${code} stands in the way (${figures}).`,
  needsNobody: (who: string, because: string) => `${who} needs nobody. ${because}`,
  nothingToDo: 'Nothing is to be done. Where that is wrong, route it again under another policy.',
  guard: (rule: string) =>
    `Have somebody make sure who they are before anybody calls: “${rule}” is there for that, and is not to be set aside.`,
  handOverTo: (name: string, code: string) =>
    `Hand it over to ${name} if that rule may be set aside this once; or let the policy’s fallback relax ${code}.`,
  handOver: 'Hand it over by hand, or let the policy’s fallback relax a rule that nobody meets.',
  full: (nearest: string | null) =>
    `It goes out by itself when a slot frees, the oldest lead first; to place it now, close a lead or raise a cap.${nearest === null ? '' : ` Nearest to it: ${nearest}.`}`,
  steps: {
    owner_away:
      'Name a stand-in for the owner, or hand it over by hand; else it waits for the owner’s return.',
    ambiguous_account: 'Say which account it belongs to, and route it again.',
    below_every_price:
      'Leave it, or send it to nurture: it goes out when a slot is worth less than it is.',
    needs_review:
      'Look at who they are, then hand it over by hand: it does not go out by itself while the rule holds.',
    no_tier:
      'Hand it over by hand or close it, and give leads like it a tier, or let the policy say “otherwise: everyone”.',
    declined: 'Read the reasons of those who declined, then hand it over by hand or close it.',
  },
  answer: (tongue: string) =>
    `Meanwhile, answer them in two lines${tongue}: we have read it, and who will call is being settled.`,
  promised: (time: string) =>
    `The team promises a first contact within ${time}, and nobody has this lead yet.`,
};
