// What lint and plan found, for a person who is about to change the rules.
import type { Finding } from '../../policy/lint/finding.ts';
import { UNSTORED_VERSION } from '../../policy/policy.ts';
import { type Plan, type PlanRep, type PlanSide, shift } from '../../routing/plan/plan.ts';
import { dollars, signed, valueNote } from '../../routing/plan/plan-report.ts';
import { columns, cut, type Terminal, wrapped } from '../../terminal.ts';

const REPS = 15;
const COLOURS = { error: 'red', warning: 'yellow', note: 'dim' } as const;

export function printFindings(
  { print, paint, width }: Terminal,
  findings: readonly Finding[],
): void {
  if (findings.length === 0) print(paint('green', 'Nothing to say about it.'));
  for (const { severity, path, sentence, todo, code } of findings) {
    const head = `${paint(COLOURS[severity], severity)} ${paint('dim', `${path || '/'} (${code})`)}`;
    print(head);
    print(`  ${wrapped(`${sentence} ${todo}`, width - 4, '  ')}`);
  }
}

export function printPlan({ print, paint, width }: Terminal, plan: Plan): void {
  if (plan.decisions === 0) {
    print('No decision to make again: route some leads first, or give --leads.');
    return;
  }
  const period = plan.from && plan.to ? ` from ${plan.from} to ${plan.to}` : '';
  print(`${plan.decisions} decisions made again${period}`);
  print();
  const rows = [
    ['', nameOf(plan.live), nameOf(plan.draft)],
    ['assigned', String(plan.live.assigned), String(plan.draft.assigned)],
    ['queued', String(plan.live.queued), String(plan.draft.queued)],
    ['declined', String(plan.live.declined), String(plan.draft.declined)],
    ['with a rule relaxed', String(plan.live.relaxed), String(plan.draft.relaxed)],
    ['expected wins', plan.live.expectedWins.toFixed(1), plan.draft.expectedWins.toFixed(1)],
    ['expected value', dollars(plan.live.expectedUsd), dollars(plan.draft.expectedUsd)],
    ['furthest from the mean', share(plan.live.imbalance), share(plan.draft.imbalance)],
  ];
  for (const line of columns(rows)) print(line);
  print();
  const { changed, newlyQueued, newlyAssigned } = plan;
  const moved = changed - newlyQueued - newlyAssigned;
  print(
    `${changed} would change: ${moved} go to somebody else, ${newlyQueued} would wait, ${newlyAssigned} would no longer wait.`,
  );
  print(paint('dim', valueNote(plan)));
  print();
  for (const line of columns([REP_HEAD, ...plan.reps.slice(0, REPS).map(repRow)])) print(line);
  if (plan.reps.length > REPS) print(`and ${plan.reps.length - REPS} more; --json has all`);
  for (const { lead, live, draft, because } of plan.samples) {
    print();
    print(paint('bold', cut(lead, width)));
    print(`  ${live.rep?.name ?? 'queue'} → ${draft.rep?.name ?? 'queue'}`);
    print(`  ${paint('dim', wrapped(because, width - 4, '  '))}`);
  }
}

const REP_HEAD = ['rep', 'leads', '', 'wins', 'value'];

function repRow(rep: PlanRep): string[] {
  const { name, live, draft } = rep;
  return [
    name,
    `${live.leads} → ${draft.leads}`,
    signed(shift(rep)),
    `${live.expectedWins.toFixed(1)} → ${draft.expectedWins.toFixed(1)}`,
    live.expectedUsd === null && draft.expectedUsd === null
      ? '–'
      : `${dollars(live.expectedUsd)} → ${dollars(draft.expectedUsd)}`,
  ];
}

function nameOf({ policy }: PlanSide): string {
  return policy.version === UNSTORED_VERSION
    ? `${policy.name} (draft)`
    : `${policy.name}@${policy.version}`;
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`;
}
