// The JSON API: middleware around every request, then one resource per file.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { makeKeyring } from '../flows/keys/recognise-key.ts';
import { Refusal } from '../flows/refusal.ts';
import type { SentHabits } from '../leads/sent/read-sent-lead.ts';
import { assignmentsResource } from './decisions/assignments.ts';
import { decisionsResource } from './decisions/decisions.ts';
import { explanationsResource } from './decisions/explanations.ts';
import { laterAdviceResource } from './decisions/later-advice.ts';
import { leadsResource } from './decisions/leads.ts';
import { queueResource } from './decisions/queue.ts';
import { eventsResource } from './events.ts';
import { type Exposition, type Health, healthResource } from './health.ts';
import { keysResource } from './keys.ts';
import { advisorResource } from './learning/advisor.ts';
import { baselinesResource } from './learning/baselines.ts';
import { modelsResource } from './learning/models.ts';
import { objectivesResource } from './learning/objectives.ts';
import { outcomesResource } from './learning/outcomes.ts';
import type { ApiEnv } from './middleware/api-env.ts';
import { docsPages } from './middleware/docs.ts';
import { makeGuard } from './middleware/guard.ts';
import { type Alarm, inTime, realAlarm } from './middleware/in-time.ts';
import { observe, type RequestRecord } from './middleware/observe.ts';
import { openApiDocument } from './middleware/openapi.ts';
import { answerErrors, refuse, refuseInvalid } from './middleware/problem.ts';
import type { FlowDeps } from './middleware/resource.ts';
import { playbookResource } from './policies/playbook.ts';
import { policiesResource } from './policies/policies.ts';
import { policyPlansResource } from './policies/policy-plans.ts';
import { vocabularyResource } from './policies/vocabulary.ts';
import { accountsResource } from './roster/accounts.ts';
import { fairnessResource } from './roster/fairness.ts';
import { importsResource } from './roster/imports.ts';
import { repsResource } from './roster/reps.ts';
import { reviewsResource } from './roster/reviews.ts';
import { teamsResource } from './roster/teams.ts';
import { type RouteLead, routeResource } from './route.ts';

export type ApiDeps = FlowDeps & {
  routeLead: RouteLead;
  limits: { bodyBytes: number; importBytes: number; callsPerMinute: number };
  /** How the callers' CRM writes leads. */
  leads: SentHabits;
  health: Health;
  metrics: Exposition & { observeRequest(request: RequestRecord): void };
  log: {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Names trouble that a lower layer has: null for what is a bug. */
  translate: (error: unknown) => Refusal | null;
  /** What rings when an answer is due; the clock of the machine unless told. */
  alarm?: Alarm;
  /** Spans around requests, when traces are on. */
  trace?: MiddlewareHandler;
  version: string;
};

/** Probes come every few seconds and say nothing. */
const QUIET = new Set(['/livez', '/readyz', '/metrics']);
/** Answered even while the process stops. */
const ALWAYS_ANSWERED = QUIET;

export type Api = ReturnType<typeof createApi>;

/** The whole API as one app; `app.request` is all that a test needs. */
export function createApi(deps: ApiDeps) {
  const keyring = makeKeyring(deps);
  const guard = makeGuard(keyring, deps.limits.callsPerMinute);
  const { alarm = realAlarm } = deps;
  const shared = { flows: deps, guard, limits: deps.limits, alarm };

  const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  if (deps.trace) api.use(deps.trace);
  api.use(observe(deps, (route) => QUIET.has(route)));
  api.use(inTime({ clock: deps.clock, alarm }));
  api.use(refuseWhenStopping(deps.health));
  api.use(refuseNulInAddress);
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (c, methods) => {
        c.header('allow', methods.join(', '));
        return refuse(c, new Refusal('method_not_allowed'));
      },
    }),
  );
  api.notFound((c) => refuse(c, new Refusal('not_found')));
  api.onError(answerErrors(deps));
  api.route(
    '/',
    docsPages(() => openApiDocument(api, deps.version)),
  );

  return api
    .route('/', healthResource({ ...deps, guard }))
    .route('/', routeResource({ ...shared, routeLead: deps.routeLead, leads: deps.leads }))
    .route('/', decisionsResource(shared))
    .route('/', explanationsResource(shared))
    .route('/', leadsResource(shared))
    .route('/', assignmentsResource(shared))
    .route('/', queueResource(shared))
    .route('/', outcomesResource(shared))
    .route('/', eventsResource(shared))
    .route('/', modelsResource(shared))
    .route('/', advisorResource(shared))
    .route('/', objectivesResource(shared))
    .route('/', baselinesResource(shared))
    .route('/', repsResource(shared))
    .route('/', fairnessResource(shared))
    .route('/', teamsResource(shared))
    .route('/', accountsResource(shared))
    .route('/', reviewsResource(shared))
    .route('/', importsResource(shared))
    .route('/', playbookResource(shared))
    .route('/', policyPlansResource(shared))
    .route('/', policiesResource(shared))
    .route('/', vocabularyResource(shared))
    .route('/', laterAdviceResource(shared))
    .route('/', keysResource({ ...shared, keyring }));
}

function refuseWhenStopping(health: Health): MiddlewareHandler<ApiEnv> {
  return (c, next) => {
    const phase = health.phase();
    if (phase !== 'serving') c.header('connection', 'close');
    if (phase === 'stopping' && !ALWAYS_ANSWERED.has(c.req.path)) {
      throw new Refusal('shutting_down');
    }
    return next();
  };
}

/** PostgreSQL takes no NUL in a text, so nothing can be stored or found under such an address. */
const refuseNulInAddress: MiddlewareHandler<ApiEnv> = (c, next) => {
  const isRefused = c.req.url.includes('%00') && !ALWAYS_ANSWERED.has(c.req.path);
  if (isRefused) throw new Refusal('invalid_input', 'The address holds a NUL.');
  return next();
};
