// POST /route: a lead goes in, an owner comes out.
import { createHash } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Caller } from '../flows/keys/api-key.ts';
import { Refusal } from '../flows/refusal.ts';
import { decodeText } from '../flows/route/encoded-json.ts';
import { idempotently, type Running } from '../flows/route/idempotently.ts';
import type { RouteOptions } from '../flows/route/route-lead.ts';
import type { SentHabits } from '../leads/sent/read-sent-lead.ts';
import { type Decision, decisionSchema } from '../routing/decision.ts';
import { ownerView, ownerViewSchema } from '../routing/owner-view.ts';
import { DEFAULT_DEADLINE_MS, type RouteRequest } from '../routing/route-request.ts';
import { readSentRequest, type SentRequest, sentRequestSchema } from '../routing/sent-request.ts';
import { bodyRefusals, jsonAnswer, jsonText } from './middleware/answers.ts';
import type { ApiEnv } from './middleware/api-env.ts';
import { byDeadline, startDeadline } from './middleware/in-time.ts';
import { guardBody, jsonContent, newResource, type ResourceDeps } from './middleware/resource.ts';

/** Routes one lead; `bytes` are the answer as it is sent. */
export type RouteLead = (
  request: RouteRequest,
  options: RouteOptions,
) => Promise<{ bytes: Uint8Array<ArrayBuffer> }>;

type RouteDeps = ResourceDeps & { routeLead: RouteLead; leads: SentHabits };

const headers = z.object({
  'idempotency-key': z.string().optional().meta({
    description:
      'Up to 255 visible characters. The same key with the same body gives the same answer, byte for byte.',
  }),
});

const VIEWS = ['full', 'owner'] as const;
type View = (typeof VIEWS)[number];

/** Declared without Zod, so that the typed client need not name a view: it reads the whole answer. */
const VIEW_PARAMETER = {
  name: 'view',
  in: 'query' as const,
  description:
    'owner: only outcome, code, ownerId, repId, repName, repEmail and decisionId, in flat keys.',
  schema: { type: 'string' as const, enum: [...VIEWS], default: 'full' },
};
const answerSchema = z.union([decisionSchema, ownerViewSchema]) as unknown as typeof decisionSchema;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** Complete as it stands: it brings its own candidates, and as a dry run it leaves nothing behind. */
const EXAMPLE: z.input<typeof sentRequestSchema> = {
  lead: {
    id: 'demo-1042',
    company: {
      name: 'TechFlow Industries',
      industry: 'Manufacturing',
      employees: 850,
      revenue: '$120M',
      region: 'Northeast US',
    },
    contact: { title: 'VP Operations' },
    source: 'Product Demo Request',
    score: 82,
    message: 'We would like to see how this works with SAP.',
  },
  reps: [
    {
      id: 'sarah',
      name: 'Sarah Chen',
      specialities: { industries: ['manufacturing'] },
      records: [{ scope: { industry: 'manufacturing' }, won: 39, n: 50 }],
      open: 17,
    },
    { id: 'mike', name: 'Mike Rodriguez', records: [{ rate: 0.62 }], open: 9 },
  ],
  policy: { name: 'demo' },
  dryRun: true,
};

export function routeResource(deps: RouteDeps) {
  const { flows, routeLead, leads } = deps;
  const running: Running = new Map();
  const { security, middleware } = guardBody(deps, 'route');
  const guarded = {
    security,
    middleware: [
      byDeadline(deps, DEFAULT_DEADLINE_MS),
      ...middleware,
      startDeadline(DEFAULT_DEADLINE_MS),
    ],
  };
  const route = createRoute({
    method: 'post',
    path: '/route',
    tags: ['Routing'],
    operationId: 'routeLead',
    summary: 'Route a lead',
    description:
      'Decides who gets the lead and stores why. The answer is complete with or without a language model.',
    ...guarded,
    parameters: [VIEW_PARAMETER],
    request: { headers, body: jsonContent(sentRequestSchema, EXAMPLE) },
    responses: {
      200: jsonAnswer(answerSchema, 'The decision: an owner, or a queue entry with its reason.'),
      ...bodyRefusals(
        'policy_unknown',
        'policy_invalid',
        'policy_too_dear',
        'idempotency_mismatch',
        'version_conflict',
      ),
    },
  });
  return newResource().openapi(route, async (c) => {
    const request = readOrRefuse(c.req.valid('json'), leads);
    checkOwnRules(request, c.get('caller'));
    const asViewed = viewOf(readView(c.req.query('view')), request, flows);
    const idempotencyKey = c.req.valid('header')['idempotency-key'];
    const options = {
      arrivedAtMs: c.get('arrivedAtMs'),
      signal: c.req.raw.signal,
      late: c.get('late'),
    };
    if (idempotencyKey === undefined) {
      const { bytes } = await routeLead(request, options);
      return jsonText<Decision>(c, asViewed(bytes));
    }
    const key = identify(c, idempotencyKey);
    const { body, replayed } = await idempotently({ ...flows, running }, key, async () => {
      const { bytes } = await routeLead(request, { ...options, key });
      return { body: bytes, stored: !request.dryRun };
    });
    if (replayed) c.header('idempotency-replayed', 'true');
    return jsonText<Decision>(c, asViewed(body));
  });
}

/** @throws Refusal invalid_input */
function readView(given: string | undefined): View {
  const view = VIEWS.find((one) => one === (given ?? 'full'));
  if (view !== undefined) return view;
  const message = `There is no such view: leave it out, or send ${VIEWS.join(' or ')}.`;
  throw new Refusal('invalid_input', '', [{ path: '/view', message }]);
}

/** What is stored and sent again stays the whole answer; a view is made of it as it leaves. */
function viewOf(
  view: View,
  { reps }: RouteRequest,
  { state }: Pick<ResourceDeps['flows'], 'state'>,
) {
  return <T extends string | Uint8Array<ArrayBuffer>>(answer: T): T | string => {
    if (view === 'full') return answer;
    const decision = JSON.parse(
      typeof answer === 'string' ? answer : decodeText(answer),
    ) as Decision;
    const known = reps ?? state.roster().reps;
    return JSON.stringify(ownerView(decision, (id) => known.find((rep) => rep.id === id)?.email));
  };
}

/** @throws Refusal invalid_input */
function readOrRefuse(sent: SentRequest, habits: SentHabits): RouteRequest {
  const read = readSentRequest(sent, habits);
  if (!read.ok) throw new Refusal('invalid_input', '', read.problems);
  return read.request;
}

/**
 * Candidates or a policy sent along stand in the place of what is stored, safeguards included: whoever
 * may change those may give a lead away by them, everybody else may try them.
 */
function checkOwnRules({ reps, policy, dryRun }: RouteRequest, { scopes }: Caller): void {
  const own = reps !== undefined || typeof policy === 'object';
  if (!own || dryRun || scopes.has('manage')) return;
  throw new Refusal(
    'scope_missing',
    'Candidates or a policy sent along need the scope manage. Send "dryRun": true to try them, or leave them out.',
  );
}

function identify(c: Context<ApiEnv>, idempotencyKey: string) {
  if (!IDEMPOTENCY_KEY.test(idempotencyKey)) {
    throw new Refusal('invalid_input', '', [
      { path: '', message: 'The header Idempotency-Key takes 1 to 255 visible ASCII characters.' },
    ]);
  }
  const bodyHash = createHash('sha256').update(c.get('bodyBytes')).digest('hex');
  return { keyId: c.get('caller').keyId, idempotencyKey, bodyHash };
}
