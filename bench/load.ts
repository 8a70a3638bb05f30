// Load over HTTP: a bounded number of requests over a fixed number of kept-alive connections.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RouteRequest } from '../src/routing/route-request.ts';
import { KEY } from './service.ts';
import { someLead } from './world.ts';

export type Load = {
  /** Leads to send, numbered from `from`. */
  count: number;
  from?: number;
  connections: number;
  /** Connections begin one after the other over this time; without it, in the same instant. */
  spreadMs?: number;
  body?: Partial<RouteRequest>;
};
export type LoadResult = {
  perSecond: number;
  /** Milliseconds, sorted. */
  latencies: number[];
  /** Milliseconds by the lead's number. */
  byLead: Map<number, number>;
  statuses: Record<number, number>;
};

/** Sends `count` leads as fast as the connections allow. */
export async function sendLeads(port: number, load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const byLead = new Map<number, number>();
  const statuses: Record<number, number> = {};
  let next = load.from ?? 0;
  const end = next + load.count;
  const started = performance.now();
  const connection = async (_: unknown, place: number) => {
    if (load.spreadMs) await pause((place * load.spreadMs) / load.connections);
    while (next < end) {
      const lead = next++;
      const body = JSON.stringify({ lead: someLead(lead), mode: 'off', ...load.body });
      const from = performance.now();
      const status = await post(agent, port, body);
      byLead.set(lead, performance.now() - from);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const latencies = [...byLead.values()].sort((a, b) => a - b);
  return { perSecond: load.count / seconds, latencies, byLead, statuses };
}

function post(agent: Agent, port: number, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/route',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

/** The value below which this share of a sorted list lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
