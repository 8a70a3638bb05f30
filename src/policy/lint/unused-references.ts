// Names that nobody bears: roles, teams, reps and skills of the policy held against the roster, and
// the safeguards without which leads go wrong.
import { own, table } from '../../leads/text/by-name.ts';
import type { Rep } from '../../roster/rep.ts';
import { evaluatingEnvironment } from '../conditions/environment.ts';
import { attributeAt } from '../conditions/fields.ts';
import { comparisonsIn, pathOf } from '../conditions/tree.ts';
import { tierRules } from '../made-rules.ts';
import { ALL_KINDS, kindOf, type Must } from '../must/must.ts';
import { conditionsOf } from '../placed.ts';
import type { PolicyDocument } from '../policy.ts';
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
  'rep.certifications': {
    code: 'orphaned_value',
    what: 'certification',
    of: (rep) => rep.certifications ?? [],
  },
  'rep.languages': { code: 'orphaned_value', what: 'language', of: (rep) => rep.languages },
});

/** Orphaned names, rules that name a person, and missing safeguards. */
export function lintOrphans(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  const active = reps.filter((rep) => rep.active);
  return [
    ...lintSafeguards(document),
    ...lintNames(document, active),
    ...lintConditions(document, active),
    ...lintEscalation(document, active),
  ];
}

function lintSafeguards({ must }: PolicyDocument): Finding[] {
  return ALL_KINDS.flatMap(([name, kind]): Finding[] => {
    const { safeguard } = kind;
    const always = must.some(
      (rule) => kindOf(rule) === kind && rule.when === undefined && rule.unless === undefined,
    );
    if (safeguard === null || always) return [];
    return [
      {
        code: safeguard.code,
        severity: safeguard.gravity,
        path: '/must',
        sentence: `No rule of kind ${name} applies to every lead, so ${safeguard.says}.`,
        todo: `Add { kind: ${name}, code: ${name} } without "when" and "unless".`,
      },
    ];
  });
}

function lintNames(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  return [
    ...document.tiers.flatMap((tier, i) => orphans(`/tiers/${i}`, tierRules(tier), reps)),
    ...document.must.flatMap((rule, i) => orphans(`/must/${i}`, [rule], reps)),
  ];
}

function orphans(path: string, rules: readonly Must[], reps: readonly Rep[]): Finding[] {
  return rules
    .flatMap((rule) => kindOf(rule).names(rule))
    .flatMap(({ key, names, borneBy, spelt = (name: string) => name, need, orphan }) => {
      const borne = new Set(reps.flatMap((rep) => borneBy(rep)).map(spelt));
      const absent = names.filter((name) => !borne.has(spelt(name)));
      const nobody = need === 'all' || absent.length === names.length;
      return absent.map(
        (name): Finding => ({
          code: orphan.code,
          severity: nobody ? 'error' : 'warning',
          path: `${path}/${key}/${names.indexOf(name)}`,
          sentence: orphan.says(name),
          todo: nobody ? 'Nobody is left to take these leads: name others.' : 'Remove the name.',
        }),
      );
    });
}

function lintConditions(document: PolicyDocument, reps: readonly Rep[]): Finding[] {
  return conditionsOf(document).flatMap(({ path, source }) =>
    textsAsked(source).flatMap(({ field, text }): Finding[] => {
      const known = KNOWN[field] ?? attributeOfReps(field);
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

function attributeOfReps(field: string) {
  const name = field.startsWith('rep.') ? attributeAt(field) : null;
  if (name === null) return undefined;
  const of = ({ attributes = {} }: Rep) => [String(own(attributes, name))];
  return { code: 'orphaned_value' as const, what: `value of ${name}`, of };
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
