// What stands behind a part of the score: known by the part's code and made of what the part is made of.
// The evidence that the scorer words is told beside it, and is no value.
import { table } from '../../leads/text/by-name.ts';
import type { RecordScope } from '../../roster/record.ts';
import type { Part } from '../../selection/scene/candidate.ts';
import {
  countFigure,
  type FactFigure,
  percentFigure,
  pointsFigure,
  wholeMinutesFigure,
} from './figures.ts';
import { recordFigures, type ScopedRate } from './records.ts';

/** What is known of the rep whose part it is. */
type Behind = {
  records: readonly ScopedRate[];
  /** Until their shift opens, and what they usually take from then; null when not known. */
  minutesToOpen: number;
  medianMinutes: number | null;
  /** Open leads as a share of the cap. */
  loadShare: number;
};

const SCOPES = table<RecordScope>({
  record: 'overall',
  'record-industry': 'industry',
  'record-size': 'size',
  'record-region': 'region',
  'record-source': 'source',
});

/** The points of a part, and the figures that it comes from. */
export function partFigures({ code, points }: Part, behind: Behind): FactFigure[] {
  return [pointsFigure(Math.abs(points), 'part'), ...sourcesOf(code, points, behind)];
}

function sourcesOf(code: string, points: number, behind: Behind): FactFigure[] {
  const scope = SCOPES[code];
  if (scope !== undefined) {
    const record = behind.records.find((one) => one.scope === scope);
    if (record === undefined) return [];
    // The scorer tells a share of a number of deals as whole deals.
    const { rate, n } = record;
    const won = n === null ? [] : [countFigure(rate * n, 'won', 'deals', 'part')];
    return [...won, ...recordFigures(record)];
  }
  switch (code) {
    case 'team':
      return [percentFigure(points / 100, 'team_wins')];
    case 'first-response': {
      const minutes = behind.minutesToOpen + (behind.medianMinutes ?? Number.NaN);
      return Number.isFinite(minutes) ? [wholeMinutesFigure(roughly(minutes), 'first_touch')] : [];
    }
    case 'near-cap':
      return [percentFigure(Math.round(100 * behind.loadShare) / 100, 'load_share')];
    default:
      return [];
  }
}

/** In whole hours from two on, as the scorer tells them. */
function roughly(minutes: number): number {
  return minutes < 120 ? Math.round(minutes) : 60 * Math.round(minutes / 60);
}
