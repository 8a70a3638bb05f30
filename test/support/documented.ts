// Holds every answer of the API against its own OpenAPI document: path, method, status, media type and
// body, of which no key may be one that the document does not know.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Api } from '../../src/http/api.ts';
import { openApiDocument } from '../../src/http/middleware/openapi.ts';

type Schema = Record<string, unknown>;
type Operation = { responses: Record<string, { content?: Record<string, { schema: Schema }> }> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
type Seen = { method: string; path: string; answer: Response };

/** Pages and files for people; no operation describes them. */
const PAGES = /^\/(docs|openapi\.json$)/;
/** Every test file makes an API of its own; the document is the same for all. */
let check: ((seen: Seen) => Promise<string | null>) | null = null;

/** The same API; an answer that its document does not tell of is thrown instead of given. */
export function documented(api: Api): Api {
  check ??= answerCheck(openApiDocument(api, '0.0.0') as Document);
  const wrong = check;
  const { request } = api;
  api.request = async (input, init, ...rest) => {
    const answer = await request(input, init, ...rest);
    const given = input instanceof Request ? input : null;
    const path = new URL(given?.url ?? String(input), 'http://localhost').pathname;
    const method = (init?.method ?? given?.method ?? 'GET').toLowerCase();
    const fault = await wrong({ method, path, answer });
    if (fault === null) return answer;
    throw new Error(`${method.toUpperCase()} ${path} answered what no document tells: ${fault}`);
  };
  return api;
}

/** What is wrong with an answer, or null. */
export function answerCheck(document: Document): (seen: Seen) => Promise<string | null> {
  const schemas = closed(document.components.schemas) as Record<string, Schema>;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const compiled = new Map<Schema, ValidateFunction>();
  const validatorOf = (schema: Schema) => {
    const known = compiled.get(schema);
    if (known) return known;
    const made = ajv.compile({ ...(closed(schema) as Schema), components: { schemas } });
    compiled.set(schema, made);
    return made;
  };
  const operationOf = finder(document);
  const problem = { $ref: '#/components/schemas/Problem' };

  return async ({ method, path, answer }) => {
    if (PAGES.test(path)) return null;
    const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const operation = operationOf(method, path);
    let schema: Schema | undefined = problem;
    if (operation === null) {
      if (type !== 'application/problem+json') return `${answer.status} as ${type}`;
    } else {
      const response = operation.responses[answer.status];
      if (!response) return `status ${answer.status}: ${await answer.clone().text()}`;
      if (!response.content) return answer.body === null ? null : 'a body';
      schema = response.content[type]?.schema;
      if (!schema) return `media type ${type}`;
    }
    const text = await answer.clone().text();
    const valid = validatorOf(schema);
    if (!type.endsWith('json') || valid(JSON.parse(text))) return null;
    const faults = valid.errors?.map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
    return `${answer.status} ${text.slice(0, 2_000)}\n${faults?.slice(0, 10).join('\n')}`;
  };
}

/** The operation of an address: of several templates the one with the fewest places to fill. */
function finder({ paths }: Document): (method: string, path: string) => Operation | null {
  const templates = Object.entries(paths)
    .map(([path, operations]) => ({
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      places: path.split('{').length,
      operations,
    }))
    .toSorted((a, b) => a.places - b.places);
  return (method, path) => {
    const fits = templates.filter(({ pattern }) => pattern.test(path));
    const asked = method === 'head' ? 'get' : method;
    return fits.find(({ operations }) => operations[asked])?.operations[asked] ?? null;
  };
}

/** A schema whose objects hold no key but those they name, unless it says what others may be. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      ['enum', 'const', 'default', 'example'].includes(key) ? value : closed(value),
    ]),
  );
  const names = copy.properties !== undefined && copy.additionalProperties === undefined;
  return names ? { ...copy, unevaluatedProperties: false } : copy;
}
