// The made-up markets that policies are measured in: how much rests on segment, rep and fit, how full
// the team is, and how much of its past is known.

export interface Regime {
  name: string;
  /** What it is, in a line for readers of the report. */
  about: string;
  /** Standard deviations, in log-odds, of segment, rep and rep × industry effects. */
  sdSegment: number;
  sdRep: number;
  sdFit: number;
  /** Load: lead-days of work over slots. */
  load: number;
  /** Whether a lead may be left to the nurture queue. */
  mayWait: boolean;
  /** Finished deals from before the first day. */
  history: number;
  /** UTC hours at which nine-to-five shifts of eight hours begin, dealt to the reps in turn. */
  openings: readonly number[];
}

/** Local offsets −6, −6, 0 and +6 in turn. */
const THREE_CONTINENTS = [15, 15, 9, 3];

const SPECIALIST: Regime = {
  name: 'specialist',
  about: 'reps differ much by industry and size',
  sdSegment: 0.5,
  sdRep: 0.3,
  sdFit: 0.6,
  load: 0.85,
  mayWait: false,
  history: 1_200,
  openings: THREE_CONTINENTS,
};

/** The regimes of RouteSim v1, by which the method was built. */
export const REGIMES: readonly Regime[] = [
  {
    ...SPECIALIST,
    ...{ name: 'null', about: 'all reps are alike', sdSegment: 0.1, sdRep: 0, sdFit: 0 },
  },
  {
    ...SPECIALIST,
    ...{ name: 'bank', about: 'reps differ as in a real bank’s loan funnel', sdFit: 0.15 },
  },
  SPECIALIST,
  {
    ...SPECIALIST,
    name: 'overload',
    about: '15 % more leads than slots, nurture queue',
    load: 1.15,
    mayWait: true,
  },
];

/** Regimes that nothing was chosen by. */
export const UNSEEN_REGIMES: readonly Regime[] = [
  { ...SPECIALIST, name: 'thin', about: 'specialists of whom 150 deals are known', history: 150 },
  {
    ...SPECIALIST,
    ...{ name: 'one-office', about: 'a full team in one time zone, a few stars and laggards' },
    ...{ sdRep: 0.6, sdFit: 0.3, load: 0.95, openings: [9] },
  },
];
