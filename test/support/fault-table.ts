// Every way in which a model's side can fail us, and what a decision must say of it.
import type { FallbackReason } from '../../src/advisor/no-advice.ts';
import type { Behaviour } from './fake-provider.ts';
import type { Said } from './vendors/model-reply.ts';

/** Whether a fault lies in what is said, and not in how its bytes come. */
export function isSaid(behaviour: Behaviour): behaviour is Exclude<Said, { kind: 'down' }> {
  return ['answer', 'text', 'status', 'html', 'hang'].includes(behaviour.kind);
}

export type Fault = {
  it: string;
  behaviour: Behaviour;
  /** The fallback when nobody else can be asked. */
  reason: FallbackReason;
  /** Whether a second provider is asked and answers. */
  failover: boolean;
};

const status = (code: number, more: { headers?: Record<string, string>; body?: string } = {}) => ({
  kind: 'status' as const,
  status: code,
  ...more,
});

const QUOTA = '{"error":{"type":"insufficient_quota","code":"insufficient_quota"}}';
const PLAIN = { 'content-type': 'text/plain' };

const fault = (
  it: string,
  behaviour: Behaviour,
  reason: FallbackReason,
  failover = true,
): Fault => ({ it, behaviour, reason, failover });

export const FAULTS: readonly Fault[] = [
  fault('hangs', { kind: 'hang' }, 'advisor_timeout'),
  fault('sends headers and then nothing', { kind: 'silence' }, 'advisor_timeout'),
  fault('drips', { kind: 'drip' }, 'advisor_timeout'),
  fault('resets', { kind: 'reset' }, 'advisor_unreachable'),
  fault('breaks off in the body', { kind: 'halfway' }, 'advisor_unreachable'),
  fault('answers 400', status(400), 'advisor_rejected_request'),
  fault('answers 401', status(401), 'advisor_rejected_request'),
  fault('answers 404', status(404), 'advisor_rejected_request'),
  fault('answers 413', status(413), 'advisor_rejected_request'),
  fault('answers 500', status(500), 'advisor_server_error'),
  fault('answers 503 in HTML', status(503, { body: '<html>' }), 'advisor_server_error'),
  fault('answers 529', status(529), 'advisor_server_error'),
  fault(
    'answers 429 and asks for 30 s',
    status(429, { headers: { 'retry-after': '30' } }),
    'advisor_rate_limited',
  ),
  fault('has no money left', status(429, { body: QUOTA }), 'advisor_rate_limited'),
  fault(
    'sends us elsewhere',
    status(307, { headers: { location: '/v1/elsewhere' } }),
    'advisor_rejected_request',
  ),
  fault('answers in HTML', { kind: 'html' }, 'advisor_unreadable'),
  fault(
    'answers in plain text',
    status(200, { body: 'I choose R1.', headers: PLAIN }),
    'advisor_unreadable',
  ),
  fault('answers with nothing', status(200, { body: '' }), 'advisor_unreadable'),
  fault('answers with null', status(200, { body: 'null' }), 'advisor_unreadable'),
  fault('cuts its JSON', { kind: 'text', text: '{"needs": [], "choi' }, 'advisor_unreadable'),
  fault('sends fifty megabytes', { kind: 'flood' }, 'advisor_unreadable'),
  fault(
    'reaches its length limit',
    { kind: 'text', text: '{"needs": [', stop: 'cut' },
    'advisor_cut_off',
    false,
  ),
  fault('refuses', { kind: 'text', text: 'No.', stop: 'refusal' }, 'advisor_refused', false),
  fault(
    'chooses whom nobody offered',
    { kind: 'answer', json: { choice: 'R9' } },
    'advisor_unknown_candidate',
    false,
  ),
  fault(
    'answers in a form of its own',
    { kind: 'answer', json: { pick: 'R1' } },
    'advisor_wrong_schema',
    false,
  ),
  fault('answers with a list', { kind: 'answer', json: [] }, 'advisor_wrong_schema', false),
];
