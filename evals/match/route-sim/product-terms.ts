// A market in the product's own terms: its reps as a roster, its leads as profiles, its finished deals as
// the product learns from them, its rules as a policy.
import { type LeadProfile, leadProfileSchema } from '../../../src/leads/profile.ts';
import type { Deal } from '../../../src/learning/learned.ts';
import { levelsOf, withRep } from '../../../src/learning/levels.ts';
import { type Policy, type PolicyInput, policyDocumentSchema } from '../../../src/policy/policy.ts';
import { NO_FAIRNESS } from '../../../src/roster/fairness/due.ts';
import { repSchema, WEEKDAYS } from '../../../src/roster/rep.ts';
import { type Loads, type Roster, rosterOf } from '../../../src/roster/roster.ts';
import { type Estimates, NO_MATCH, type Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { minutesToTouch, SHIFT_HOURS, type SimLead, type SimOutcome, type World } from './world.ts';

const DAY_MS = 86_400_000;
/** Day 0 of every market, a Monday. */
const START_MS = Date.parse('2026-01-05T00:00:00Z');

/** Epoch milliseconds of an instant in days. */
export function instantOf(day: number): number {
  return START_MS + Math.round(day * DAY_MS);
}

export function simulatedRoster({ reps }: Pick<World, 'reps'>): Roster {
  const hour = (at: number) => `${String(at).padStart(2, '0')}:00`;
  const asReps = reps.map(({ id, slots, opensAtHour, queueMinutes }) => {
    const shift = [hour(opensAtHour), hour(opensAtHour + SHIFT_HOURS)];
    return repSchema.parse({
      ...{ id, name: id },
      capacity: { open: slots },
      hours: { timeZone: 'UTC', week: Object.fromEntries(WEEKDAYS.map((day) => [day, [shift]])) },
      response: { medianMinutes: queueMinutes },
    });
  });
  return rosterOf('route-sim', asReps);
}

/** The standard policy; unpriced it hands every lead to the highest chance among those with a slot. */
export function policyOf(given: { priced: boolean; mayWait: boolean }): Policy {
  const unpriced: Partial<PolicyInput> = { objective: { prices: false }, fairness: { on: false } };
  const document = policyDocumentSchema.parse({
    name: 'route-sim',
    ...(given.priced ? {} : unpriced),
    queue: { nurture: given.priced && given.mayWait ? 'queue' : 'off' },
  });
  return { name: document.name, version: 1, hash: 'route-sim', document };
}

const NOTHING_KNOWN: LeadProfile = leadProfileSchema.parse({
  ...{ id: 'lead', receivedAt: new Date(START_MS).toISOString(), companyName: null, domain: null },
  ...{ freeMail: false, industry: 'unknown', employees: null, size: 'unknown', revenueUsd: null },
  ...{ country: 'unknown', regions: [], city: null, timeZone: null, language: 'unknown' },
  ...{ languageFrom: 'unknown', title: null, seniority: 'unknown', source: 'unknown' },
  ...{ channel: 'unknown', campaign: null, score: null, builtInScore: null, stack: [] },
  ...{ products: [], signals: [], engagement: [], message: null, attributes: {}, mappings: [] },
});

/** What a policy may know of a lead: industry, size, score and when it came; never its true chances. */
function profileOf({ at, industry, size, score }: SimLead): LeadProfile {
  const receivedAt = new Date(instantOf(at)).toISOString();
  return { ...NOTHING_KNOWN, receivedAt, industry, size, score };
}

/** A lead before the roster at the instant at which it arrived. */
export function snapshotOf(
  lead: SimLead,
  given: { policy: Policy; roster: Roster; loads: Loads; estimates: Estimates },
): Snapshot {
  const profile = profileOf(lead);
  const alone = { account: null, match: NO_MATCH, runningOwnerId: null, fairness: NO_FAIRNESS };
  return { at: profile.receivedAt, lead: profile, ...alone, ...given };
}

/** A finished deal as the CRM would report it on `today`, in days. */
export function dealOf({ lead, rep: r, won }: SimOutcome, { reps }: World, today: number): Deal {
  const rep = reps[r];
  if (!rep) throw new RangeError(`no rep ${r}`);
  return {
    levels: withRep(levelsOf(profileOf(lead)), rep.id),
    won,
    amountUsd: null,
    startedMs: instantOf(lead.at),
    endedMs: instantOf(Math.min(today, lead.at + lead.holdDays)),
    responseMinutes: minutesToTouch(rep, lead.at),
  };
}
