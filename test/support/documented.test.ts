import { expect, test } from 'vitest';
import { answerCheck } from './documented.ts';

const schema = {
  type: 'object',
  properties: { id: { type: 'string' }, model: { type: ['string', 'null'] } },
  required: ['id'],
};
const Problem = { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] };
const check = answerCheck({
  paths: {
    '/things/{id}': {
      get: { responses: { 200: { content: { 'application/json': { schema } } } } },
      delete: { responses: { 204: {} } },
    },
  },
  components: { schemas: { Problem } },
});
const answered = (method: string, path: string, status: number, body: unknown, type = 'json') =>
  check({
    method,
    path,
    answer: new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': `application/${type}; charset=utf-8` },
    }),
  });

test('an answer as the document tells it passes', async () => {
  expect(await answered('get', '/things/1', 200, { id: 'a', model: null })).toBeNull();
  expect(await answered('head', '/things/1', 200, { id: 'a' })).toBeNull();
  expect(await answered('delete', '/things/1', 204, null)).toBeNull();
  expect(await answered('put', '/things/1', 405, { code: 'x' }, 'problem+json')).toBeNull();
});

test.each([
  ['a status', 'get', '/things/1', 422, { code: 'x' }, 'problem+json', 'status 422'],
  ['a media type', 'get', '/things/1', 200, { id: 'a' }, 'xml', 'media type'],
  ['a key', 'get', '/things/1', 200, { id: 'a', more: 1 }, 'json', 'more'],
  ['a lack', 'get', '/things/1', 200, {}, 'json', 'id'],
  ['a value', 'get', '/things/1', 200, { id: 1 }, 'json', 'must be string'],
  ['an answer of an address', 'get', '/others', 200, {}, 'json', '200'],
  ['a problem', 'get', '/others', 404, { more: 1 }, 'problem+json', 'code'],
] as const)(
  '%s that is not told of is found',
  async (_, method, path, status, body, type, word) => {
    expect(await answered(method, path, status, body, type)).toContain(word);
  },
);
