// Guards on who may take a lead: when a must-rule applies, what is never relaxed, owners.
import { inFile } from './in-file.ts';
import { MUST } from './must-kinds.ts';
import type { Mutant } from './mutant.ts';

const TESTS = ['test/selection/rules/must-rules.test.ts'];

const CONDITION = inFile('src/policy/conditions/against-roster.ts', TESTS, [
  {
    rule: 'condition: what moves with loads is not kept',
    from: "path === 'now' || path.startsWith('load.')",
    to: "path === 'now'",
  },
]);

const MADE = inFile('src/policy/made-rules.ts', TESTS, [
  {
    rule: 'a lead goes to nobody who declined it, whether or not the policy says so',
    from: '? rules : [...rules, NOT_DECLINED];',
    to: '? rules : rules;',
  },
]);

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
      from: 'account.tickets.critical >= (rules.criticalTicketsFrom ?? 1)',
      to: 'false',
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
  ...MADE,
  ...ELIGIBILITY,
  ...CAPACITY,
  ...OWNERSHIP,
  ...TURNS,
];
