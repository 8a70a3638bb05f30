// English: why this lead, why this rep, and why nobody else.
import { capitalised, counted } from '../../leads/values/wording.ts';

/** "Fit" as a clause behind "who", and what it says that they specialise in. */
type Clause = { clause: string; specialises?: string };

export const reasons = {
  leadFrom: (domain: string) => `The lead from ${domain}`,
  thisLead: 'This lead',
  revenue: (amount: string) => `${amount} revenue`,
  goesTo: (who: string, name: string, why: string) => `${who} goes to ${name}${why}.`,
  stays: (who: string) => `${who} stays with its present owner.`,
  /** "specialises in retail" and "specialises in SAP" make one clause. */
  byAdvantages: (first: Clause, second: Clause | undefined) => {
    if (second === undefined) return `, who ${first.clause}`;
    const { specialises: also } = second;
    if (first.specialises === undefined || also === undefined) {
      return `, who ${first.clause} and ${second.clause}`;
    }
    return `, who ${first.clause}${also.includes(' and ') ? ',' : ' and'} ${also}`;
  },
  byDeciding: (clause: string) => `, ${clause}`,
  byAdvisor: (of: number) => `, whom the advisor chose of ${of}`,
  byScore: (of: number, points: string) => `, first of ${of} with ${points} points`,
  theyWrite: (quote: string, isQuestion: boolean) =>
    `They ${isQuestion ? 'ask' : 'write'}: ${quote}`,
  restWithheld: ' The rest of it gives orders to the routing and is withheld.',
  withheld: 'Their message is withheld: it gives orders to the routing, and counted for nothing.',
  noted: (quote: string) => `A colleague noted: ${quote}`,
  they: {
    high: (did: string) => `They ${did}: act at once.`,
    medium: (did: string) => `They ${did}.`,
    low: (did: string) => `They ${did}; no hurry shown yet.`,
    unknown: (did: string) => `They ${did}.`,
  },
  explored: 'Drawn by chance among candidates within the margin, as the policy’s exploration asks.',
  askedByName: (name: string) => `They ask for ${name} by name.`,
  passedOver: (others: string, name: string) =>
    `${others} came before ${name}, and took another lead in that moment.`,
  score: (points: string, isEstimate: boolean) =>
    isEstimate ? `by our own estimate ${points} of 100` : `lead score ${points} of 100`,
  scoreOnly: (score: string) => `${capitalised(score)}; what they looked at is not known.`,
  scoreAlone: (score: string) => `${capitalised(score)}.`,
  nothingKnown: 'Nothing is known yet of what they looked at or want.',
  also: (signs: string, score: string) => `They also ${signs}${score === '' ? '' : `; ${score}`}.`,
  signs: (level: 'high' | 'medium' | 'low' | 'unknown', signs: string, score: string) => {
    const before = { high: 'Act at once: they ', low: 'No hurry shown yet: they ' };
    const start = level === 'high' || level === 'low' ? before[level] : 'They ';
    return `${start}${signs}${score === '' ? '' : `; ${score}`}.`;
  },
  leftOut: (name: string, rate: string, deals: string | null, scope: string, rule: string) =>
    `${name} wins ${rate}${deals === null ? '' : ` of ${counted(deals, 'deal')}`} ${scope}, but is left out by a rule: ${rule}.`,
  tradeOff: {
    record: (
      kind: 'better' | 'weaker' | 'thin',
      scope: string,
      rate: string,
      deals: string | null,
    ) => {
      const which = {
        better: 'the better record',
        weaker: 'the weaker record',
        thin: 'a better but thin record',
      }[kind];
      return `${which} ${scope} (${rate}${deals === null ? ' won' : ` of ${counted(deals, 'deal')}`})`;
    },
    pipeline: (isBetter: boolean, share: string) =>
      `${isBetter ? 'a lighter pipeline' : 'a fuller pipeline'} (${share} of quota)`,
    response: (isBetter: boolean, time: string) =>
      `${isBetter ? 'a quicker' : 'a slower'} first contact (${time})`,
    next: (name: string, against: string) =>
      `Next in line is ${name}${against === '' ? '' : `, with ${against}`}`,
    brings: (name: string, pros: string, cons: string) =>
      `${name} would bring ${pros}${cons === '' ? '' : `, but ${cons}`}`,
    behind: (points: string) => `; ${counted(points, 'point')} behind in all.`,
    ahead: (points: string) =>
      `; ${counted(points, 'point')} ahead in all, but later in the policy’s order.`,
    level: '; the scores are level.',
  },
};
