// Whether a run may be held against a baseline: the same question, asked of the same model in the same
// form, the same number of times, with a result for every case on both sides.
import type { Baseline } from './baseline.ts';
import { type Finding, named, notComparable } from './finding.ts';
import { CONTESTANTS, type Contestant, type EvalRun, GATED, repeatsOf } from './run.ts';

/** Everything that stands against comparing them; another prompt does not, that is what it is for. */
export function incomparable(run: EvalRun, baseline: Baseline): Finding[] {
  const ran = new Set(run.runs.map(({ contestant }) => contestant));
  return [
    ...frameTrouble(run, baseline).map((text) => notComparable(text)),
    ...CONTESTANTS.filter((one) => ran.has(one)).flatMap((one) => absent(run, baseline, one)),
    ...(run.scope?.whole === false ? [] : leftOut(baseline, ran)),
    ...CONTESTANTS.flatMap((one) => miscounted(baseline, one)),
  ];
}

function frameTrouble({ frame }: EvalRun, { frame: then }: Baseline): string[] {
  const { prompt, schemaHash, caseSetHash, simulated, provider, model, repeats } = frame;
  const who = (of: { provider: string; model: string }) => `${of.model} of ${of.provider}`;
  const troubles: [boolean, string][] = [
    [prompt.hash === '', 'The run does not say which prompt it was made with.'],
    [then.prompt.hash === '', 'The baseline does not say which prompt it was made with.'],
    [caseSetHash !== then.caseSetHash, 'The cases are not those of the baseline.'],
    [caseSetHash === '', 'The run does not say which cases it was made with.'],
    [
      schemaHash !== then.schemaHash,
      'Answers were asked for in another form (schema) than in the baseline.',
    ],
    [simulated !== then.simulated, 'Simulated answers and answers of a model are never compared.'],
    [
      provider !== then.provider || model !== then.model,
      `The run is of ${who(frame)}, the baseline of ${who(then)}.`,
    ],
    [
      repeats !== then.repeats,
      `The run asked ${repeats} times for each case, the baseline ${then.repeats} times: say --repeats ${then.repeats}.`,
    ],
  ];
  return troubles.flatMap(([holds, text]) => (holds ? [text] : []));
}

/** Cases with a result on one side only. */
function absent({ runs, scope }: EvalRun, { results }: Baseline, contestant: Contestant) {
  const then = new Set(Object.keys(results[contestant]));
  const now = new Set(
    runs.filter((run) => run.contestant === contestant).map(({ caseId }) => caseId),
  );
  const unknown = [...now.difference(then)];
  const gone = scope?.whole === false ? [] : [...then.difference(now)];
  return [
    ...(unknown.length === 0
      ? []
      : [notComparable(`The baseline has no result for: ${named(unknown)}.`, contestant)]),
    ...(gone.length === 0
      ? []
      : [notComparable(`The run has no result for: ${named(gone)}.`, contestant)]),
  ];
}

/** What the gate judges and only the baseline has. */
function leftOut({ results }: Baseline, ran: ReadonlySet<Contestant>): Finding[] {
  return GATED.filter((one) => !ran.has(one) && Object.keys(results[one]).length > 0).map((one) =>
    notComparable('It stands in the baseline and was not run.', one),
  );
}

/** Results that did not come of the number of repeats that the baseline’s frame tells. */
function miscounted({ results, frame }: Baseline, contestant: Contestant): Finding[] {
  const times = repeatsOf(contestant, frame);
  const odd = Object.entries(results[contestant])
    .filter(([, { passed, of }]) => of !== times || !(passed >= 0 && passed <= of))
    .map(([caseId]) => caseId);
  const text = `The baseline does not hold ${times} ${times === 1 ? 'run' : 'runs'} for: ${named(odd)}.`;
  return odd.length === 0 ? [] : [notComparable(text, contestant)];
}
