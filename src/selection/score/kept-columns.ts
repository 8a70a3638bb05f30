// Columns of the score that outlive one lead: first response, bid prices, nearly full hands. Each is
// worked out anew only when what it reads has changed.
import { own } from '../../leads/text/by-name.ts';
import { memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { type ResponseCurve, responseFactor } from '../../learning/first-response.ts';
import type { LoadColumns } from '../../roster/load-columns.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import { nearCapPrice } from './prices.ts';

type Responses = { opening: string; curve: ResponseCurve | null; column: Float64Array };
const lastResponses = memoInKeeper((_: RosterIndex): { last: Responses | null } => ({
  last: null,
}));

/** First-response factors; they change only when some shift comes a minute nearer. */
export function responseColumn(scene: Scene): Float64Array {
  const curve = scene.snapshot.estimates.response ?? null;
  const opening = scene.minutesToOpen.join();
  const held = lastResponses(scene.columns);
  const kept = held.last;
  if (kept?.opening === opening && kept.curve === curve) return kept.column;
  const column = new Float64Array(scene.columns.reps.length);
  for (let i = 0; i < column.length; i++) {
    column[i] = responseFactor(firstTouchMinutes(scene, i), curve);
  }
  held.last = { opening, curve, column };
  return column;
}

/** Bid prices by row. */
export const bidPriceColumn = memoInKeeper(({ reps }: RosterIndex) =>
  memoByObject((prices: Readonly<Record<string, number>>) =>
    Float64Array.from(reps, (rep) => own(prices, rep.id) ?? 0),
  ),
);

type NearCaps = { document: object; openCap: Float64Array; column: Float64Array };
const lastNearCaps = memoInKeeper((_: LoadColumns): { last: NearCaps | null } => ({ last: null }));

/** What nearly full hands cost; the same for all leads that see the same loads. */
export function nearCapColumn(scene: Scene): Float64Array {
  const { document } = scene.snapshot.policy;
  const held = lastNearCaps(scene.loads);
  const kept = held.last;
  if (kept?.document === document && kept.openCap === scene.openCap) return kept.column;
  const column = new Float64Array(scene.openCap.length);
  for (let i = 0; i < column.length; i++) {
    column[i] = nearCapPrice(utilisation(scene, i), document.capacity);
  }
  held.last = { document, openCap: scene.openCap, column };
  return column;
}
