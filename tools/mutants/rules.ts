// Guards on who may take a lead: each kind of must-rule, when it applies, what is never relaxed, owners.
import { inFile } from './in-file.ts';
import type { Mutant } from './mutant.ts';

const MUST = inFile(
  'src/selection/rules/must-rules.ts',
  ['test/selection/rules/must-rules.test.ts'],
  [
    {
      rule: 'active: who is not active gets nothing',
      from: 'passes: (_, scene, i) => rep(scene, i).active,',
      to: 'passes: () => true,',
    },
    {
      rule: 'not_absent: who is away gets nothing',
      from: 'passes: (_, scene, i) => absenceAt(rep(scene, i), scene.atMs) === null,',
      to: 'passes: (_, scene, i) => absenceAt(rep(scene, i), scene.atMs) !== null,',
    },
    {
      rule: 'on_shift: who is off shift gets nothing',
      from: 'passes: (_, scene, i) => scene.minutesToOpen[scene.columns.hoursOf[i] ?? 0] === 0,',
      to: 'passes: (_, scene, i) => scene.minutesToOpen[scene.columns.hoursOf[i] ?? 0] !== 0,',
    },
    {
      rule: 'capacity: a rep at the cap is full',
      from: '(scene.loads.open[i] ?? 0) >= (scene.openCap[i] ?? 0)',
      to: '(scene.loads.open[i] ?? 0) > (scene.openCap[i] ?? 0)',
    },
    {
      rule: 'capacity: caps per day and week count, too',
      from: 'return scene.columns.hasDailyCaps[i] === 1 && boundOf(scene, i) !== null;',
      to: 'return false;',
    },
    {
      rule: 'do_not_assign: whom the account has ruled out gets nothing',
      from: 'passes: (_, scene, i) => !scene.account?.doNotAssign.includes(rep(scene, i).id),',
      to: 'passes: () => true,',
    },
    {
      rule: 'not_declined: who declined the lead does not get it again',
      from: 'passes: (_, scene, i) => !scene.snapshot.declinedBy?.includes(rep(scene, i).id),',
      to: 'passes: () => true,',
    },
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
    {
      rule: 'language: the lead’s language is spoken',
      from: ' || rep(scene, i).languages.includes(scene.lead.language),',
      to: ' || true,',
    },
    {
      rule: 'language: an unknown one is everybody’s',
      from: "scene.lead.language === 'unknown' || rep(",
      to: 'rep(',
    },
    {
      rule: 'role: one of those named',
      from: 'rule.roles.includes(rep(scene, i).role)',
      to: '!rule.roles.includes(rep(scene, i).role)',
    },
    {
      rule: 'team: one of those named',
      from: 'rule.teams.includes(rep(scene, i).team)',
      to: '!rule.teams.includes(rep(scene, i).team)',
    },
    {
      rule: 'speciality: what the lead needs is had',
      from: 'needs.some((v) => has(rule, scene, i).includes(v))',
      to: 'true',
    },
    {
      rule: 'speciality: an unknown need is everybody’s',
      from: 'return needs.length === 0 || needs',
      to: 'return needs',
    },
    {
      rule: 'pipeline: at the figure is not below it',
      from: '?? Number.NaN) >= rule.below)',
      to: '?? Number.NaN) > rule.below)',
    },
    {
      rule: 'pipeline: an unknown one passes',
      from: 'passes: (rule, scene, i) => !((scene.columns.pipelinePct[i] ?? Number.NaN) >= rule.below),',
      to: 'passes: (rule, scene, i) => (scene.columns.pipelinePct[i] ?? Number.NaN) < rule.below,',
    },
    {
      rule: 'utilisation: at the figure is not below it',
      from: 'return 100 * utilisation(scene, i) >= percentage;',
      to: 'return 100 * utilisation(scene, i) > percentage;',
    },
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
    {
      rule: 'response: at the minutes is quick enough',
      from: 'medianMinutes <= rule.atMostMinutes;',
      to: 'medianMinutes < rule.atMostMinutes;',
    },
    {
      rule: 'response: slower is not',
      from: 'medianMinutes <= rule.atMostMinutes;',
      to: 'true;',
    },
    {
      rule: 'response: an unknown one is as the rule says',
      from: "return medianMinutes === null\n      ? rule.whenUnknown === 'pass'",
      to: "return medianMinutes === null\n      ? rule.whenUnknown !== 'pass'",
    },
    {
      rule: 'nothing that may never be relaxed is relaxed',
      from: 'return !NEVER_RELAXED.includes(rule.kind);',
      to: 'return true;',
    },
  ],
);

