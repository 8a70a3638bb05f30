// Leads that arrive by themselves, at random: nobody waits for an answer before the next one comes, so
// that a slow answer delays no arrival and hides no other slow answer.
import { setTimeout as pause } from 'node:timers/promises';
import type { RouteRequest } from '../src/routing/route-request.ts';
import { type Connection, type LoadResult, loadResult, openConnection } from './load.ts';
import { someLead } from './world.ts';

export type Arrivals = {
  /** Leads to send, numbered from `from`. */
  count: number;
  from: number;
  /** Mean of a Poisson process; the same gaps each time. */
  perSecond: number;
  body: Partial<RouteRequest>;
};

/** Sends `count` leads, each over a connection that is free or new. */
export async function sendAtRandom(port: number, arrivals: Arrivals): Promise<LoadResult> {
  const { count, from, perSecond, body } = arrivals;
  const gap = exponentialGaps(1_000 / perSecond);
  const free: Connection[] = [];
  const byLead = new Map<number, number>();
  const statuses: Record<number, number> = {};
  const send = async (lead: number) => {
    const text = JSON.stringify({ lead: someLead(lead), ...body });
    const sent = performance.now();
    let connection = free.pop();
    while (connection && !connection.isOpen()) connection = free.pop();
    connection ??= await openConnection(port);
    const status = await connection.post(text);
    byLead.set(lead, performance.now() - sent);
    statuses[status] = (statuses[status] ?? 0) + 1;
    free.push(connection);
  };
  const started = performance.now();
  const sending: Promise<void>[] = [];
  let due = started;
  for (let lead = from; lead < from + count; lead++) {
    due += gap();
    const left = due - performance.now();
    if (left > 0) await pause(left);
    sending.push(send(lead));
  }
  await Promise.all(sending);
  for (const connection of free) connection.close();
  return loadResult(byLead, statuses, performance.now() - started);
}

/** Draws from an exponential distribution by the 64-bit finaliser of SplitMix (Steele et al., 2014). */
function exponentialGaps(mean: number): () => number {
  let state = 0n;
  const mask = (1n << 64n) - 1n;
  const mixed = (z: bigint, shift: bigint, by: bigint) => ((z ^ (z >> shift)) * by) & mask;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    const z = mixed(mixed(state, 30n, 0xbf58476d1ce4e5b9n), 27n, 0x94d049bb133111ebn);
    const share = Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
    return -mean * Math.log(1 - share);
  };
}
