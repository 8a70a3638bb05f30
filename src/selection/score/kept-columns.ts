// Columns of the score that outlive one lead: first response, bid prices, nearly full hands. Each is
// worked out anew only when what it reads has changed.
import { own } from '../../leads/text/by-name.ts';
import { type ResponseCurve, responseFactor } from '../../learning/first-response.ts';
import type { LoadColumns, RosterColumns } from '../scene/roster-columns.ts';
import { firstTouchMinutes, type Scene, utilisation } from '../scene/scene.ts';
import { nearCapPrice } from './prices.ts';

type Responses = { opening: string; curve: ResponseCurve | null; column: Float64Array };
const responses = new WeakMap<RosterColumns, Responses>();

/** First-response factors; they change only when some shift comes a minute nearer. */
export function responseColumn(scene: Scene): Float64Array {
  const curve = scene.snapshot.estimates.response ?? null;
  const opening = scene.minutesToOpen.join();
  const kept = responses.get(scene.columns);
  if (kept?.opening === opening && kept.curve === curve) return kept.column;
  const column = new Float64Array(scene.columns.reps.length);
  for (let i = 0; i < column.length; i++) {
    column[i] = responseFactor(firstTouchMinutes(scene, i), curve);
  }
  responses.set(scene.columns, { opening, curve, column });
  return column;
}

const bids = new WeakMap<RosterColumns, WeakMap<object, Float64Array>>();

export function bidPriceColumn(
  scene: Scene,
  prices: Readonly<Record<string, number>>,
): Float64Array {
  const ofRoster = bids.get(scene.columns) ?? new WeakMap<object, Float64Array>();
  bids.set(scene.columns, ofRoster);
  const kept = ofRoster.get(prices);
  if (kept) return kept;
  const column = new Float64Array(scene.columns.reps.length);
  scene.columns.reps.forEach((rep, i) => {
    column[i] = own(prices, rep.id) ?? 0;
  });
  ofRoster.set(prices, column);
  return column;
}

type NearCaps = { document: object; openCap: Float64Array; column: Float64Array };
const nearCaps = new WeakMap<LoadColumns, NearCaps>();

/** What nearly full hands cost; the same for all leads that see the same loads. */
export function nearCapColumn(scene: Scene): Float64Array {
  const { document } = scene.snapshot.policy;
  const kept = nearCaps.get(scene.loads);
  if (kept?.document === document && kept.openCap === scene.openCap) return kept.column;
  const column = new Float64Array(scene.openCap.length);
  for (let i = 0; i < column.length; i++) {
    column[i] = nearCapPrice(utilisation(scene, i), document.capacity);
  }
  nearCaps.set(scene.loads, { document, openCap: scene.openCap, column });
  return column;
}
