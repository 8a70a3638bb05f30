// Sentences about a third lead, a logistics firm that comes back: true ones, written
// without regard to how they are judged. {A}, {B} and {C} stand for the candidates' aliases.

import { accountSchema } from '../../src/leads/account.ts';
import type { LeadProfile } from '../../src/leads/profile.ts';
import { type Rep, repSchema } from '../../src/roster/rep.ts';
import { NO_LOAD } from '../../src/roster/roster.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import type { Line } from './answer-corpus.ts';

export const DEPOT_REPS: readonly Rep[] = [
  repSchema.parse({
    id: 'ana',
    name: 'Ana Torres',
    role: 'senior_ae',
    specialities: { industries: ['transport-logistics'], sizes: ['1001-5000'], products: ['sap'] },
    territories: ['us-northeast'],
    records: [
      { won: 30, n: 80 },
      { scope: { industry: 'transport-logistics' }, won: 14, n: 37 },
    ],
    pipeline: { pct: 74 },
    response: { medianMinutes: 14 },
    languages: ['en'],
    capacity: { open: 18 },
  }),
  repSchema.parse({
    id: 'ben',
    name: 'Ben Carter',
    records: [{ rate: 0.2, n: 50 }],
    pipeline: { pct: 20 },
    response: { medianMinutes: 5 },
    languages: ['en', 'de'],
    capacity: { open: 20 },
  }),
  repSchema.parse({
    id: 'cleo',
    name: 'Cleo Martin',
    records: [{ won: 4, n: 9 }],
    pipeline: { pct: 95 },
    response: { medianMinutes: 40 },
    languages: ['en', 'fr'],
    capacity: { open: 20 },
  }),
];

export const DEPOT_LEAD: Partial<LeadProfile> = {
  id: 'depot',
  companyName: 'Harbor & Pine Logistics',
  domain: 'harborpine.example',
  industry: 'transport-logistics',
  employees: 2_100,
  size: '1001-5000',
  revenueUsd: 480_000_000,
  country: 'US',
  regions: ['us-ma', 'us-northeast'],
  title: 'Director of Distribution',
  seniority: 'director',
  source: 'referral',
  score: 88,
  stack: ['sap', 'manhattan-wms', 'power-bi'],
  products: ['sap'],
  signals: ['hiring-supply-chain-analyst'],
  engagement: [
    { kind: 'content', name: 'Case study: cross-docking at scale', count: 1, daysAgo: 3 },
    { kind: 'page', name: '/pricing', count: 1, daysAgo: null },
  ],
  message:
    "Hi team, we were referred by a partner. We run 6 distribution centers on SAP and our current slotting tool contract ends on January 31. We've had two outages this quarter and my CFO wants a decision before the holidays. Who can show us how you would handle cross-docking? Also: what does a rollout over six sites look like?",
};

/** They were a customer once; two of the reps hold leads. */
export const DEPOT_STATE: Partial<Snapshot> = {
  account: {
    ...accountSchema.parse({ id: 'a', name: 'Harbor & Pine Logistics', status: 'former' }),
    parentOwnerId: null,
    matchedBy: 'domain',
    confidence: 1,
  },
  loads: new Map([
    ['ana', { ...NO_LOAD, open: 3 }],
    ['ben', { ...NO_LOAD, open: 2 }],
    ['cleo', { ...NO_LOAD, open: 19 }],
  ]),
};

