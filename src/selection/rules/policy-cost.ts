// Whether a policy's conditions can be afforded for one lead and its candidates: told from the sizes of what
// they would read, before any of them is evaluated.
import { own } from '../../leads/text/by-name.ts';
import { memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { dearest, evaluationsOf, type Share } from '../../policy/budget.ts';
import { compiled } from '../../policy/compiled-policy.ts';
import { distinctReps, repField } from '../../policy/conditions/against-roster.ts';
import {
  larger,
  PLAIN,
  type Size,
  type SizeOf,
  sizeOfValue,
} from '../../policy/conditions/cost.ts';
import { largestOf } from '../../policy/conditions/largest.ts';
import { accountView, leadView, matchView } from '../../policy/conditions/views.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Snapshot } from '../scene/snapshot.ts';

/** The conditions that cost too much for this lead, the dearest first; empty when all can be afforded. */
export function unaffordable(snapshot: Snapshot): Share[] {
  const { document } = snapshot.policy;
  const columns = snapshot.roster.index;
  if (affordsEveryLead(columns)(document)) return [];
  return dearest(sharesOf(document, columns, sizesFor(snapshot, columns)), columns.reps.length);
}

/** Nearly every policy affords the largest lead over the whole roster: then no lead is measured. */
const affordsEveryLead = memoInKeeper((columns: RosterIndex) =>
  memoByObject((document: PolicyDocument) => affordsLargest(document, columns)),
);

function affordsLargest(document: PolicyDocument, columns: RosterIndex): boolean {
  const { placed } = compiled(document);
  // Of attributes a lead may bring any number.
  if (placed().some(({ condition }) => condition.reads.includes('lead.attributes'))) return false;
  const sizeOf: SizeOf = (path) =>
    path.startsWith('rep.') ? repSize(columns, path) : largestOf(path);
  return dearest(sharesOf(document, columns, sizeOf), columns.reps.length).length === 0;
}

function sharesOf(document: PolicyDocument, columns: RosterIndex, sizeOf: SizeOf): Share[] {
  return compiled(document)
    .placed()
    .map(({ path, condition }) => {
      const times = evaluationsOf(path, distinctReps(condition, columns));
      return { path, steps: times * condition.steps(sizeOf) };
    });
}

/** The sizes of this lead, its account and the roster; each measured once. */
function sizesFor({ lead, account, match }: Snapshot, columns: RosterIndex): SizeOf {
  const sides: Record<string, unknown> = {
    lead: leadView(lead),
    account: accountView(account),
    match: matchView(match),
  };
  const measured = new Map<string, Size>();
  return (path) => {
    const [root = '', ...keys] = path.split('.');
    if (root === 'rep') return repSize(columns, path);
    const side = own(sides, root);
    if (side === undefined) return PLAIN;
    const size = measured.get(path) ?? sizeOfValue(keys.reduce(valueAt, side));
    measured.set(path, size);
    return size;
  };
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? own(value as Record<string, unknown>, key)
    : undefined;
}

const repSizes = memoInKeeper((_: RosterIndex) => new Map<string, Size>());

/** The largest that any rep of the roster has in a field. */
function repSize(columns: RosterIndex, path: string): Size {
  const ofRoster = repSizes(columns);
  const [, field = ''] = path.split('.', 2);
  const known =
    ofRoster.get(path) ??
    columns.reps.reduce(
      (most, rep) => larger(most, sizeOfValue(repField(columns, rep, field))),
      PLAIN,
    );
  ofRoster.set(path, known);
  return known;
}
