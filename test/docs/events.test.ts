// docs/events.md is made from the kinds of events. After a change of them: npx vitest run test/docs -u
import { expect, test } from 'vitest';
import { eventSchema, type PointsmanEvent } from '../../src/events/event.ts';
import { eventReference } from '../../src/events/reference.ts';

test('docs/events.md is what the kinds say of themselves', async () => {
  await expect(eventReference()).toMatchFileSnapshot('../../docs/events.md');
});

test('the event that the page shows is one', () => {
  const [, shown = ''] = /```json\n([^`]+)```/.exec(eventReference()) ?? [];
  const event = JSON.parse(shown) as PointsmanEvent;
  expect(eventSchema(event.kind).parse(event)).toEqual(event);
});
