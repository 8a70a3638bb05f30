// Where a lead's words and our record of them do not agree: a rep who does not know it walks into it.
import type { LeadProfile } from '../../leads/profile.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { type Citing, cited } from './citing.ts';
import type { Reading } from './reading.ts';
import { inQuotes } from './saying-back.ts';

/** Heads apart by this factor are no matter of who counts. */
const FAR_APART = 3;

/** Each contradiction as a point, with what to do about it. */
export function contradictions(
  lead: LeadProfile,
  account: AccountView | null,
  reading: Reading,
  find: Citing,
): (Cited | null)[] {
  const counted = heads(lead, reading, find);
  return [
    counted,
    // Where the figures are told to differ, that the same sentence corrects the file is told with it.
    counted !== null && reading.corrects === reading.opener ? null : file(reading, find),
    customer(account, reading, find),
  ];
}

function heads({ employees }: LeadProfile, { headcount }: Reading, find: Citing): Cited | null {
  if (employees === null || headcount === null) return null;
  const { people, piece } = headcount;
  const { words } = find.texts;
  if (people < employees * FAR_APART && people * FAR_APART > employees) return null;
  return cited(
    find.texts.points.heads(words.figure(employees, 0), words.figure(people, 0)),
    find.ids('size'),
    find.one('message', piece),
  );
}

function file({ corrects: said, opener }: Reading, find: Citing): Cited | null {
  if (said === null) return null;
  const { points } = find.texts;
  return cited(
    said === opener ? points.corrects : points.correctsBy(inQuotes(said.text, find)),
    find.one('message', said.piece),
  );
}

function customer(
  account: AccountView | null,
  { asCustomer: said }: Reading,
  find: Citing,
): Cited | null {
  if (said === null || account?.status === 'customer') return null;
  return cited(
    find.texts.points.asCustomer(account !== null),
    find.one('message', said.piece),
    find.ids('account_status'),
  );
}