export const DEPOT_GOOD: Readonly<Record<string, readonly Line[]>> = {
  reasons: [
    [
      '{A} has won 14 of 37 deals in transport and logistics, about 38%; {B} has no record there.',
      'record#1@ana',
      'record@ben',
    ],
    [
      'Nobody else on the list has sold to logistics firms: {A} has done it 14 times.',
      'record#1@ana',
    ],
    [
      '{B} usually answers in 5 minutes, nearly three times as fast as {A} with 14.',
      'response@ben',
      'response@ana',
    ],
    [
      '{A} needs 9 minutes longer than {B} to make first contact, which is a small price for the fit.',
      'response@ben',
      'response@ana',
    ],
    ['{C} won 4 of 9 deals, too few to lean on.', 'record@cleo'],
    [
      '{C}’s pipeline stands at 95% of quota, 21 points above {A}’s 74%.',
      'pipeline@cleo',
      'pipeline@ana',
    ],
    [
      'A lead score of 88 with a contract ending on January 31 makes this urgent.',
      'score',
      'message',
    ],
    ['They run SAP, and {A} specialises in it.', 'stack', 'speciality@ana'],
    [
      'The company has 2,100 employees and $480M in revenue, the size that {A} works with.',
      'size',
      'revenue',
      'speciality@ana',
    ],
    ['{A} covers the US Northeast; the lead sits in Massachusetts.', 'territory@ana', 'place'],
    [
      '{B} has the lightest pipeline at 20% of quota, but wins only one deal in five.',
      'pipeline@ben',
      'record@ben',
    ],
    [
      'Six distribution centers on one system is a job for somebody who knows SAP; {A} does.',
      'message',
      'speciality@ana',
    ],
    ['{A} leads with the highest score of the three.', 'score@ana'],
    [
      'Two outages this quarter and a CFO who wants a decision: they will not wait long.',
      'message',
    ],
    ['{B} speaks German as well, which nobody here asked for.', 'language@ben'],
    [
      'Their tool contract runs out at the end of January, so a slow start costs the deal.',
      'message',
    ],
    ['{A} holds 3 of 18 open leads, so there is room for 15 more.', 'load@ana'],
    ['{A} and {B} together cover fit and speed; fit wins here.', 'record#1@ana', 'response@ben'],
    ['At 74% of quota {A} still has a quarter of the quota to fill.', 'pipeline@ana'],
    ['{C} would take 40 minutes, past the 30 that the team allows.', 'response@cleo', 'sla'],
    ['{A} sells to logistics firms already: 14 wins out of 37.', 'record#1@ana'],
    ['Of the three, {A} alone has a record in transport and logistics.', 'record#1@ana'],
    [
      '{B} would be quicker, 5 minutes against {A}’s 14, but has never sold into this industry on record.',
      'response@ben',
      'response@ana',
    ],
    ['{A} has 15 slots left of 18.', 'load@ana'],
    ['{C} is one lead short of the cap and at 95% of quota.', 'load@cleo', 'pipeline@cleo'],
    [
      'Company size fits: {A} works with firms of 1001-5000 employees, and they have about 2,100.',
      'speciality@ana',
      'size',
    ],
    ['{A} covers the Northeast, where they are based.', 'territory@ana', 'place'],
    [
      'Their question about cross-docking calls for somebody who knows warehouses on SAP; that is {A}.',
      'message',
      'speciality@ana',
    ],
    ['{C} has the highest overall rate, 44%, but over 9 deals only.', 'record@cleo'],
    ['{B}, with 20% over 50 deals, has the weakest record.', 'record@ben'],
    ['The holidays set the pace, and their contract ends on January 31.', 'message'],
    ['{A} is slower than {B} by 9 minutes.', 'response@ana', 'response@ben'],
    ['{B} has the lightest pipeline, at 20% of quota.', 'pipeline@ben'],
    ['{B} is the fastest to respond, usually in 5 minutes.', 'response@ben'],
    ['{A} wins more than a third of deals, over 80 of them.', 'record@ana'],
    ['{C} speaks French, but nothing here asks for it.', 'language@cleo'],
    ['With 88 of 100 the score is high.', 'score'],
    ['{A}’s pipeline is at 74%, so there is room.', 'pipeline@ana'],
    ['{A} ranks second by score but fits the industry.', 'score@ana'],
    [
      'They run SAP in 6 distribution centers, which is what {A} specialises in.',
      'message',
      'speciality@ana',
    ],
    ['{B} could take 18 more leads.', 'load@ben'],
  ],
  summary: [
    [
      '{A} knows logistics and SAP and ranks first. Harbor & Pine wants a decision before the holidays.',
    ],
    [
      '{A} is the specialist for transport and logistics. The contract with their current tool ends on January 31.',
    ],
    [
      'Best fit is {A}: the only one with a record in this industry. They run six sites and had two outages this quarter.',
    ],
    [
      '{A} first: the speciality fits and so does the territory. Referred by a partner, score 88 of 100.',
    ],
    [
      '{A} is the logistics specialist here and covers their region. They had two outages this quarter and want a decision before the holidays.',
    ],
    [
      '{A} fits best: SAP, logistics and the Northeast. Harbor & Pine’s slotting contract ends on January 31.',
    ],
    [
      'Give it to {A}, who knows transport and logistics. A referral with a CFO behind it and a date.',
    ],
    ['{A} brings the industry record. They ask how cross-docking would be handled.'],
  ],
  talkingPoints: [
    [
      '“Your slotting contract ends on January 31. What has to be live by then, and at which of the six sites first?”',
      'message',
    ],
    ['Ask what the two outages this quarter cost them.', 'message'],
    [
      'They asked how cross-docking would be handled: start there and have them describe one day at their busiest site.',
      'message',
    ],
    ['Ask who besides the CFO has to sign before the holidays.', 'message'],
    [
      'They read the case study on cross-docking: ask which part looks like their own operation.',
      'engagement',
    ],
    [
      'SAP, Manhattan WMS and Power BI are in place: ask which of the three holds the slotting data.',
      'stack',
    ],
    ['Thank them for the referral and ask which partner sent them.', 'message', 'source'],
    ['Open with the January 31 date and ask what happens if it slips.', 'message'],
    [
      'They are hiring a supply chain analyst: ask whether that person will run the new tool.',
      'signal',
    ],
    ['Acknowledge that they were with us before: ask what made them leave.', 'account_status'],
    [
      'Ask how a rollout over 6 sites should be sequenced, one at a time or two at once.',
      'message',
    ],
    [
      'As Director of Distribution they own the floor: ask which KPI suffers most from the outages.',
      'role',
      'message',
    ],
    [
      'They looked at pricing once; ask what budget the CFO has set aside.',
      'engagement#1',
      'message',
    ],
    ['Ask whether 2,100 people or only the warehouse teams would work with it.', 'size'],
    [
      'With $480M in revenue, downtime is dear: ask for the hourly cost of an outage.',
      'revenue',
      'message',
    ],
    [
      '“You had two outages this quarter — what happened on the floor when the tool was down?”',
      'message',
    ],
    ['Ask what a good first month after January would look like.', 'message'],
    ['“You had two outages this quarter. What did the second one cost you?”', 'message'],
    [
      '“Before we talk about tools: what does your CFO have to see before the holidays?”',
      'message',
    ],
    ['Ask how the 6 distribution centers share slotting rules today.', 'message'],
    ['Ask what has to move out of the current tool before January 31.', 'message'],
    [
      'They want to see cross-docking: ask for one real example from last week to work through.',
      'message',
    ],
    [
      'They read about cross-docking at scale; ask which of the numbers surprised them.',
      'engagement',
    ],
    ['Ask whether SAP or Manhattan WMS decides where stock goes.', 'stack'],
    ['Ask who will own Power BI reports after the change.', 'stack'],
    ['A supply chain analyst is being hired: ask when that person starts.', 'signal'],
    ['They left once before. Ask, without defending us, what went wrong.', 'account_status'],
    ['“Which of the six sites would you start with, and why?”', 'message'],
    ['Ask the Director of Distribution what a bad day looks like on the floor.', 'role'],
    ['Mention the partner who referred them and ask how they know each other.', 'message'],
    ['Ask what a rollout over six sites must not disturb.', 'message'],
    ['Ask how many of the 2,100 employees work in the warehouses.', 'size'],
    ['Ask for the three metrics that the CFO will look at.', 'message'],
    ['Ask what they would fix first if they could fix one thing by January.', 'message'],
    ['“What would make the holidays calm this year?”', 'message'],
  ],
  nextSteps: [
    ['Call now: first contact is due within 30 minutes.', 'sla'],
    [
      'If nobody picks up, e-mail within the hour, mention January 31 and propose two slots this week.',
      'message',
    ],
    [
      'Send a short agenda for a 30-minute call with the Director of Distribution and the CFO.',
      'role',
      'message',
    ],
    ['Leave the first call with the date by which the contract notice must go out.', 'message'],
    ['Avoid quoting a rollout time for six sites before you have seen them.', 'message'],
    ['Avoid a generic tour: they asked about cross-docking.', 'message'],
    ['Before the call, read what is on file about why they left as a customer.', 'account_status'],
    ['Try again after 2 hours, then tomorrow morning.', 'sla'],
    ['Bring a colleague who can speak to SAP if you cannot.', 'stack'],
    ['Book the demo for this week; they decide before the holidays.', 'message'],
    ['Avoid discounts: nobody asked for one.', 'message'],
    ['Check the account history for the earlier contract before dialing.', 'account_status'],
    ['Call the main line if there is no direct number on file.', 'sla'],
    ['Note the CFO’s decision date in the CRM after the call.', 'message'],
    ['Call right away; the team allows 30 minutes.', 'sla'],
    ['Leave a voicemail that names January 31, then e-mail.', 'message'],
    ['Offer two slots tomorrow for a 45-minute walkthrough of cross-docking.', 'message'],
    ['Invite the CFO to the second call.', 'message'],
    ['Write down the outage dates and add them to the account.', 'message'],
    ['Set a reminder for 3 days later if they go quiet.', 'sla'],
    ['Avoid promising a date for six sites.', 'message'],
    [
      'Avoid starting with prices: they looked at pricing once and asked about rollout.',
      'engagement#1',
      'message',
    ],
    ['Look up the old contract before you dial.', 'account_status'],
    ['End the call with a next meeting in the calendar.', 'message'],
    ['If they do not pick up, try again in an hour.', 'sla'],
    ['Avoid blaming the current tool.', 'message'],
    ['Note who referred them.', 'message'],
  ],
  backupWhen: [
    ['If {A} has not called within 30 minutes.'],
    ['When {A} is tied up: {B} usually answers in 5 minutes.'],
    ['If the lead needs someone sooner than {A} can call.'],
    ['If {A} declines.'],
    ['If {A} is in a meeting when the call is due.'],
    ['If 30 minutes pass without a call from {A}.'],
    ['{B} takes over when speed matters more than fit.'],
    ['When {A} cannot call: {B} is faster, with 5 minutes.'],
  ],
};
