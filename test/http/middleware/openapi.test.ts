import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../../src/flows/refusal.ts';
import { errorTable } from '../../../src/http/middleware/problem.ts';
import { routeRequestSchema } from '../../../src/routing/route-request.ts';
import { type TestApi, testApi } from '../../support/api.ts';

type Content = Record<string, { schema: object; example?: unknown }>;
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security?: { apiKey: string[] }[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type Document = {
  openapi: string;
  info: { version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Record<string, unknown>>; securitySchemes: object };
};

let app: TestApi;
let document: Document;
let operations: (Operation & { method: string; path: string })[];

beforeAll(async () => {
  app = await testApi();
  document = (await (await app.send('GET', '/openapi.json')).json()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
});

/** Addresses that are pages or files rather than operations of the API. */
const PAGES = /^\/(docs|openapi\.json|console)/;

describe('the OpenAPI document', () => {
  test('describes every route of the API, and no other', () => {
    const served = app.api.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*') && !PAGES.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:([^/]+)/g, '{$1}')}`);
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(described)).toEqual(new Set(served));
    expect(described.length).toBeGreaterThan(25);
  });

  test('is OpenAPI 3.1 with unique operation ids, known tags and declared path parameters', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map((tag) => tag.name));
    for (const { path, parameters = [], summary, ...operation } of operations) {
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
      for (const tag of operation.tags) expect(tags).toContain(tag);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((p) => p.in === 'path').map((p) => p.name);
      expect(declared.toSorted()).toEqual(inPath.toSorted());
    }
  });

  test('holds by the schema of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  test('asks of no value to be two things that exclude each other', () => {
    const both = JSON.stringify(document).match(/"allOf":\[[^[]*"type":\[[^\]]*"null"\]/g);
    expect(both).toBeNull();
  });

  test('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) {
      const name = ref?.replace('#/components/schemas/', '') ?? '';
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  test('says of every operation which scope it needs and how it may be refused', () => {
    for (const { path, security, responses } of operations) {
      if (path === '/livez' || path === '/readyz') continue;
      expect(security?.[0]?.apiKey[0]).toMatch(/^(route|read|manage|admin)$/);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500']));
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect(content?.['application/problem+json']?.schema).toEqual({
          $ref: '#/components/schemas/Problem',
        });
      }
    }
  });

  test('names each error code under its own status, and holds the whole table', () => {
    const told = new Set<string>();
    for (const { responses } of operations) {
      for (const [status, { description }] of Object.entries(responses)) {
        for (const [, code] of description.matchAll(/^`(\w+)` – /gm)) {
          told.add(code ?? '');
          expect(String(REFUSALS[code as RefusalCode][0])).toBe(status);
        }
      }
    }
    // These two are answers of addresses and methods that no operation describes.
    const everywhere = Object.keys(REFUSALS).filter((code) => code !== 'method_not_allowed');
    expect(told).toEqual(new Set(everywhere));
    expect(JSON.stringify(document.components.schemas.Problem)).toContain('method_not_allowed');
  });

  test('carries the schemas that requests are checked with', () => {
    const lead = document.components.schemas.Lead as { required: string[]; properties: object };
    expect(lead.required).toEqual(['id']);
    expect(Object.keys(lead.properties)).toContain('engagement');
    expect(lead).toMatchObject({ additionalProperties: false });
    expect(document.components.schemas.Rep).toMatchObject({
      properties: { role: { enum: ['bdr', 'ae', 'senior_ae', 'csm', 'manager'] } },
    });
  });

  test('offers an example for POST /route that works as it stands', async () => {
    const route = operations.find((operation) => operation.operationId === 'routeLead');
    const example = route?.requestBody?.content['application/json']?.example;
    expect(routeRequestSchema.safeParse(example).success).toBe(true);
    const answer = await app.send('POST', '/route', example);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ dryRun: true, outcome: 'assigned' });
  });
});

describe('the pages of the reference', () => {
  test('need nothing from another host', async () => {
    for (const path of ['/docs', '/docs/errors']) {
      const answer = await app.send('GET', path, undefined, { token: null });
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/);
      const page = await answer.text();
      expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
      for (const [, file = ''] of page.matchAll(/(?:src|href)="(\/[^"#]+)"/g)) {
        expect((await app.send('GET', file, undefined, { token: null })).status).toBe(200);
      }
    }
  });

  test('are served as what they are, and nothing else is', async () => {
    const script = await app.send('GET', '/docs/assets/swagger-ui-bundle.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    for (const file of ['package.json', '..%2fpackage.json', 'swagger-ui.js']) {
      expect((await app.send('GET', `/docs/assets/${file}`)).status).toBe(404);
    }
  });

  test('explain every error, at the address that a problem names', async () => {
    const page = await (await app.send('GET', '/docs/errors')).text();
    for (const code of Object.keys(REFUSALS)) expect(page).toContain(`id="${code}"`);
  });
});

test('docs/errors.md holds the table of errors', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toContain(`\n${errorTable()}\n`);
});
