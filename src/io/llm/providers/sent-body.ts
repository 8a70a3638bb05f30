// What is sent to a provider, as bytes. All but the lead's own messages is the same for every lead of a
// policy: it is encoded once, and while a call waits for its answer it holds no copy of the prompt.
import type { AdvisorRequest } from '../../../advisor/exchange.ts';

/** Prompts whose beginning is kept; a service has one for each policy in use. */
const MOST_KEPT = 100;

type Head = Pick<AdvisorRequest, 'schema' | 'maxOutputTokens'> & { bytes: Buffer };

/**
 * Makes JSON bodies. `constant` gives what depends on system part, schema and length alone, at least
 * one key; `key` is where the messages stand, last of all.
 */
export function sentBody(
  constant: (request: AdvisorRequest) => object,
  key: string,
): (request: AdvisorRequest) => Uint8Array {
  const heads = new Map<string, Head>();
  const headFor = (request: AdvisorRequest): Head => {
    const { system, schema, maxOutputTokens } = request;
    const known = heads.get(system);
    if (known?.schema === schema && known.maxOutputTokens === maxOutputTokens) return known;
    const text = `${JSON.stringify(constant(request)).slice(0, -1)},"${key}":`;
    const made = { schema, maxOutputTokens, bytes: Buffer.from(text) };
    if (heads.size >= MOST_KEPT) heads.clear();
    heads.set(system, made);
    return made;
  };
  return (request) => {
    const messages = request.messages.map(({ role, text }) => ({ role, content: text }));
    const { bytes: head } = headFor(request);
    const rest = `${JSON.stringify(messages)}}`;
    const body = Buffer.allocUnsafe(head.length + Buffer.byteLength(rest));
    head.copy(body);
    body.write(rest, head.length);
    return body;
  };
}

/** For bodies that are bytes already. */
export const JSON_HEADERS = { 'content-type': 'application/json' };
