import { describe, expect, test } from 'vitest';
import { compiledSchema } from '../../../src/http/middleware/compiled-schema.ts';
import { routeRequestSchema } from '../../../src/routing/route-request.ts';
import { TECHFLOW_LEAD } from '../../support/techflow.ts';

const BODIES: unknown[] = [
  { lead: { id: 'a' } },
  { lead: { id: '  padded ', company: { name: ' Acme ', employees: '1k+' } }, mode: 'off' },
  { lead: { id: 'a', engagement: [{ kind: 'page', name: 'Pricing' }], attributes: { x: null } } },
  { lead: { id: 'a' }, reps: [{ id: 'r', name: 'R' }], policy: { name: 'p' }, dryRun: true },
  { lead: { id: 'a', company: { industri: 'x' }, attributes: { gender: 'f' } }, mode: 'of' },
  { lead: { ...TECHFLOW_LEAD }, policy: 'No Name', deadlineMs: 1 },
  { lead: { id: '' }, reps: [] },
  { lead: null },
  [],
  'text',
  null,
];

describe('compiledSchema', () => {
  test.each(BODIES)('reads %j as the schema does', async (body) => {
    const told = await routeRequestSchema.safeParseAsync(body);
    const read = await compiledSchema(routeRequestSchema).safeParseAsync(body);
    expect(read.success).toBe(told.success);
    expect(JSON.stringify(read.data)).toBe(JSON.stringify(told.data));
    expect(read.error?.issues).toEqual(told.error?.issues);
  });

  test('keeps the name under which the reference shows the schema', () => {
    expect(compiledSchema(routeRequestSchema).meta()).toEqual(routeRequestSchema.meta());
  });
});
