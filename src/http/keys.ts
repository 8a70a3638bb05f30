// API keys over the API: make, list, rotate, revoke. A token is shown in the answer that makes it, once.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { scopeSchema } from '../flows/keys/api-key.ts';
import { createKey, revokeKey, rotateKey, showKeys } from '../flows/keys/manage-keys.ts';
import type { Keyring } from '../flows/keys/recognise-key.ts';
import { instant } from '../leads/instant.ts';
import { bodyRefusals, jsonAnswer, refusals } from './middleware/answers.ts';
import {
  guardBody,
  idParam,
  jsonContent,
  newResource,
  type ResourceDeps,
} from './middleware/resource.ts';

const keySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    scopes: z.array(scopeSchema),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    replacedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });
const newKeySchema = keySchema
  .extend({ token: z.string().meta({ description: 'Shown in this answer alone.' }) })
  .meta({ id: 'NewApiKey' });

const wishSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    scopes: z.array(scopeSchema).min(1).max(4),
    expiresAt: instant.nullable().default(null),
  })
  .meta({ id: 'ApiKeyWish' });
const rotationSchema = z
  .strictObject({
    graceSeconds: z.number().int().min(0).max(2_592_000).default(86_400).meta({
      description: 'How long the old key goes on working.',
    }),
  })
  .meta({ id: 'ApiKeyRotation' });
const tags = ['Keys'];

export function keysResource(deps: ResourceDeps & { keyring: Keyring }) {
  const { flows, keyring, guard } = deps;
  const admin = guard('admin');
  const adminWithBody = guardBody(deps, 'admin');
  return newResource()
    .openapi(
      createRoute({
        method: 'post',
        path: '/keys',
        tags,
        operationId: 'createKey',
        summary: 'Make a key',
        ...adminWithBody,
        request: {
          body: jsonContent(wishSchema),
        },
        responses: {
          201: jsonAnswer(newKeySchema, 'The key, with its token.'),
          ...bodyRefusals(),
        },
      }),
      async (c) => {
        const { name, scopes, expiresAt } = c.req.valid('json');
        const end = expiresAt === null ? null : new Date(expiresAt);
        const wish = { name, scopes, expiresAt: end };
        return c.json(await createKey(flows, c.get('caller').keyId, wish), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/keys',
        tags,
        operationId: 'listKeys',
        summary: 'List keys',
        ...admin,
        responses: {
          200: jsonAnswer(
            z.strictObject({ items: z.array(keySchema) }),
            'Every key, oldest first.',
          ),
          ...refusals(),
        },
      }),
      async (c) => c.json({ items: await showKeys(flows) }, 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/keys/{id}/rotate',
        tags,
        operationId: 'rotateKey',
        summary: 'Replace a key by a new one',
        ...adminWithBody,
        request: {
          params: idParam,
          body: jsonContent(rotationSchema),
        },
        responses: {
          201: jsonAnswer(newKeySchema, 'The new key, with its token.'),
          ...bodyRefusals('not_found'),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const graceMs = c.req.valid('json').graceSeconds * 1_000;
        const made = await rotateKey(flows, c.get('caller').keyId, id, graceMs);
        keyring.forget(id);
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/keys/{id}',
        tags,
        operationId: 'revokeKey',
        summary: 'Revoke a key at once',
        ...admin,
        request: { params: idParam },
        responses: {
          204: { description: 'It no longer works here; other replicas follow within a second.' },
          ...refusals('not_found', 'still_in_use'),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await revokeKey(flows, c.get('caller').keyId, id);
        keyring.forget(id);
        return c.body(null, 204);
      },
    );
}
