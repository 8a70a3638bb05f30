// The vocabulary: names that users teach, looked at and put in force.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { setVocabulary } from '../../flows/vocabulary/set-vocabulary.ts';
import {
  listVocabularyVersions,
  readVocabularyView,
  vocabularyInForceView,
} from '../../io/db/views/vocabularies.ts';
import { vocabularySchema } from '../../leads/vocabulary.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import {
  foundOr404,
  guardBody,
  jsonContent,
  newResource,
  type ResourceDeps,
  versionNumber,
} from '../middleware/resource.ts';

const lineSchema = z.strictObject({
  version: versionNumber,
  hash: z.string(),
  author: z.string(),
  note: z.string().nullable(),
  createdAt: z.string(),
});
const viewSchema = z
  .strictObject({
    version: z.number().int().nonnegative().meta({
      description: 'Of what is in force; 0 where nothing was taught yet.',
    }),
    document: vocabularySchema,
    versions: z.array(lineSchema).meta({ description: 'Newest first; the newest is in force.' }),
  })
  .meta({ id: 'VocabularyInForce' });
const versionSchema = lineSchema
  .extend({ document: vocabularySchema })
  .meta({ id: 'VocabularyVersion' });

const wishSchema = z
  .strictObject({
    document: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'A vocabulary; see the schema Vocabulary. Either this or `text`.' }),
    text: z.string().max(400_000).optional().meta({ description: 'The same as YAML or JSON.' }),
    note: z.string().trim().min(1).max(500).nullable().default(null),
    basedOn: z.number().int().nonnegative().nullable().default(null).meta({
      description: 'The version that the author has seen in force; another one is a conflict.',
    }),
  })
  .refine((wish) => (wish.document === undefined) !== (wish.text === undefined), {
    error: 'give either document or text',
  })
  .meta({ id: 'VocabularyDraft' });
const setSchema = lineSchema
  .extend({
    created: z.boolean().meta({ description: 'False: what is in force says the same already.' }),
    warnings: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .meta({ description: 'What still uses words that are taught no longer.' }),
  })
  .meta({ id: 'VocabularySet' });

const tags = ['Policies'];

export function vocabularyResource(deps: ResourceDeps) {
  const { flows, guard } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/vocabulary',
        tags,
        operationId: 'readVocabulary',
        summary: 'Read the vocabulary in force, and its versions',
        ...guard('read'),
        responses: { 200: jsonAnswer(viewSchema, 'The vocabulary.'), ...refusals() },
      }),
      async (c) => {
        const [inForce, versions] = await Promise.all([
          vocabularyInForceView(flows.db),
          listVocabularyVersions(flows.db),
        ]);
        return c.json({ ...inForce, versions }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/vocabulary/versions/{version}',
        tags,
        operationId: 'readVocabularyVersion',
        summary: 'Read a version of the vocabulary',
        ...guard('read'),
        request: { params: z.object({ version: z.coerce.number().pipe(versionNumber) }) },
        responses: {
          200: jsonAnswer(versionSchema, 'The version.'),
          ...refusals('not_found', 'invalid_input'),
        },
      }),
      async (c) => {
        const { version } = c.req.valid('param');
        const stored = await readVocabularyView(flows.db, version);
        return c.json(foundOr404(stored, 'vocabulary version', String(version)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/vocabulary',
        tags,
        operationId: 'setVocabulary',
        summary: 'Put a vocabulary in force',
        description:
          'The whole document; it becomes the next version and holds at once. Leads, reps, accounts, imports and policies are read by it. Refused where a name means something else already, or where a policy in force would lose a word.',
        ...guardBody(deps, 'manage'),
        request: { body: jsonContent(wishSchema) },
        responses: {
          200: jsonAnswer(setSchema, 'What is in force says the same already.'),
          201: jsonAnswer(setSchema, 'The new version, in force.'),
          ...bodyRefusals('version_conflict', 'still_in_use'),
        },
      }),
      async (c) => {
        const { document, text, ...wish } = c.req.valid('json');
        const given = text === undefined ? { document } : { text };
        const made = await setVocabulary(flows, c.get('caller').keyId, { ...given, ...wish });
        const answer = { ...made, createdAt: made.createdAt.toISOString() };
        return c.json(answer, made.created ? 201 : 200);
      },
    );
}
