// What a person who looks after the queue must know of a lead that nobody gets: why it waits, who came
// closest, and what to do about it.
import { duration, languageName, listed } from '../leads/values/wording.ts';
import { rulesOfCode } from '../policy/made-rules.ts';
import { kindOf } from '../policy/must/must.ts';
import { mustInWords } from '../policy/rule-words.ts';
import { type Cited, type Fact, isFactKind } from '../reasoning/facts/fact.ts';
import { ruleFigures } from '../reasoning/facts/rep-facts.ts';
import { type Citing, cited, citing, present } from '../reasoning/templates/citing.ts';
import { leadName } from '../reasoning/templates/lead-name.ts';
import type { Evaluation } from '../selection/decide.ts';
import { quotableSnapshot } from '../selection/free-text/quotable.ts';
import { shownRows } from '../selection/rows.ts';
import type { Candidate, Exclusion } from '../selection/scene/candidate.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import type { QueueReason } from './decision.ts';

type Waiting = { summary: string; reasons: Cited[]; nextSteps: Cited[] };

/** Reasons and steps for a queued lead; `facts` are those of `gatherFacts` for the same snapshot. */
export function waitingAdvice(
  evaluation: Evaluation,
  queue: { reason: QueueReason; detail: string },
  facts: readonly Fact[],
): Waiting {
  const find = citing(facts);
  const any = facts.slice(0, 1).map(({ id }) => id);
  const snapshot = quotableSnapshot(evaluation.snapshot);
  const rows = shownRows(evaluation, null).filter(({ standing }) => standing === 'excluded');
  const near = closest(rows, snapshot);
  return {
    summary: `${leadName(snapshot)} waits in the queue. ${why(queue, rows, evaluation)}`,
    reasons: present([
      ...reasonsFor(queue.reason, rows, snapshot, find, any),
      near && queue.reason === 'nobody_eligible' ? closestWords(near, any) : null,
    ]),
    nextSteps: present([
      step(queue.reason, rows, near, any),
      answer(snapshot, find),
      deadline(snapshot, find),
    ]),
  };
}

/** What is told of a lead that needs nobody: the policy's sentence, and what would bring it back. */
export function declinedAdvice(
  { snapshot }: Evaluation,
  because: string,
  facts: readonly Fact[],
): Waiting {
  const any = facts.slice(0, 1).map(({ id }) => id);
  const said = citing(facts).one('message', 0);
  const name = leadName(quotableSnapshot(snapshot));
  return {
    summary: `${name} needs nobody. ${because}`,
    reasons: present([cited(because, said.length > 0 ? said : any)]),
    nextSteps: present([
      cited(
        'Nothing is to be done. Where that is wrong, route it again under another policy.',
        any,
      ),
    ]),
  };
}

/** The queue's reason in a sentence; its detail names rules by their codes, for whoever edits them. */
function why(
  { reason, detail }: { reason: QueueReason; detail: string },
  rows: readonly Candidate[],
  { excludedByRule, total }: Evaluation,
): string {
  if (reason === 'all_at_capacity') return 'Everyone who may take it is full.';
  const [worst] = Object.entries(excludedByRule).sort(
    ([a, m], [b, n]) => n - m || (a < b ? -1 : 1),
  );
  const words = rows
    .flatMap(({ excludedBy }) => excludedBy)
    .find(({ rule }) => rule === worst?.[0])?.because;
  if (reason !== 'nobody_eligible' || worst === undefined || words === undefined) return detail;
  const whom = worst[1] === total ? `all ${total}` : `${worst[1]} of ${total}`;
  return `Nobody may take it; one rule alone leaves out ${whom} reps: ${words}`;
}

const MOST_RULES = 3;

/** The rules that leave most reps out, in their own words. */
function reasonsFor(
  reason: QueueReason,
  rows: readonly Candidate[],
  snapshot: Snapshot,
  find: Citing,
  any: readonly string[],
): (Cited | null)[] {
  if (reason !== 'nobody_eligible' && reason !== 'all_at_capacity') return [];
  const byRule = new Map<string, { words: string; count: number }>();
  for (const { rule, because } of rows.flatMap(({ excludedBy }) => excludedBy)) {
    const known = byRule.get(rule);
    byRule.set(rule, { words: because, count: (known?.count ?? 0) + 1 });
  }
  return [...byRule]
    .sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
    .slice(0, MOST_RULES)
    .map(([rule, { words, count }]) => {
      const own = factsBehind(rule, snapshot)
        .filter(isFactKind)
        .flatMap((kind) => find.ids(kind));
      const share = count === rows.length ? `all ${rows.length}` : `${count} of ${rows.length}`;
      const reps = rows.length === 1 ? 'the only rep' : `${share} reps`;
      return cited(`${words} That leaves out ${reps}.`, own.length > 0 ? own : any);
    });
}

