// Lint over what is known here: the roster, the leads of late, and the decisions a version has made.
import { recentAnswers, recentSnapshots } from '../../io/db/decisions/decisions.ts';
import { listInForce } from '../../io/db/policies.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import type { Finding, LintCode } from '../../policy/lint/finding.ts';
import { unknownWords } from '../../policy/lint/unknown-words.ts';
import { type LintQuestion, lintStored } from '../../routing/plan/lint-question.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { checkedPolicy, type PolicyGiven } from './publish-policy.ts';

const SAMPLE_LEADS = 300;
const LOGGED_DECISIONS = 500;

export type LintDeps = Pick<Deps, 'db' | 'clock'> & {
  state: Pick<ReplicaCache, 'policy' | 'roster' | 'reads'>;
  /** Where lint is asked; here and now unless told. */
  lint?: (question: LintQuestion) => Promise<Finding[]>;
};

/**
 * Findings about a draft, or about a stored version with what the log says of it (version null: the
 * one in force). @throws Refusal policy_invalid, policy_unknown
 */
export async function lintPolicyNow(
  deps: LintDeps,
  given: PolicyGiven | { name: string; version: number | null },
): Promise<Finding[]> {
  const now = deps.clock.now();
  const subject = await subjectOf(deps, given);
  const { reps } = deps.state.roster();
  const snapshots = await recentSnapshots(deps.db, SAMPLE_LEADS);
  const { lint = async (question) => lintStored(question) } = deps;
  const findings = await lint({ ...subject, reps, snapshots, now });
  return [...unknownWords(subject.document, deps.state.reads()), ...findings];
}

/** What lint can say only of a policy held against reps. */
const ABOUT_REPS: readonly LintCode[] = ['gap', 'orphaned_rep', 'orphaned_role', 'orphaned_team'];

/**
 * Errors that come into force with a stored version. Left out are gaps that the policy in force leaves
 * as well, since waiting mends none of them, and before the first active rep all that is about reps.
 * @throws Refusal policy_unknown
 */
export async function errorsOnceInForce(
  deps: LintDeps,
  which: { name: string; version: number },
): Promise<Finding[]> {
  const errors = (await lintPolicyNow(deps, which)).filter(({ severity }) => severity === 'error');
  if (!deps.state.roster().reps.some((rep) => rep.active)) {
    return errors.filter(({ code }) => !ABOUT_REPS.includes(code));
  }
  if (!errors.some(({ code }) => code === 'gap')) return errors;
  const live = (await deps.state.policy(which.name, null)) ?? (await deps.state.policy(null, null));
  const before = live ? await lintPolicyNow(deps, live) : [];
  const gaps = new Set(before.flatMap(({ code, sentence }) => (code === 'gap' ? [sentence] : [])));
  return errors.filter(({ code, sentence }) => code !== 'gap' || !gaps.has(sentence));
}

type Subject = Pick<LintQuestion, 'document' | 'answers' | 'since'>;

async function subjectOf(
  deps: LintDeps,
  given: PolicyGiven | { name: string; version: number | null },
): Promise<Subject> {
  if (!('name' in given))
    return { document: checkedPolicy(given, deps.state.reads()), answers: [], since: null };
  const stored = await deps.state.policy(given.name, given.version);
  if (!stored) {
    const what = given.version === null ? given.name : `${given.name}@${given.version}`;
    throw new Refusal('policy_unknown', `There is no policy "${what}".`);
  }
  const answers = await recentAnswers(deps.db, stored, LOGGED_DECISIONS);
  const inForce = (await listInForce(deps.db)).find(
    (one) => one.name === stored.name && one.version === stored.version,
  );
  return {
    document: stored.document,
    answers,
    since: inForce?.since.getTime() ?? null,
  };
}
