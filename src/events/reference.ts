// The kinds of events as a page: docs/events.md is this text, and a test holds the two equal.
import { z } from 'zod';
import { EVENT_KINDS, type EventKind, KINDS } from './event.ts';

const INTRO = `# Events

Whatever changes who has a lead, what is expected of them, or how leads will be decided is an event. It is stored
with what it tells of, all or nothing. This page is made from the kinds themselves.

\`\`\`json
{
  "id": "019aeb3c-6f2a-7000-8c5e-0d0c6a1f7b11",
  "kind": "lead.assigned",
  "version": 1,
  "at": "2026-12-01T09:30:00.000Z",
  "leadId": "techflow-1",
  "decisionId": "019aeb3c-6f28-7000-a7d1-3b9d5f0e2c44",
  "repId": "mike-rodriguez",
  "policy": { "name": "balanced", "version": 1 },
  "data": {
    "assignmentId": "019aeb3c-6f29-7000-9e60-b1f4c8d7a052",
    "joinsLeadId": null,
    "backupRepId": "david-kumar",
    "decidedBy": "scorer"
  }
}
\`\`\`

The eight keys before \`data\` are the same for all; \`leadId\`, \`decisionId\`, \`repId\` and \`policy\` are null where
the event is about no such thing. An event holds ids and codes: no name, address, number or word of a person, of
theirs or of yours, unless you make ids of them. What it points to is read with a key of scope \`read\`:
\`GET /leads/{id}\`, \`GET /decisions/{id}\`. A kind may get further keys in \`data\`; when one changes its meaning
or goes, the kind’s \`version\` goes up. Events that are stored stay as they were told.

## Reading them

\`\`\`sh
curl -s "$POINTSMAN/events?after=0&limit=100" -H "Authorization: Bearer $KEY"
\`\`\`

answers \`{ "items": [{ "position": 1, "event": { … } }], "next": 100, "more": true }\`. Keep \`next\` once you have
done what the page asks of you, and give it as \`after\` the next time; ask again at once while \`more\` is true, else
in a second or so. Whoever dies and comes back with the \`next\` that they kept misses nothing. Every reader sees each
event once and in the same order, and what was done in answer to an event comes after it, however many replicas write
at the same time: an event gets its place only after it is committed, so that no place is ever filled later.

- \`kind=lead.assigned,lead.reassigned\` and \`leadId=…\` leave others out; \`next\` passes over those too.
- \`after=latest\` gives no event, and in \`next\` the place from which only new ones come.
- \`after\` beyond the last event is refused: the database is another one, or was restored from a backup.
- \`GET /leads/{id}/timeline\` gives one lead’s events, first things first. What happened before version 0021 of the
  database was not told; its decisions are there all the same.
- On the command line: \`npx pointsman events --follow\`.

Who wants to know who has a lead listens to \`lead.assigned\`, \`lead.reassigned\`, \`lead.overridden\`,
\`lead.queued\` and \`lead.closed\`. The policies that a first start stores, and dry runs, are not told. In the
[OpenAPI document](api.md) every kind stands under \`webhooks\`.

## The kinds`;

/** Markdown with every kind, when it is told and what its data hold. */
export function eventReference(): string {
  return `${[INTRO, ...EVENT_KINDS.map(sectionOf)].join('\n\n')}\n`;
}

type Shape = {
  type?: string | string[];
  enum?: string[];
  anyOf?: Shape[];
  items?: Shape;
  description?: string;
};

function sectionOf(kind: EventKind): string {
  const { when, data } = KINDS[kind];
  const { properties = {} } = z.toJSONSchema(data) as { properties?: Record<string, Shape> };
  const rows = Object.entries(properties).map(
    ([key, shape]) => `| \`${key}\` | ${typeOf(shape)} | ${shape.description ?? ''} |`,
  );
  return [`### ${kind}`, '', when, '', '| data | is | |', '|---|---|---|', ...rows].join('\n');
}

function typeOf({ type, enum: values, anyOf, items }: Shape): string {
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (items) return `list of ${typeOf(items)}s`;
  if (Array.isArray(type)) return type.map((one) => typeOf({ type: one })).join(' or ');
  return type === 'boolean'
    ? 'true or false'
    : type === 'integer'
      ? 'whole number'
      : (type ?? 'any');
}
