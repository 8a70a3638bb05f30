// Policies: publish a version, look at it, put it in force, go back.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { activatePolicy, rollbackPolicy } from '../../flows/policy/activate-policy.ts';
import { publishPolicy } from '../../flows/policy/publish-policy.ts';
import { listPolicyViews, readPolicyVersion } from '../../io/db/views/policies.ts';
import { policyDocumentSchema } from '../../policy/policy.ts';
import { policyInWords } from '../../policy/words.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import {
  foundOr404,
  guardBody,
  jsonContent,
  newResource,
  type ResourceDeps,
  versionNumber,
} from '../middleware/resource.ts';

const { name } = policyDocumentSchema.shape;
const lineSchema = z.strictObject({
  version: versionNumber,
  hash: z.string(),
  author: z.string(),
  note: z.string().nullable(),
  createdAt: z.string(),
});
const viewSchema = z
  .strictObject({
    name: z.string(),
    isDefault: z.boolean().meta({ description: 'Used when a caller names no policy.' }),
    inForce: z
      .strictObject({ version: versionNumber, since: z.string(), byWhom: z.string() })
      .nullable(),
    versions: z.array(lineSchema).meta({ description: 'Newest first.' }),
  })
  .meta({ id: 'PolicyVersions' });
const versionSchema = lineSchema
  .extend({
    name: z.string(),
    document: policyDocumentSchema,
    inWords: z.array(z.strictObject({ heading: z.string(), lines: z.array(z.string()) })),
  })
  .meta({ id: 'PolicyVersion' });

const wishSchema = z
  .strictObject({
    document: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'A policy document; see the schema Policy. Either this or `text`.' }),
    text: z.string().max(200_000).optional().meta({ description: 'The same as YAML or JSON.' }),
    note: z.string().trim().min(1).max(500).nullable().default(null),
    basedOn: z.number().int().nonnegative().nullable().default(null).meta({
      description: 'The newest version that the author has seen; another one is a conflict.',
    }),
  })
  .refine((wish) => (wish.document === undefined) !== (wish.text === undefined), {
    error: 'give either document or text',
  })
  .meta({ id: 'PolicyDraft' });
const publishedSchema = lineSchema
  .extend({
    name: z.string(),
    created: z.boolean().meta({ description: 'False: the newest version says the same already.' }),
  })
  .meta({ id: 'PublishedPolicy' });

const expected = versionNumber.nullable().optional().meta({
  description: 'The version believed to be in force (null: none); another one is a conflict.',
});
const activationSchema = z
  .strictObject({
    version: versionNumber,
    asDefault: z.boolean().default(false),
    despiteErrors: z.boolean().default(false).meta({
      description: 'Puts it in force although lint finds errors; the log of changes keeps which.',
    }),
    expected,
  })
  .meta({ id: 'PolicyActivation' });
const rollbackSchema = z.strictObject({ expected }).meta({ id: 'PolicyRollback' });
const inForceSchema = z
  .strictObject({
    name: z.string(),
    version: versionNumber,
    isDefault: z.boolean(),
    since: z.string(),
    byWhom: z.string(),
  })
  .meta({ id: 'PolicyInForce' });

const nameParam = z.object({ name });
const tags = ['Policies'];

export function policiesResource(deps: ResourceDeps) {
  return newResource()
    .route('/', reading(deps))
    .route('/', publishing(deps))
    .route('/', activating(deps));
}

function reading({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/policies',
        tags,
        operationId: 'listPolicies',
        summary: 'List policies and their versions',
        ...guard('read'),
        responses: {
          200: jsonAnswer(z.strictObject({ items: z.array(viewSchema) }), 'Every policy, by name.'),
          ...refusals(),
        },
      }),
      async (c) => c.json({ items: await listPolicyViews(flows.db, null) }, 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/policies/{name}/versions/{version}',
        tags,
        operationId: 'readPolicyVersion',
        summary: 'Read a version, as a document and in words',
        ...guard('read'),
        request: {
          params: nameParam.extend({ version: z.coerce.number().pipe(versionNumber) }),
        },
        responses: {
          200: jsonAnswer(versionSchema, 'The version.'),
          ...refusals('not_found', 'invalid_input'),
        },
      }),
      async (c) => {
        const wanted = c.req.valid('param');
        const stored = await readPolicyVersion(flows.db, wanted.name, wanted.version);
        const found = foundOr404(stored, 'policy version', `${wanted.name}@${wanted.version}`);
        const document = policyDocumentSchema.parse(found.document);
        return c.json({ ...found, document, inWords: policyInWords(document) }, 200);
      },
    );
}

function publishing(deps: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'post',
      path: '/policies',
      tags,
      operationId: 'publishPolicy',
      summary: 'Publish a version',
      description: 'It is checked and stored, and changes nothing until it is activated.',
      ...guardBody(deps, 'manage'),
      request: { body: jsonContent(wishSchema) },
      responses: {
        200: jsonAnswer(publishedSchema, 'The newest version says the same already.'),
        201: jsonAnswer(publishedSchema, 'The new version.'),
        ...bodyRefusals('policy_invalid', 'version_conflict'),
      },
    }),
    async (c) => {
      const { document, text, ...wish } = c.req.valid('json');
      const given = text === undefined ? { document } : { text };
      const made = await publishPolicy(deps.flows, c.get('caller').keyId, { ...given, ...wish });
      return c.json({ ...made, createdAt: made.createdAt.toISOString() }, made.created ? 201 : 200);
    },
  );
}

function activating(deps: ResourceDeps) {
  const { flows } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'post',
        path: '/policies/{name}/activate',
        tags,
        operationId: 'activatePolicy',
        summary: 'Put a version in force',
        description:
          'Effective here at once, on every replica within two seconds. Refused while lint finds errors in it.',
        ...guardBody(deps, 'manage'),
        request: { params: nameParam, body: jsonContent(activationSchema) },
        responses: {
          200: jsonAnswer(inForceSchema, 'What is in force now.'),
          ...bodyRefusals('policy_unknown', 'policy_faulty', 'version_conflict'),
        },
      }),
      async (c) => {
        const { expected: believed, ...activation } = c.req.valid('json');
        const wish = { ...c.req.valid('param'), ...activation, ...given(believed) };
        const now = await activatePolicy(flows, c.get('caller').keyId, wish);
        return c.json({ ...now, since: now.since.toISOString() }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/policies/{name}/rollback',
        tags,
        operationId: 'rollbackPolicy',
        summary: 'Go back to the version before',
        ...guardBody(deps, 'manage'),
        request: { params: nameParam, body: jsonContent(rollbackSchema) },
        responses: {
          200: jsonAnswer(inForceSchema, 'What is in force now.'),
          ...bodyRefusals('policy_unknown', 'version_conflict', 'still_in_use'),
        },
      }),
      async (c) => {
        const wish = { ...c.req.valid('param'), ...given(c.req.valid('json').expected) };
        const now = await rollbackPolicy(flows, c.get('caller').keyId, wish);
        return c.json({ ...now, since: now.since.toISOString() }, 200);
      },
    );
}

function given(expected: number | null | undefined): { expected?: number | null } {
  return expected === undefined ? {} : { expected };
}
