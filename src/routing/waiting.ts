// What a person who looks after the queue must know of a lead that nobody gets: why it waits, who came
// closest, and what to do about it.
import { rulesOfCode } from '../policy/made-rules.ts';
import { kindOf } from '../policy/must/must.ts';
import { mustInWords } from '../policy/rule-words.ts';
import { type Cited, type Fact, isFactKind } from '../reasoning/facts/fact.ts';
import { ruleTold } from '../reasoning/facts/rule-told.ts';
import { callLanguage } from '../reasoning/templates/call-language.ts';
import { type Citing, cited, citing, present } from '../reasoning/templates/citing.ts';
import { leadName } from '../reasoning/templates/lead-name.ts';
import type { Texts } from '../reasoning/texts/en.ts';
import { textsOf } from '../reasoning/texts/texts.ts';
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
  const texts = textsOf(evaluation.snapshot);
  const find = citing(facts, texts);
  const any = facts.slice(0, 1).map(({ id }) => id);
  const snapshot = quotableSnapshot(evaluation.snapshot);
  const rows = shownRows(evaluation, null).filter(({ standing }) => standing === 'excluded');
  const near = closest(rows, snapshot);
  return {
    summary: texts.waiting.waits(leadName(snapshot), why(queue, rows, evaluation, texts)),
    reasons: present([
      ...reasonsFor(queue.reason, rows, snapshot, find, any),
      near && queue.reason === 'nobody_eligible' ? closestWords(near, snapshot, texts, any) : null,
    ]),
    nextSteps: present([
      step(queue.reason, { rows, near, texts }, any),
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
  const { waiting } = textsOf(snapshot);
  return {
    summary: waiting.needsNobody(name, because),
    reasons: present([cited(because, said.length > 0 ? said : any)]),
    nextSteps: present([cited(waiting.nothingToDo, any)]),
  };
}

/** The queue's reason in a sentence; its detail names rules by their codes, for whoever edits them. */
function why(
  { reason, detail }: { reason: QueueReason; detail: string },
  rows: readonly Candidate[],
  { excludedByRule, total, snapshot }: Evaluation,
  { waiting, rules }: Texts,
): string {
  if (reason === 'all_at_capacity') return waiting.allFull;
  const [worst] = Object.entries(excludedByRule).sort(
    ([a, m], [b, n]) => n - m || (a < b ? -1 : 1),
  );
  const found = rows
    .flatMap(({ excludedBy }) => excludedBy)
    .find(({ rule }) => rule === worst?.[0]);
  if (reason !== 'nobody_eligible' || worst === undefined || found === undefined) {
    return waiting.why(reason, detail);
  }
  const words = rules.sentence(ruleTold(found, snapshot.policy.document));
  return waiting.nobody(worst[1], total, words);
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
  const { rules, waiting } = find.texts;
  for (const exclusion of rows.flatMap(({ excludedBy }) => excludedBy)) {
    const { rule } = exclusion;
    const known = byRule.get(rule);
    const words = rules.sentence(ruleTold(exclusion, snapshot.policy.document));
    byRule.set(rule, { words, count: (known?.count ?? 0) + 1 });
  }
  return [...byRule]
    .sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
    .slice(0, MOST_RULES)
    .map(([rule, { words, count }]) => {
      const own = factsBehind(rule, snapshot)
        .filter(isFactKind)
        .flatMap((kind) => find.ids(kind));
      const told = waiting.leavesOut(words, count, rows.length);
      return cited(told, own.length > 0 ? own : any);
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

function closestWords(
  { row, alone }: Near,
  { policy }: Snapshot,
  { rules, waiting }: Texts,
  any: readonly string[],
): Cited | null {
  const figures = rules.figures(ruleTold(alone, policy.document));
  return cited(waiting.closest(row.rep.name, alone.rule, figures), any);
}

function step(
  reason: QueueReason,
  { rows, near, texts }: { rows: readonly Candidate[]; near: Near | null; texts: Texts },
  any: readonly string[],
): Cited | null {
  const { waiting, words } = texts;
  switch (reason) {
    case 'nobody_eligible': {
      const guard = near === null ? guardIn(rows) : null;
      if (guard !== null) return cited(waiting.guard(guard), any);
      return cited(
        near ? waiting.handOverTo(near.row.rep.name, near.alone.rule) : waiting.handOver,
        any,
      );
    }
    case 'all_at_capacity': {
      const full = rows
        .filter(({ excludedBy }) => excludedBy.length === 1)
        .map(({ rep, excludedBy }) => `${rep.name} (${excludedBy[0]?.value})`);
      return cited(waiting.full(full.length > 0 ? words.listed(full, 3) : null), any);
    }
    default:
      return cited(waiting.steps[reason], any);
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
  const spoken = callLanguage(lead, null, find);
  return cited(
    find.texts.waiting.answer(spoken?.words ?? ''),
    find.one('message', 0),
    spoken?.facts ?? [],
  );
}

function deadline({ policy }: Snapshot, find: Citing): Cited | null {
  const { waiting, words } = find.texts;
  const { firstTouchMinutes } = policy.document.sla;
  return cited(waiting.promised(words.duration(firstTouchMinutes)), find.ids('sla'));
}
