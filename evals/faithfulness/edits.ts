// A case without a fact, or with its contrary: what the facts cited by a decision are tried by.
import type { EvalCase } from '../../src/evals/case.ts';
import type { ToldFact } from '../../src/reasoning/facts/fact.ts';

type CaseRep = EvalCase['reps'][number];
type Edit = (rep: CaseRep) => CaseRep;

/** Kinds of facts of a rep that a case can be without, and how. */
const DROPPED: Readonly<Record<string, Edit>> = {
  record: (rep) => ({ ...rep, records: [] }),
  response: answeringIn(null),
  pipeline: atQuota(null),
  load: (rep) => ({ ...rep, open: 0, today: 0, week: 0 }),
  speciality: (rep) => ({ ...rep, specialities: { industries: [], products: [], sizes: [] } }),
};

/** What speaks most against a rep, and what speaks most for one. */
const CONTRARY: Readonly<Record<string, { against: Edit; for: Edit }>> = {
  record: { against: atRate(0.02), for: atRate(0.98) },
  response: { against: answeringIn(1_440), for: answeringIn(1) },
  pipeline: { against: atQuota(180), for: atQuota(5) },
  load: { against: (rep) => ({ ...rep, open: 19 }), for: (rep) => ({ ...rep, open: 0 }) },
};

function atRate(rate: number): Edit {
  return (rep) => ({ ...rep, records: rep.records.map((one) => ({ ...one, rate })) });
}
function answeringIn(medianMinutes: number | null): Edit {
  return (rep) => ({ ...rep, response: { medianMinutes, p90Minutes: null, n: null } });
}
function atQuota(pct: number | null): Edit {
  return (rep) => ({ ...rep, pipeline: { value: null, quota: null, pct } });
}

/** The case without a fact; null where it has no way to be without it. */
export function withoutFact(one: EvalCase, { kind, repId }: ToldFact): EvalCase | null {
  const edit = DROPPED[kind];
  return edit === undefined || repId === null ? null : withRep(one, repId, edit);
}

/** The case with a fact turned against the pick: worse for the pick, better for anybody else. */
export function withContrary(
  one: EvalCase,
  { kind, repId }: ToldFact,
  pick: string,
): EvalCase | null {
  const edits = CONTRARY[kind];
  if (edits === undefined || repId === null) return null;
  return withRep(one, repId, repId === pick ? edits.against : edits.for);
}

/** The case with no facts of reps but those that are cited, as far as it can be without the others. */
export function withOnly(one: EvalCase, cited: readonly ToldFact[]): EvalCase {
  const has = (repId: string, kind: string) =>
    cited.some((fact) => fact.repId === repId && fact.kind === kind);
  const reps = one.reps.map((rep) =>
    Object.entries(DROPPED).reduce(
      (left, [kind, edit]) => (has(rep.id, kind) ? left : edit(left)),
      rep,
    ),
  );
  return { ...one, reps };
}

function withRep(one: EvalCase, repId: string, edit: Edit): EvalCase {
  return { ...one, reps: one.reps.map((rep) => (rep.id === repId ? edit(rep) : rep)) };
}