const CONDITION = inFile(
  'src/selection/rules/condition-rule.ts',
  ['test/selection/rules/must-rules.test.ts'],
  [
    {
      rule: 'condition: who does not meet it is out',
      from: 'markRows(column, (i) => !holds(i));',
      to: 'markRows(column, (i) => holds(i));',
    },
    {
      rule: 'condition: what moves with loads is not kept',
      from: "path === 'now' || path.startsWith('load.')",
      to: "path === 'now'",
    },
  ],
);

const NEVER = inFile(
  'src/policy/policy.ts',
  ['test/selection/rules/must-rules.test.ts'],
  ['active', 'not_absent', 'capacity', 'do_not_assign', 'not_declined'].map((kind) => ({
    rule: `never relaxed: ${kind}`,
    from: neverRelaxed(),
    to: neverRelaxed().replace(`  '${kind}',\n`, ''),
  })),
);

function neverRelaxed(): string {
  return `  'active',
  'not_absent',
  'capacity',
  'do_not_assign',
  'not_declined',
];`;
}

const ELIGIBILITY = inFile(
  'src/selection/rules/eligibility.ts',
  ['test/selection/rules/must-rules.test.ts'],
  [
    {
      rule: 'a rule binds when its `when` holds, and only then',
      from: 'if (when && !when.holds(scene.leadSide)) return false;',
      to: '',
    },
    {
      rule: 'a rule does not bind where its `unless` holds',
      from: 'return !unless?.holds(scene.leadSide);',
      to: 'return true;',
    },
    {
      rule: 'a lead goes to nobody who declined it, whether or not the policy says so',
      from: '? rules : [...rules, NOT_DECLINED];',
      to: '? rules : rules;',
    },
    {
      rule: 'a tier adds its rules to the policy’s',
      from: ': [...document.must, ...compiled(document).tierRules(tier)];',
      to: ': document.must;',
    },
    {
      rule: 'a tier takes no rule of the policy away',
      from: ': [...document.must, ...compiled(document).tierRules(tier)];',
      to: ': compiled(document).tierRules(tier);',
    },
    {
      rule: 'rules are relaxed one by one, and no more than it takes',
      from: 'if (may.count > 0) break;',
      to: '',
    },
    {
      rule: 'only a rule that the policy lists gives way',
      from: 'for (const { relax } of fallback) {',
      to: 'for (const relax of verdicts.map(({ rule }) => rule.code)) {',
    },
    {
      rule: 'a rep whom one rule excludes may not take the lead',
      from: 'may[i] = 1 - (may[i] as number);',
      to: 'may[i] = 1;',
    },
    {
      rule: 'a rule that was relaxed is nobody’s exclusion',
      from: 'v.fails[i] === 1 && !result.relaxed.includes(v.rule.code)',
      to: 'v.fails[i] === 1',
    },
  ],
);

