import { expect, test } from 'vitest';
import type { AdvisorRequest } from '../../../../src/advisor/exchange.ts';
import { sentBody } from '../../../../src/io/llm/providers/sent-body.ts';

const aRequest = (over: Partial<AdvisorRequest> = {}): AdvisorRequest => ({
  system: 'Route “leads”.\nAnswer in ünïcode.',
  messages: [{ role: 'user', text: 'Lead F1: 50 % “off”' }],
  schemaName: 'advice',
  schema: SCHEMA,
  maxOutputTokens: 500,
  ...over,
});
const SCHEMA = { type: 'object' };

const bodies = () =>
  sentBody(({ system, schema, maxOutputTokens }) => ({ system, schema, maxOutputTokens }), 'said');
const read = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString());

test('a body holds the constant part and, last, the messages', () => {
  const body = bodies()(aRequest());
  expect(read(body)).toEqual({
    system: aRequest().system,
    schema: SCHEMA,
    maxOutputTokens: 500,
    said: [{ role: 'user', content: 'Lead F1: 50 % “off”' }],
  });
  expect(Object.keys(read(body)).at(-1)).toBe('said');
});

test('what one request kept is never sent for another that differs in any constant', () => {
  const body = bodies();
  body(aRequest());
  for (const over of [
    { system: 'Other.' },
    { maxOutputTokens: 9 },
    { schema: { type: 'array' } },
  ]) {
    expect(read(body(aRequest(over)))).toMatchObject(over);
  }
  expect(read(body(aRequest({ messages: [] })))).toMatchObject({ said: [], maxOutputTokens: 500 });
});
