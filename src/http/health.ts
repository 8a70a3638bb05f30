// Is the process alive (livez), and should it be sent work (readyz)? Plus the figures for Prometheus.
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { jsonAnswer, refusals } from './middleware/answers.ts';
import type { ApiEnv } from './middleware/api-env.ts';
import type { Guard } from './middleware/guard.ts';

/** How far the process is on its way; `draining` still answers, `stopping` refuses. */
export type Health = {
  phase(): 'serving' | 'draining' | 'stopping';
  /** Part → whether it works, e.g. { database: true }; settles within a second. */
  check(): Promise<Readonly<Record<string, boolean>>>;
};

export type Exposition = { contentType: string; text(): Promise<string> };

const stateSchema = z
  .strictObject({
    status: z.enum(['ok', 'draining', 'failing']),
    checks: z.record(z.string(), z.boolean()),
  })
  .meta({ id: 'Readiness' });

export function healthResource(deps: { health: Health; metrics: Exposition; guard: Guard }) {
  return new OpenAPIHono<ApiEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/livez',
        tags: ['Operations'],
        operationId: 'isAlive',
        summary: 'Is the process alive?',
        responses: { 200: jsonAnswer(z.strictObject({ status: z.literal('ok') }), 'It is.') },
      }),
      (c) => c.json({ status: 'ok' as const }, 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/readyz',
        tags: ['Operations'],
        operationId: 'isReady',
        summary: 'Should it be sent work?',
        responses: {
          200: jsonAnswer(stateSchema, 'It should.', { status: 'ok', checks: { database: true } }),
          503: jsonAnswer(stateSchema, 'It is stopping, or a part that it needs does not answer.'),
        },
      }),
      async (c) => {
        if (deps.health.phase() !== 'serving') {
          return c.json({ status: 'draining' as const, checks: {} }, 503);
        }
        const checks = await deps.health.check();
        return Object.values(checks).every(Boolean)
          ? c.json({ status: 'ok' as const, checks }, 200)
          : c.json({ status: 'failing' as const, checks }, 503);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/metrics',
        tags: ['Operations'],
        operationId: 'readMetrics',
        summary: 'Figures for Prometheus',
        ...deps.guard('read'),
        responses: {
          200: {
            description: 'Prometheus text format.',
            content: { 'text/plain': { schema: z.string() } },
          },
          ...refusals(),
        },
      }),
      async (c) =>
        c.text(await deps.metrics.text(), 200, { 'content-type': deps.metrics.contentType }),
    );
}
