// Where a lead's words and our record of them do not agree: a rep who does not know it walks into it.
import type { LeadProfile } from '../../leads/profile.ts';
import { figure } from '../../leads/values/wording.ts';
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
  if (people < employees * FAR_APART && people * FAR_APART > employees) return null;
  return cited(
    `The record says ${figure(employees, 0)} employees, they write of ${figure(people, 0)} people: ask which holds before you size anything.`,
    find.ids('size'),
    find.one('message', piece),
  );
}

function file({ corrects: said, opener }: Reading, find: Citing): Cited | null {
  if (said === null) return null;
  const what =
    said === opener
      ? 'That corrects what is on file'
      : `They correct what is on file: ${inQuotes(said.text)} So`;
  const then = 'go by their words, and put the record right after the talk.';
  return cited(
    said === opener ? `${what}: ${then}` : `${what} ${then}`,
    find.one('message', said.piece),
  );
}

function customer(
  account: AccountView | null,
  { asCustomer: said }: Reading,
  find: Citing,
): Cited | null {
  if (said === null || account?.status === 'customer') return null;
  const known =
    account === null ? 'no account of ours matches them' : 'their account says otherwise';
  return cited(
    `They write as a customer, but ${known}: look for the contract before you call, and sell nothing until you know.`,
    find.one('message', said.piece),
    find.ids('account_status'),
  );
}