/** Kinds of the facts about the lead that a rule looks at. */
function factsBehind(code: string, { policy }: Snapshot): string[] {
  return rulesOfCode(policy.document, code).flatMap((rule) => kindOf(rule).leadFact(rule) ?? []);
}

type Near = { row: Candidate; alone: Exclusion };

/** The first rep whom one rule alone leaves out, a rule that may be set aside. */
function closest(rows: readonly Candidate[], snapshot: Snapshot): Near | null {
  for (const row of rows) {
    const [alone, more] = row.excludedBy;
    if (alone && !more && givesWay(alone.rule, snapshot)) return { row, alone };
  }
  return null;
}

function givesWay(code: string, { policy }: Snapshot): boolean {
  return rulesOfCode(policy.document, code).every(
    (rule) => kindOf(rule).relaxable && !GUARDS.test(`${rule.code} ${mustInWords(rule)}`),
  );
}

/** Whoever sets such a rule aside does what the sender of a forged lead is after. */
const GUARDS =
  /fraud|spoof|phish|imperson|imitat|forged|fake|scam|suspicious|sanction|embargo|blocklist|unverified|not verified|identity|betrug|fälsch|verdächtig|usurp|fraude|suplant/i;

function closestWords({ row, alone }: Near, any: readonly string[]): Cited | null {
  return cited(
    `${row.rep.name} comes closest: only the rule ${alone.rule} stands in the way (${ruleFigures(alone)}).`,
    any,
  );
}

function step(
  reason: QueueReason,
  rows: readonly Candidate[],
  near: Near | null,
  any: readonly string[],
): Cited | null {
  switch (reason) {
    case 'nobody_eligible': {
      const guard = near === null ? guardIn(rows) : null;
      if (guard !== null) {
        return cited(
          `Have somebody make sure who they are before anybody calls: “${guard}” is there for that, and is not to be set aside.`,
          any,
        );
      }
      return cited(
        near
          ? `Hand it over to ${near.row.rep.name} if that rule may be set aside this once; or let the policy’s fallback relax ${near.alone.rule}.`
          : 'Hand it over by hand, or let the policy’s fallback relax a rule that nobody meets.',
        any,
      );
    }
    case 'all_at_capacity': {
      const full = rows
        .filter(({ excludedBy }) => excludedBy.length === 1)
        .map(({ rep, excludedBy }) => `${rep.name} (${excludedBy[0]?.value})`);
      const who = full.length > 0 ? ` Nearest to it: ${listed(full, 3)}.` : '';
      return cited(
        `It goes out by itself when a slot frees, the oldest lead first; to place it now, close a lead or raise a cap.${who}`,
        any,
      );
    }
    case 'owner_away':
      return cited(
        'Name a stand-in for the owner, or hand it over by hand; else it waits for the owner’s return.',
        any,
      );
    case 'ambiguous_account':
      return cited('Say which account it belongs to, and route it again.', any);
    case 'below_every_price':
      return cited(
        'Leave it, or send it to nurture: it goes out when a slot is worth less than it is.',
        any,
      );
    case 'needs_review':
      return cited(
        'Look at who they are, then hand it over by hand: it does not go out by itself while the rule holds.',
        any,
      );
    case 'declined':
      return cited(
        'Read the reasons of those who declined, then hand it over by hand or close it.',
        any,
      );
  }
}

/** What a rule against fraud says, where one keeps the lead from everybody. */
function guardIn(rows: readonly Candidate[]): string | null {
  const [first, ...others] = rows.map(({ excludedBy }) =>
    excludedBy.filter(({ rule, because }) => GUARDS.test(`${rule} ${because}`)),
  );
  const all = first?.find(({ rule }) =>
    others.every((list) => list.some((one) => one.rule === rule)),
  );
  return all?.because ?? null;
}

function answer({ lead }: Snapshot, find: Citing): Cited | null {
  if (lead.message === null) return null;
  const foreign = lead.language !== 'unknown' && lead.language !== 'en';
  const language = foreign ? ` in ${languageName(lead.language)}` : '';
  return cited(
    `Meanwhile, answer them in two lines${language}: we have read it, and who will call is being settled.`,
    find.one('message', 0),
    foreign ? find.ids('language') : [],
  );
}

function deadline({ policy }: Snapshot, find: Citing): Cited | null {
  const { firstTouchMinutes } = policy.document.sla;
  return cited(
    `The team promises a first contact within ${duration(firstTouchMinutes)}, and nobody has this lead yet.`,
    find.ids('sla'),
  );
}
