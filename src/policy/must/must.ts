// Every kind of must-rule, and what may be asked of a rule without knowing its kind.
import { z } from 'zod';
import { active } from './active.ts';
import { capacity } from './capacity.ts';
import { certification } from './certification.ts';
import { condition } from './condition.ts';
import { doNotAssign } from './do-not-assign.ts';
import { language } from './language.ts';
import type { MustKind } from './must-kind.ts';
import { notAbsent } from './not-absent.ts';
import { notDeclined } from './not-declined.ts';
import { onShift } from './on-shift.ts';
import { pipeline } from './pipeline.ts';
import { record } from './record.ts';
import { response } from './response.ts';
import { role } from './role.ts';
import { speciality } from './speciality.ts';
import { team } from './team.ts';
import { territory } from './territory.ts';
import { utilisation } from './utilisation.ts';

/** A kind stands under the name that its own schema gives it. */
type UnderTheirNames<Kinds> = {
  [K in keyof Kinds]: Kinds[K] extends MustKind<infer S>
    ? z.infer<S> extends { kind: K }
      ? Kinds[K]
      : never
    : never;
};

function underTheirNames<Kinds>(kinds: Kinds & UnderTheirNames<Kinds>): Kinds {
  return kinds;
}

const KINDS = underTheirNames({
  active,
  not_absent: notAbsent,
  on_shift: onShift,
  capacity,
  do_not_assign: doNotAssign,
  not_declined: notDeclined,
  territory,
  language,
  role,
  team,
  speciality,
  certification,
  pipeline,
  utilisation,
  record,
  response,
  condition,
});

type Kinds = typeof KINDS;
type Schema = Kinds[keyof Kinds]['schema'];

/** A hard rule. Each kind says what it measures and which figure it needs. */
export const mustSchema = z.discriminatedUnion(
  'kind',
  Object.values(KINDS).map(({ schema }) => schema) as unknown as readonly [Schema, ...Schema[]],
);
export type Must = z.infer<typeof mustSchema>;

type AnyKind = MustKind<typeof mustSchema>;

/** All that is known of a rule's kind. */
export function kindOf({ kind }: Pick<Must, 'kind'>): AnyKind {
  return KINDS[kind] as unknown as AnyKind;
}

export const ALL_KINDS = Object.entries(KINDS) as unknown as readonly (readonly [
  Must['kind'],
  AnyKind,
])[];

/** Whether `a` is of the same kind as `b` and excludes everybody whom that does, owners too, guards aside. */
export function isStricter(a: Must, b: Must): boolean {
  const bindsAll = a.bindsOwners === true || b.bindsOwners !== true;
  return a.kind === b.kind && bindsAll && kindOf(a).isStricter(a, b);
}
