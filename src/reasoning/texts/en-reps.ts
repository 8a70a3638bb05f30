// English: what facts say of a rep, behind the rep's name.
import { counted } from '../../leads/values/wording.ts';

export const reps = {
  role: (role: string, team: string) => `is ${role} in the team ${team}`,
  roles: {
    bdr: 'a business development rep',
    ae: 'an account executive',
    senior_ae: 'a senior account executive',
    csm: 'a customer success manager',
    manager: 'a manager',
  },
  specialises: (fields: string) => `specialises in ${fields}`,
  companiesOf: (bands: string) => `companies of ${bands} employees`,
  fitsNone: ', none of which this lead falls under',
  fitsAll: ', which this lead falls under',
  fitsSome: (fields: string) => `; this lead falls under ${fields}`,
  load: (open: number, cap: number) => `holds ${open} of at most ${counted(cap, 'open lead')}`,
  today: (today: number, cap: number) => `, ${today} of ${cap} today`,
  pipeline: (share: string) => `has a pipeline at ${share} of quota`,
  response: (usual: string, slow: string | null, sample: string | null) =>
    `usually makes first contact in ${usual}${slow === null ? '' : `, nine times in ten within ${slow}`}${sample === null ? '' : `, over ${counted(sample, 'lead')}`}`,
  covers: (places: string) => `covers ${places}`,
  includesLead: ', which includes this lead',
  speaks: (languages: string) => `speaks ${languages}`,
  onShift: (zone: string) => `is on shift now (${zone})`,
  offShift: (zone: string) => `is off shift (${zone})`,
  backIn: (wait: string, zone: string) => `is off shift and back in ${wait} (${zone})`,
  due: (until: string, zone: string) => `owes the first contact by ${until} (${zone})`,
  evidence: (share: string, skill: string, calls: number) =>
    `scores ${share} at ${skill} over ${counted(calls, 'analysed call')}`,
  ramp: (until: string, share: string) =>
    `is being brought up to speed until ${until}, at ${share} of full capacity`,
  ranks: (
    place: number,
    of: number,
    points: string,
    behind: string | null,
    chance: string | null,
  ) =>
    `ranks ${place} of ${of} with ${points} points${behind === null ? '' : `, ${counted(behind, 'point')} behind the first`}${chance === null ? '' : `, win probability ${chance}`}`,
  winsUncounted: (rate: string, scope: string) =>
    `wins ${rate} ${scope}, number of deals not stated`,
  wins: (rate: string, deals: string, scope: string) =>
    `wins ${rate} of ${counted(deals, 'deal')} ${scope}`,
  hasWon: (won: string, deals: string, rate: string, scope: string) =>
    `has won ${won} of ${counted(deals, 'deal')} (${rate}) ${scope}`,
  asOf: (day: string) => `, as of ${day}`,
  scoredBy: (parts: string) => `is scored by: ${parts}`,
  /** One part of the score; `evidence` is empty where there is none. */
  part: (_code: string, label: string, evidence: string) => ({ label, evidence }),
  leftOut: (rule: string) => `is left out by a rule: ${rule}`,
};
