// Guards on what each kind of must-rule asks of a rep, and on which of them are never relaxed.
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const TESTS = ['test/selection/rules/must-rules.test.ts'];
const ofKind = (kind: string, changes: Parameters<typeof inFile>[2]) =>
  inFile(`src/policy/must/${kind}.ts`, TESTS, changes);

export const MUST: readonly Mutant[] = [
  ...ofKind('active', [
    {
      rule: 'active: who is not active gets nothing',
      from: 'passes: (_, { columns }, i) => repAt(columns, i).active,',
      to: 'passes: () => true,',
    },
  ]),
  ...ofKind('not-absent', [
    {
      rule: 'not_absent: who is away gets nothing',
      from: 'absenceAt(repAt(columns, i), atMs) === null,',
      to: 'absenceAt(repAt(columns, i), atMs) !== null,',
    },
  ]),
  ...ofKind('on-shift', [
    {
      rule: 'on_shift: who is off shift gets nothing',
      from: 'passes: (_, view, i) => minutesToOpen(view, i) === 0,',
      to: 'passes: (_, view, i) => minutesToOpen(view, i) !== 0,',
    },
  ]),
  ...ofKind('capacity', [
    {
      rule: 'capacity: a rep at the cap is full',
      from: '(view.loads.open[i] ?? 0) >= (view.openCap[i] ?? 0)',
      to: '(view.loads.open[i] ?? 0) > (view.openCap[i] ?? 0)',
    },
    {
      rule: 'capacity: caps per day and week count, too',
      from: 'return view.columns.hasDailyCaps[i] === 1 && boundOf(view, i) !== null;',
      to: 'return false;',
    },
  ]),
  ...ofKind('do-not-assign', [
    {
      rule: 'do_not_assign: whom the account has ruled out gets nothing',
      from: '!account?.doNotAssign.includes(repAt(columns, i).id),',
      to: 'true,',
    },
  ]),
  ...ofKind('not-declined', [
    {
      rule: 'not_declined: who declined the lead does not get it again',
      from: '!declinedBy.includes(repAt(columns, i).id),',
      to: 'true,',
    },
  ]),
  ...ofKind('territory', [
    {
      rule: 'territory: a place of another territory is not covered',
      from: 'return territories.some((t) => t === country || regions.includes(t));',
      to: 'return true;',
    },
    {
      rule: 'territory: a region covers as a country does',
      from: 't === country || regions.includes(t)',
      to: 't === country',
    },
    {
      rule: 'territory: who has none works everywhere',
      from: 'territories.length === 0 || (country',
      to: '(country',
    },
    {
      rule: 'territory: an unknown place is everybody’s',
      from: " || (country === 'unknown' && regions.length === 0)) return true;",
      to: ') return true;',
    },
  ]),
  ...ofKind('language', [
    {
      rule: 'language: the lead’s language is spoken',
      from: ' || repAt(columns, i).languages.includes(lead.language),',
      to: ' || true,',
    },
    {
      rule: 'language: an unknown one is everybody’s',
      from: "lead.language === 'unknown' || repAt(",
      to: 'repAt(',
    },
  ]),
  ...ofKind('role', [
    {
      rule: 'role: one of those named',
      from: 'roles.includes(repAt(columns, i).role)',
      to: '!roles.includes(repAt(columns, i).role)',
    },
  ]),
  ...ofKind('team', [
    {
      rule: 'team: one of those named',
      from: 'teams.includes(repAt(columns, i).team)',
      to: '!teams.includes(repAt(columns, i).team)',
    },
  ]),
  ...ofKind('speciality', [
    {
      rule: 'speciality: what the lead needs is had',
      from: 'needs.some((v) => heldBy(repAt(columns, i), rule).includes(v))',
      to: 'true',
    },
    {
      rule: 'speciality: an unknown need is everybody’s',
      from: 'return needs.length === 0 || needs',
      to: 'return needs',
    },
  ]),
  ...ofKind('certification', [
    {
      rule: 'certification: every one where all are needed',
      from: '? certifications.every(has)',
      to: '? certifications.some(has)',
    },
    {
      rule: 'certification: however it is spelt',
      from: "slugOf(name).replaceAll('-', '')",
      to: 'slugOf(name)',
    },
  ]),
  ...ofKind('pipeline', [
    {
      rule: 'pipeline: at the figure is not below it',
      from: ': pct < rule.below',
      to: ': pct <= rule.below',
    },
    {
      rule: 'pipeline: an unknown one passes',
      from: "pct === null ? rule.whenUnknown !== 'fail'",
      to: 'pct === null ? false',
    },
  ]),
  ...ofKind('utilisation', [
    {
      rule: 'utilisation: at the figure is not below it',
      from: 'return percentAt(view, i) >= percentage;',
      to: 'return percentAt(view, i) > percentage;',
    },
  ]),
  ...ofKind('record', [
    {
      rule: 'record: at the rate is enough',
      from: 'return found.rate >= rule.atLeast;',
      to: 'return found.rate > rule.atLeast;',
    },
    {
      rule: 'record: a rate below is not enough',
      from: 'return found.rate >= rule.atLeast;',
      to: 'return true;',
    },
    {
      rule: 'record: as many deals as asked are enough',
      from: '(found.n === null ? 0 : found.n) < rule.minN)',
      to: '(found.n === null ? 0 : found.n) <= rule.minN)',
    },
    {
      rule: 'record: fewer deals count as unknown',
      from: '(found.n === null ? 0 : found.n) < rule.minN)',
      to: 'false)',
    },
    {
      rule: 'record: without the narrower one the overall one counts where the rule says so',
      from: "(rule.narrowestKnown ? at('overall') : null)",
      to: 'null',
    },
    {
      rule: 'record: only where the rule says so',
      from: "(rule.narrowestKnown ? at('overall') : null)",
      to: "at('overall')",
    },
  ]),
  ...ofKind('response', [
    {
      rule: 'response: at the minutes is quick enough',
      from: 'medianMinutes <= atMostMinutes;',
      to: 'medianMinutes < atMostMinutes;',
    },
    {
      rule: 'response: slower is not',
      from: 'medianMinutes <= atMostMinutes;',
      to: 'true;',
    },
    {
      rule: 'response: an unknown one is as the rule says',
      from: "? whenUnknown === 'pass' :",
      to: "? whenUnknown !== 'pass' :",
    },
  ]),
  ...ofKind('condition', [
    {
      rule: 'condition: who does not meet it is out',
      from: 'markRows(fails, (i) => !holds(i));',
      to: 'markRows(fails, (i) => holds(i));',
    },
  ]),
  ...['active', 'not-absent', 'capacity', 'do-not-assign', 'not-declined'].flatMap((kind) =>
    ofKind(kind, [
      {
        rule: `never relaxed: ${kind}`,
        from: 'relaxable: false,',
        to: 'relaxable: true,',
      },
    ]),
  ),
];
