// English: what decided where the score did not; a clause follows "goes to Mike Rodriguez, ".
import { closed } from '../../policy/rule-words.ts';

const CLAIM_CLAUSES = {
  running_lead: 'who already works a lead of this person',
  account_owner: 'who owns the account',
  account_csm: 'who is the account’s customer success manager',
  parent_owner: 'who owns the parent company’s account',
  company_recent: 'who was given another lead of this company of late',
};

type Claim = { of: keyof typeof CLAIM_CLAUSES; name: string; because: string };

export const decided = {
  claimed: CLAIM_CLAUSES,
  standsIn: (owner: string) => `who stands in for ${owner}`,
  /** Whoever has the claim got it. */
  claim: ({ because }: Claim) => closed(because),
  /** Somebody else got it in their place. */
  claimOfAnother: ({ because }: Claim, name: string) => closed(`${because}: that is ${name}`),
  unkept: ({ because }: Claim) => closed(because),
  drawn: 'drawn by chance',
  drawnWords: (name: string) => `${name} was drawn by chance among candidates within the margin.`,
  alone: 'the only one who could',
  aloneWords: (name: string) => `${name} is the only one who could take this lead.`,
  rulesLeave: 'the only one whom the rules leave',
  rulesLeaveWords: (name: string) => `${name} is the only one whom the rules leave.`,
  leavesOut: (rule: string, names: string) => `${closed(rule)} That leaves out ${names}.`,
  tie: (name: string, next: string) => `${name} and ${next} are level on points`,
  notByPoints: 'The policy does not rank by points alone',
  rankedBy: (first: string, words: string) => `${first}: ${words}.`,
  measures: {
    turn: [
      'whose turn it is',
      (name: string, _next: string) => `it is ${name}’s turn in the rotation`,
    ],
    longest_waiting: [
      'who has waited longest for a lead',
      (name: string, next: string) => `${name} has waited longer for a lead than ${next}`,
    ],
    recent: [
      'who has had fewer leads of late',
      (name: string, next: string) => `${name} has had fewer leads of late than ${next}`,
    ],
    utilisation: [
      'who has more of their capacity free',
      (name: string, next: string) => `${name} has a smaller share of capacity in use than ${next}`,
    ],
    open: [
      'who has fewer open leads',
      (name: string, next: string) => `${name} has fewer open leads than ${next}`,
    ],
    pipeline: [
      'who has the lighter pipeline',
      (name: string, next: string) =>
        `${name} has the lighter pipeline, measured against quota, than ${next}`,
    ],
    response: [
      'who usually answers sooner',
      (name: string, next: string) => `${name} usually answers sooner than ${next}`,
    ],
    industry_rate: [
      'who has the better record for the industry',
      (name: string, next: string) => `${name} has the better record for the industry than ${next}`,
    ],
    win_probability: [
      'who is likelier to win it',
      (name: string, next: string) => `${name} is likelier to win it than ${next}`,
    ],
    sits_out: [
      'as the next sits this one out',
      (_: string, next: string) =>
        `${next} has had more than a fair share of late, and sits this one out`,
    ],
    roster: [
      'who comes first on the roster',
      (name: string, _next: string) =>
        `nothing else tells them apart, so ${name} comes first by the order of the roster`,
    ],
  } satisfies Record<
    string,
    readonly [clause: string, words: (name: string, next: string) => string]
  >,
  byAdvisor: (name: string, of: number, points: string | null) =>
    `The advisor chose ${name} among ${of} candidates${points === null ? '' : `; ${name} comes in with ${points} points`}.`,
  ranksFirst: (name: string, of: number, points: string | null) =>
    `${name} ranks first of ${of}${points === null ? '' : ` with ${points} points`}.`,
  littleApart: (name: string, of: number, points: string | null) =>
    `Little sets the reps apart here; ${name} ranks first of ${of}${points === null ? '' : ` with ${points} points`}.`,
  byPart: (name: string, of: number, points: string | null, next: string, part: string) =>
    `${name} ranks first of ${of}${points === null ? '' : ` with ${points} points`}; what tells most against ${next} is “${part}”.`,
};
