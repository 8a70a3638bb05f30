// Names that nobody bears: roles, teams, reps and skills of the policy held against the roster, and
// the safeguards without which leads go wrong.
import { table } from '../../leads/text/by-name.ts';
import type { Rep } from '../../roster/rep.ts';
import { evaluatingEnvironment } from '../conditions/environment.ts';
import { comparisonsIn, pathOf } from '../conditions/tree.ts';
import { conditionsOf } from '../placed.ts';
import type { Must, PolicyDocument } from '../policy.ts';
import { roleWords } from '../rule-words.ts';
import type { Finding, LintCode } from './finding.ts';

/** Fields of a rep whose values the roster knows, and what to call one that nobody has. */
const KNOWN = table<{ code: LintCode; what: string; of(rep: Rep): readonly string[] }>({
  'rep.id': { code: 'orphaned_rep', what: 'rep', of: (rep) => [rep.id] },
  'rep.role': { code: 'orphaned_role', what: 'role', of: (rep) => [rep.role] },
  'rep.team': { code: 'orphaned_team', what: 'team', of: (rep) => [rep.team] },
  'rep.manager': { code: 'orphaned_rep', what: 'manager', of: (rep) => [rep.managerId ?? 'none'] },
  'rep.industries': {
    code: 'orphaned_value',
    what: 'industry speciality',
    of: (rep) => rep.specialities.industries,
  },
  'rep.sizes': {
    code: 'orphaned_value',
    what: 'size speciality',
    of: (rep) => rep.specialities.sizes,
  },
  'rep.products': {
    code: 'orphaned_value',
    what: 'product speciality',
    of: (rep) => rep.specialities.products,
  },
  'rep.territories': { code: 'orphaned_value', what: 'territory', of: (rep) => rep.territories },
  'rep.languages': { code: 'orphaned_value', what: 'language', of: (rep) => rep.languages },
});

const SAFEGUARDS: readonly { kind: Must['kind']; what: string }[] = [
  { kind: 'active', what: 'reps who have left' },
  { kind: 'not_absent', what: 'reps who are away' },
  { kind: 'do_not_assign', what: 'reps whom an account has ruled out' },
];

/** Orphaned names, rules that name a person, and missing safeguards. */
export function lintOrphans(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  const active = reps.filter((rep) => rep.active);
  return [
    ...lintSafeguards(document),
    ...lintLists(document, active),
    ...lintConditions(document, active),
    ...lintEscalation(document, active),
  ];
}

function lintSafeguards({ must }: PolicyDocument): Finding[] {
  const always = (kind: Must['kind']) =>
    must.some((rule) => rule.kind === kind && rule.when === undefined && rule.unless === undefined);
  const capped: Finding[] = always('capacity')
    ? []
    : [
        {
          code: 'no_capacity_rule',
          severity: 'error',
          path: '/must',
          sentence: 'No rule of kind capacity applies to every lead, so full reps are shortlisted.',
          todo: 'Add { kind: capacity, code: capacity } without "when" and "unless".',
        },
      ];
  const missing = SAFEGUARDS.filter(({ kind }) => !always(kind)).map(
    ({ kind, what }): Finding => ({
      code: 'missing_safeguard',
      severity: 'warning',
      path: '/must',
      sentence: `No rule of kind ${kind} applies to every lead, so leads go to ${what}.`,
      todo: `Add { kind: ${kind}, code: ${kind} } without "when" and "unless".`,
    }),
  );
  return [...capped, ...missing];
}

function lintLists(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  const roles = new Set<string>(reps.map((rep) => rep.role));
  const teams = new Set(reps.map((rep) => rep.team));
  const missing = (
    path: string,
    names: readonly string[],
    held: ReadonlySet<string>,
    code: 'orphaned_role' | 'orphaned_team',
  ): Finding[] => {
    const absent = names.filter((name) => !held.has(name));
    const nobody = names.length > 0 && absent.length === names.length;
    return absent.map((name) => ({
      code,
      severity: nobody ? 'error' : 'warning',
      path: `${path}/${names.indexOf(name)}`,
      sentence:
        code === 'orphaned_role'
          ? `No active rep has the role ${roleWords(name)}.`
          : `No active rep is in team "${name}".`,
      todo: nobody ? 'Nobody is left to take these leads: name others.' : 'Remove the name.',
    }));
  };
  return [
    ...document.tiers.flatMap((tier, i) => [
      ...missing(`/tiers/${i}/roles`, tier.roles, roles, 'orphaned_role'),
      ...missing(`/tiers/${i}/teams`, tier.teams, teams, 'orphaned_team'),
    ]),
    ...document.must.flatMap((rule, i) => {
      if (rule.kind === 'role')
        return missing(`/must/${i}/roles`, rule.roles, roles, 'orphaned_role');
      if (rule.kind === 'team')
        return missing(`/must/${i}/teams`, rule.teams, teams, 'orphaned_team');
      return [];
    }),
  ];
}

function lintConditions(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  return conditionsOf(document).flatMap(({ path, source }) =>
    textsAsked(source).flatMap(({ field, text }): Finding[] => {
      const known = KNOWN[field];
      if (!known) return [];
      if (!reps.some((rep) => known.of(rep).includes(text))) {
        return [
          {
            code: known.code,
            severity: 'warning',
            path,
            sentence: `No active rep has the ${known.what} "${text}".`,
            todo: 'Correct the name, or delete the condition.',
          },
        ];
      }
      if (field !== 'rep.id' && field !== 'rep.manager') return [];
      return [
        {
          code: 'names_a_person',
          severity: 'note',
          path,
          sentence: `The condition names the ${known.what} "${text}"; it stops working when they leave.`,
          todo: 'Name a role, a team or a skill instead.',
        },
      ];
    }),
  );
}

function lintEscalation({ queue }: PolicyDocument, reps: readonly Rep[]): Finding[] {
  return queue.escalateTo.flatMap((id, i): Finding[] => {
    if (reps.some((rep) => rep.id === id)) return [];
    return [
      {
        code: 'orphaned_rep',
        severity: 'error',
        path: `/queue/escalateTo/${i}`,
        sentence: `Queued leads are escalated to "${id}", who is no active rep.`,
        todo: 'Name somebody who is there.',
      },
    ];
  });
}

/** The texts that a condition compares fields with: rep.team == "x", "x" in rep.products. */
function textsAsked(source: string): { field: string; text: string }[] {
  return comparisonsIn(evaluatingEnvironment().parse(source).ast).flatMap(
    ({ sign, left, right }) => {
      if (!['==', '!=', 'in'].includes(sign)) return [];
      return [
        { one: left, other: right },
        { one: right, other: left },
      ].flatMap(({ one, other }) => {
        const field = pathOf(one);
        if (field === null) return [];
        return (other.op === 'list' ? other.args : [other]).flatMap((node) =>
          node.op === 'value' && typeof node.args === 'string' ? [{ field, text: node.args }] : [],
        );
      });
    },
  );
}