const CAPACITY = inFile(
  'src/roster/capacity.ts',
  ['test/roster/capacity.test.ts'],
  [
    {
      rule: 'at the open cap there is no room',
      from: 'if (load.open >= open)',
      to: 'if (load.open > open)',
    },
    {
      rule: 'at the cap per day there is no room',
      from: 'load.today >= perDay)',
      to: 'load.today > perDay)',
    },
    {
      rule: 'at the cap per week there is no room',
      from: 'load.week >= perWeek)',
      to: 'load.week > perWeek)',
    },
    {
      rule: 'a ramp ends on its date',
      from: 'dayOf(rep, atMs) < rep.ramp.until',
      to: 'dayOf(rep, atMs) <= rep.ramp.until',
    },
    {
      rule: 'a ramp cuts every cap',
      from: 'perWeek: perWeek === null ? null : cut(perWeek, share),',
      to: 'perWeek,',
    },
  ],
);

const OWNERSHIP = inFile(
  'src/selection/rules/ownership.ts',
  ['test/selection/rules/ownership.test.ts'],
  [
    {
      rule: 'an owner who cannot take the lead does not get it',
      from: "if (canTake(row) || claim === 'running_lead')",
      to: 'if (true)',
    },
    {
      rule: 'who works a running lead keeps it though they are full',
      from: "if (canTake(row) || claim === 'running_lead')",
      to: 'if (canTake(row))',
    },
    {
      rule: 'an owner who has left does not get the lead',
      from: 'if (!rep.active) {',
      to: 'if (false) {',
    },
    {
      rule: 'an owner who is away does not get the lead',
      from: 'if (absence !== null) return whileAway(',
      to: 'if (false) return whileAway(',
    },
    {
      rule: 'a delegate who cannot take the lead does not get it',
      from: 'return delegate !== undefined && canTake(delegate)',
      to: 'return delegate !== undefined',
    },
    {
      rule: 'a manager who cannot take the lead does not get it',
      from: 'return manager !== undefined && canTake(manager)',
      to: 'return manager !== undefined',
    },
    {
      rule: 'a lead waits for its owner where the policy says so',
      from: "if (rules.whenAway === 'hold') {",
      to: 'if (false) {',
    },
    {
      rule: 'critical tickets go to whom the policy names',
      from: 'account.tickets.critical > 0 ?',
      to: 'false ?',
    },
    {
      rule: 'the CSM of an account that is no customer has no claim',
      from: "return claim === 'account_owner' ? ownerId : null;",
      to: "return claim === 'account_owner' ? ownerId : csmId;",
    },
  ],
);

const TURNS = [
  ...inFile(
    'src/routing/queue/ending.ts',
    ['test/routing/queue/ending.test.ts'],
    [
      {
        rule: 'a decline gives the turn back for a good reason alone',
        from: 'return DECLINE_REASONS[ending.reason];',
        to: 'return true;',
      },
      {
        rule: 'a lead whose work is done used its turn',
        from: "case 'closed':\n      return false;",
        to: "case 'closed':\n      return true;",
      },
      {
        rule: 'a person who never came used no turn',
        from: "case 'no_show':\n      return true;",
        to: "case 'no_show':\n      return false;",
      },
    ],
  ),
  ...inFile(
    'src/roster/fairness/ledger.ts',
    ['test/roster/fairness/ledger.test.ts'],
    [
      {
        rule: 'a turn given back is taken from the pool',
        from: 'add(ledger.pooledCredit, poolId, amount, -1);',
        to: 'void poolId;',
      },
      {
        rule: 'a lead handed over is received by the other',
        from: 'if (otherId !== null) add(ledger.received, otherId, amount);',
        to: '',
      },
    ],
  ),
  ...inFile(
    'src/roster/fairness/entry.ts',
    ['test/roster/fairness/ledger.test.ts'],
    [
      {
        rule: 'a turn given back is credited to who had it',
        from: "return [...shared(pool, 'credit', -leads, -value), theirs('credit')];",
        to: "return [...shared(pool, 'credit', -leads, -value)];",
      },
    ],
  ),
];

export const RULES: readonly Mutant[] = [
  ...MUST,
  ...CONDITION,
  ...NEVER,
  ...ELIGIBILITY,
  ...CAPACITY,
  ...OWNERSHIP,
  ...TURNS,
];
