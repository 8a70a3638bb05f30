// Who reports to whom, and who stands in for whom while away, comes to an end: nobody manages themselves
// over any number of others, and those who stand in for one another are not all away at one time.
import { parentCircles } from '../leads/parent-circles.ts';
import { absenceAt } from './absence.ts';
import type { Rep } from './rep.ts';

/** What of a rep leads to another. */
export type Linked = Pick<Rep, 'managerId' | 'absences'>;

export type Circle = { of: 'managerId' | 'absences'; ids: string[] };

/** People who stand in for one another at a time are followed this far: nobody is away behind a hundred others. */
const MOST_HOPS = 100;

/** The circles of managers among `reps`, and those of people who stand in that the reps `of` are in. */
export function circlesOf(reps: ReadonlyMap<string, Linked>, of: Iterable<string>): Circle[] {
  const managers = parentCircles(new Map([...reps].map(([id, { managerId }]) => [id, managerId])));
  const standIns = standInsOf(reps);
  return [
    ...managers.map((ids): Circle => ({ of: 'managerId', ids })),
    ...[...of].flatMap((id): Circle[] => {
      const ids = standIns(id);
      return ids === null ? [] : [{ of: 'absences', ids }];
    }),
  ];
}

type Span = { from: number; until: number; to: string };

/** For a rep: the people who would come back to them, one standing in for the other at one time; or null. */
function standInsOf(reps: ReadonlyMap<string, Linked>): (id: string) => string[] | null {
  const known = new Map<string, Span[]>();
  const spansOf = (id: string): Span[] => {
    const spans = known.get(id) ?? delegations(reps.get(id));
    known.set(id, spans);
    return spans;
  };
  const follow = (path: readonly string[], from: number, until: number): string[] | null => {
    for (const span of spansOf(path.at(-1) as string)) {
      const both = { from: Math.max(from, span.from), until: Math.min(until, span.until) };
      if (both.from >= both.until) continue;
      if (span.to === path[0]) return [...path];
      if (path.includes(span.to) || path.length >= MOST_HOPS) continue;
      const found = follow([...path, span.to], both.from, both.until);
      if (found !== null) return found;
    }
    return null;
  };
  return (id) => follow([id], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
}

/** When who stands in, as routing sees it: one at a time, however absences overlap. */
function delegations(rep: Linked | undefined): Span[] {
  if (rep === undefined || rep.absences.every(({ delegateId }) => delegateId === null)) return [];
  const bounds = rep.absences.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  const edges = [...new Set(bounds)].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, k): Span[] => {
    const to = absenceAt(rep, from)?.delegateId ?? null;
    return to === null ? [] : [{ from, until: edges[k + 1] as number, to }];
  });
}
