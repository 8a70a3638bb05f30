// A plan for people: its figures as words, and as a Markdown page for a change request.
import { UNSTORED_VERSION } from '../../policy/policy.ts';
import type { Plan, PlanChoice, PlanRep, PlanSide } from './plan.ts';
import { shift } from './plan.ts';

const HEAD = ['', 'in force', 'draft', 'change'] as const;
const REP_HEAD = [
  'rep',
  'leads',
  'leads, draft',
  'change',
  'wins',
  'wins, draft',
  'value',
  'value, draft',
] as const;
const SAMPLE_HEAD = ['lead', 'in force', 'draft', 'because'] as const;

/** The plan as a Markdown page. */
export function planAsMarkdown(plan: Plan): string {
  return `${[
    `# Plan: ${title(plan)}`,
    opening(plan),
    table(HEAD, figures(plan)),
    '## By rep',
    plan.reps.length > 0 ? table(REP_HEAD, repRows(plan)) : 'Nobody gets a lead under either.',
    valueNote(plan),
    '## Changed decisions, side by side',
    plan.samples.length > 0 ? table(SAMPLE_HEAD, sampleRows(plan)) : 'None.',
  ].join('\n\n')}\n`;
}

function title({ live, draft }: Plan): string {
  const named = ({ policy }: PlanSide) =>
    policy.version === UNSTORED_VERSION
      ? `${policy.name} (draft)`
      : `${policy.name}@${policy.version}`;
  return `${named(draft)} against ${named(live)}`;
}

function opening(plan: Plan): string {
  if (plan.decisions === 0) return 'There is no decision to compare yet.';
  const share = Math.round((100 * plan.changed) / plan.decisions);
  const period =
    plan.from === null ? '' : ` from ${plan.from.slice(0, 10)} to ${plan.to?.slice(0, 10)}`;
  const queued =
    plan.newlyQueued > 0
      ? ` ${plan.newlyQueued} would wait in the queue that have an owner now.`
      : ' None becomes unroutable.';
  return `Of ${plan.decisions} decisions${period}, ${plan.changed} (${share} %) would change.${queued} Each was made again from its own snapshot, with the loads of that time and without an advisor.`;
}

function figures({ live, draft }: Plan): string[][] {
  const row = (label: string, of: (side: PlanSide) => number, unit = '', digits = 0) => {
    const [was, is] = [of(live), of(draft)];
    return [label, ...[was, is].map((one) => one.toFixed(digits) + unit), signed(is - was, digits)];
  };
  const tiers = [...new Set([...Object.keys(live.byTier), ...Object.keys(draft.byTier)])].sort();
  return [
    row('assigned', (side) => side.assigned),
    row('queued', (side) => side.queued),
    row('declined', (side) => side.declined),
    row('with a rule relaxed', (side) => side.relaxed),
    row('expected wins', (side) => side.expectedWins, '', 1),
    [
      'expected value',
      dollars(live.expectedUsd),
      dollars(draft.expectedUsd),
      dollarChange(live.expectedUsd, draft.expectedUsd),
    ],
    row('largest distance from the mean', (side) => 100 * side.imbalance, ' %'),
    ...tiers.map((tier) => row(`tier ${tier}`, (side) => side.byTier[tier] ?? 0)),
  ];
}

/** What the values rest on, and what they are not. */
export function valueNote({ live, draft }: Plan): string {
  const known = Math.max(live.valued, draft.valued);
  if (known === 0) return 'Value is not known: no model of deal sizes was in force.';
  const rest = live.assigned - live.valued + (draft.assigned - draft.valued);
  const missing = rest > 0 ? `; ${rest} assignments have no known value and add nothing` : '';
  return `Value is win probability times the expected amount of the deal${missing}.`;
}

/** "$12,300"; "–" for what is not known. */
export function dollars(amount: number | null): string {
  return amount === null ? '–' : `$${Math.round(amount).toLocaleString('en-US')}`;
}

function dollarChange(was: number | null, is: number | null): string {
  if (was === null || is === null) return '–';
  const change = Math.round(is - was);
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${dollars(Math.abs(change))}`;
}

function repRows({ reps }: Plan): string[][] {
  return reps.map((rep: PlanRep) => [
    rep.name,
    String(rep.live.leads),
    String(rep.draft.leads),
    signed(shift(rep)),
    rep.live.expectedWins.toFixed(1),
    rep.draft.expectedWins.toFixed(1),
    dollars(rep.live.expectedUsd),
    dollars(rep.draft.expectedUsd),
  ]);
}

function sampleRows({ samples }: Plan): string[][] {
  return samples.map((sample) => [
    `${sample.leadId} (${sample.lead})`,
    choiceWords(sample.live),
    choiceWords(sample.draft),
    sample.because,
  ]);
}

function choiceWords(choice: PlanChoice): string {
  if (choice.rep === null) return choice.declined ? 'nobody needed' : 'queue';
  const relaxed = choice.relaxed.length > 0 ? `, relaxed ${choice.relaxed.join(', ')}` : '';
  return `${choice.rep.name}${choice.decidedBy === 'ownership' ? ', owner' : ''}${relaxed}`;
}

/** "+3", "−2", "0". */
export function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return '0';
  return `${value > 0 ? '+' : '−'}${text}`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
