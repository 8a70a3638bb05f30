// Load over HTTP: a bounded number of requests over a fixed number of kept-alive connections.
import { Agent, request } from 'node:http';
import type { RouteRequest } from '../src/routing/route-request.ts';
import { KEY } from './service.ts';
import { someLead } from './world.ts';

export type Load = {
  /** Leads to send, numbered from `from`. */
  count: number;
  from?: number;
  connections: number;
  body?: Partial<RouteRequest>;
};
export type LoadResult = {
  perSecond: number;
  /** Milliseconds, sorted. */
  latencies: number[];
  statuses: Record<number, number>;
};

/** Sends `count` leads as fast as the connections allow. */
export async function sendLeads(port: number, load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const latencies: number[] = [];
  const statuses: Record<number, number> = {};
  let next = load.from ?? 0;
  const end = next + load.count;
  const started = performance.now();
  const connection = async () => {
    while (next < end) {
      const body = JSON.stringify({ lead: someLead(next++), mode: 'off', ...load.body });
      const from = performance.now();
      const status = await post(agent, port, body);
      latencies.push(performance.now() - from);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { perSecond: load.count / seconds, latencies, statuses };
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
