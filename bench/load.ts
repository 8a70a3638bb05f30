// Load over HTTP: a bounded number of requests over a fixed number of kept-alive connections.
import { once } from 'node:events';
import { connect } from 'node:net';
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
  /** Each request carries an Idempotency-Key of its own, as callers are told to send. */
  keyed?: boolean;
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
  const byLead = new Map<number, number>();
  const statuses: Record<number, number> = {};
  let next = load.from ?? 0;
  const end = next + load.count;
  const started = performance.now();
  const connection = async (_: unknown, place: number) => {
    if (load.spreadMs) await pause((place * load.spreadMs) / load.connections);
    const { post, close } = await openConnection(port);
    while (next < end) {
      const lead = next++;
      const body = JSON.stringify({ lead: someLead(lead), mode: 'off', ...load.body });
      const from = performance.now();
      const status = await post(body, load.keyed ? `bench-${lead}` : undefined);
      byLead.set(lead, performance.now() - from);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    close();
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  return loadResult(byLead, statuses, performance.now() - started);
}

export function loadResult(
  byLead: LoadResult['byLead'],
  statuses: LoadResult['statuses'],
  milliseconds: number,
): LoadResult {
  const latencies = [...byLead.values()].sort((a, b) => a - b);
  return { perSecond: byLead.size / (milliseconds / 1_000), latencies, byLead, statuses };
}

/** `isOpen`: the service closes one that has been idle for long. */
export type Connection = {
  post(body: string, idempotencyKey?: string): Promise<number>;
  isOpen(): boolean;
  close(): void;
};

/**
 * One kept-alive connection, one request at a time. By hand on a socket: the load runs on the cores of
 * the service that it measures, and node:http would take from them three times as much.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const head = `POST /route HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${KEY}\r\ncontent-type: application/json\r\n`;
  let waiting: { resolve(status: number): void; reject(error: unknown): void } | null = null;
  let status = 0;
  let missing = 0;
  const fail = (error: unknown) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the service closed a connection of the bench')));
  socket.on('data', (chunk) => {
    if (missing === 0) {
      const end = chunk.indexOf('\r\n\r\n') + 4;
      const said = chunk.toString('latin1', 0, end);
      status = Number(said.slice(9, 12));
      missing = Number(/\ncontent-length: (\d+)/i.exec(said)?.[1] ?? Number.NaN) + end;
    }
    missing -= chunk.length;
    if (Number.isNaN(missing)) fail(new Error('an answer without its length'));
    if (missing === 0) waiting?.resolve(status);
  });
  return {
    post: (body, idempotencyKey) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const key = idempotencyKey === undefined ? '' : `idempotency-key: ${idempotencyKey}\r\n`;
        socket.write(`${head}${key}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      }),
    isOpen: () => !socket.destroyed && socket.readyState === 'open',
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

/** The value below which this share of a sorted list lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
