// A decision as a person reads it: who and why first, then what to say, then how the scores came about.

import type { Decision } from '../../routing/decision.ts';
import { type Candidate, shownGap } from '../../selection/scene/candidate.ts';
import { cut, type Terminal, wrapped } from '../../terminal.ts';
import { scaleOf, waterfall } from './waterfall.ts';

const DRAWN = 3;
const LISTED = 12;

/** Prints the whole page. */
export function printDecision(terminal: Terminal, decision: Decision): void {
  const { print, paint } = terminal;
  for (const line of headOf(terminal, decision)) print(line);
  section(terminal, 'Why', [
    decision.reasoning.summary,
    ...decision.reasoning.reasons.map(({ text, facts }) => `${text} ${paint('dim', cited(facts))}`),
  ]);
  section(terminal, 'What to say', decision.talkingPoints.map(textOf));
  section(terminal, 'What to do', decision.nextSteps.map(textOf));
  if (decision.backup) {
    section(terminal, 'Backup', [`${decision.backup.rep.name}. ${decision.backup.when}`]);
  }
  printScores(terminal, decision.candidates);
  printExcluded(terminal, decision);
}

/** One line for a list: lead, outcome, who or why not. */
export function decisionLine({ paint, width }: Terminal, decision: Decision): string {
  const { rep, queue } = decision;
  const lead = cut(decision.leadId, 32).padEnd(32);
  if (rep) {
    const [, ...because] = decision.reasoning.summary.split(': ');
    const why = cut(because.join(': '), width - 58);
    return `${lead}  ${paint('green', cut(rep.name, 22).padEnd(22))}  ${paint('dim', why)}`;
  }
  if (decision.outcome === 'declined') {
    const why = cut(decision.reasoning.summary, width - 58);
    return `${lead}  ${paint('dim', 'declined'.padEnd(22))}  ${paint('dim', why)}`;
  }
  const why = cut(`${queue?.reason ?? ''}: ${queue?.detail ?? ''}`, width - 58);
  return `${lead}  ${paint('yellow', 'queued'.padEnd(22))}  ${paint('dim', why)}`;
}

function headOf({ paint }: Terminal, decision: Decision): string[] {
  const { rep, queue, policy, rules } = decision;
  const whom = rep
    ? paint('bold', paint('green', rep.name))
    : decision.outcome === 'declined'
      ? paint('bold', 'nobody (declined)')
      : paint('bold', paint('yellow', `queue (${queue?.reason ?? 'nobody'})`));
  const asked = decision.advisor.notAskedBecause;
  const by =
    decision.decidedBy === 'scorer' && asked !== null
      ? `scorer (no model asked: ${asked})`
      : decision.decidedBy;
  const marks = [
    `decided by ${by}`,
    decision.fallback ? `fallback ${decision.fallback.reason}` : '',
    `policy ${policy.name}@${policy.version}`,
    rules.tier ? `tier ${rules.tier}` : '',
    rules.relaxed.length > 0 ? `relaxed ${rules.relaxed.join(', ')}` : '',
    rules.ownership ? `ownership: ${rules.ownership}` : '',
    `${Math.round(decision.timings.total ?? 0)} ms`,
    decision.dryRun ? 'dry run, nothing stored' : `decision ${decision.id}`,
  ];
  const lines = ['', `${paint('bold', decision.leadId)} → ${whom}`];
  lines.push(paint('dim', marks.filter((mark) => mark !== '').join(' · ')));
  return queue ? [...lines, queue.detail] : lines;
}

function section({ print, paint, width }: Terminal, title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  print();
  print(paint('bold', title));
  for (const item of items) print(`  • ${wrapped(item, width - 4, '    ')}`);
}

function printScores(terminal: Terminal, candidates: readonly Candidate[]): void {
  const { print, paint } = terminal;
  const eligible = candidates.filter(({ standing }) => standing === 'eligible');
  if (eligible.length === 0) return;
  const drawn = eligible.slice(0, DRAWN);
  const scale = scaleOf(drawn);
  print();
  print(`${paint('bold', 'Scores')} ${paint('dim', 'in percentage points; the parts sum to it')}`);
  for (const candidate of drawn) {
    const gap = shownGap(candidate);
    const behind = gap ? paint('dim', `  ${gap.toFixed(1)} behind the pick`) : '';
    print(`  ${paint('bold', `${candidate.rank}. ${candidate.rep.name}`)}${behind}`);
    for (const line of waterfall(terminal, candidate, scale)) print(`  ${line}`);
  }
  for (const { rank, rep, score } of eligible.slice(DRAWN, LISTED)) {
    print(`  ${rank}. ${rep.name.padEnd(30)} ${(score ?? 0).toFixed(1)}`);
  }
  if (eligible.length > LISTED) print(paint('dim', `  and ${eligible.length - LISTED} more`));
}

function printExcluded({ print, paint, width }: Terminal, decision: Decision): void {
  const excluded = decision.candidates.filter(({ standing }) => standing === 'excluded');
  if (excluded.length === 0) return;
  print();
  print(paint('bold', 'Not this lead'));
  for (const { rep, excludedBy } of excluded.slice(0, LISTED)) {
    const [first] = excludedBy;
    const more = excludedBy.length > 1 ? ` (and ${excludedBy.length - 1} more)` : '';
    const why = first ? `${first.rule}: ${first.value}, asked ${first.threshold}${more}` : '';
    print(`  ${cut(rep.name, 22).padEnd(22)}  ${paint('dim', cut(why, width - 26))}`);
  }
  if (excluded.length > LISTED) {
    print(paint('dim', `  and ${excluded.length - LISTED} more`));
  }
}

function textOf({ text }: { text: string }): string {
  return text;
}

function cited(facts: readonly string[]): string {
  return facts.length > 0 ? `[${facts.join(' ')}]` : '';
}
