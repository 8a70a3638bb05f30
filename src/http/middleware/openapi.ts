// The OpenAPI 3.1 document of the whole API, from the schemas that the routes themselves use.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { EVENT_KINDS, eventSchema, KINDS } from '../../events/event.ts';
import type { ApiEnv } from './api-env.ts';

const INTRODUCTION = `Send a lead, get an owner with reasons.

Every call needs a key: \`Authorization: Bearer pm_…\`. Bodies are JSON in camelCase; a field that we
do not know is refused, so that a misspelt one is heard about. Within a lead it is kept, and told in
the answer’s \`warnings\`. Errors are problem details (RFC 9457) with a code from [one
table](/docs/errors) and the id that finds the request in the log.`;

/** The document; made anew at each call, so ask once and keep it. */
export function openApiDocument(api: OpenAPIHono<ApiEnv>, version: string): object {
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'pm_<id>_<secret>',
    description: 'Make one with POST /keys or `pointsman keys create`.',
  });
  for (const kind of EVENT_KINDS) {
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: kind,
      summary: KINDS[kind].when,
      request: { body: { content: { 'application/json': { schema: eventSchema(kind) } } } },
      responses: { 200: { description: 'Any answer of 200 to 299 says that it has come.' } },
    });
  }
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Pointsman', version, description: INTRODUCTION },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Routing', description: 'Where a lead goes, and why.' },
      { name: 'Roster', description: 'Who could take it.' },
      { name: 'Accounts', description: 'Companies that we know.' },
      { name: 'Events', description: 'What happened, in order.' },
      { name: 'Policies', description: 'Which rules are in force.' },
      { name: 'Learning', description: 'What became of leads, and what that teaches.' },
      { name: 'Keys', description: 'Who may call.' },
      { name: 'Operations', description: 'How the service is doing.' },
    ],
  });
}
