// Models of win probability: what was learned, how it compares, which version is in force.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { activateModel, learn } from '../../flows/learning/learn.ts';
import { listModels, type ModelVersion } from '../../io/db/views/models.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { newResource, type ResourceDeps, versionNumber } from '../middleware/resource.ts';

const version = versionNumber;
const modelSchema = z
  .strictObject({
    version,
    state: z.enum(['candidate', 'active', 'retired']),
    deals: z.number().int(),
    knownUntil: z.string().meta({ description: 'The latest ending among its deals.' }),
    because: z.string().meta({ description: 'Why it was promoted or not.' }),
    comparison: z
      .strictObject({
        n: z.number().int(),
        current: z.number(),
        next: z.number(),
        difference: z.number(),
        low: z.number(),
        high: z.number(),
        calibrationError: z.number(),
        isotonic: z
          .strictObject({
            n: z.number().int(),
            difference: z.number(),
            low: z.number(),
            high: z.number(),
          })
          .nullable(),
        halfLifeDays: z.number().nullable(),
      })
      .meta({
        description:
          'On later deals: log loss of the model before (or of the plain win rate) and of this one, their difference with its 95 % interval, and this one’s calibration error; what an isotonic correction would have changed in the log loss (none is applied); the half-life of its deals.',
      }),
    trainedAt: z.string(),
    trainedBy: z.string(),
  })
  .meta({ id: 'ModelVersion' });
const learnedSchema = z
  .strictObject({
    // A nullable reference would be told as one that must be both.
    model: z.union([modelSchema, z.null()]),
    created: z.boolean().meta({ description: 'False: there is nothing new to learn.' }),
    promoted: z.boolean(),
    because: z.string(),
  })
  .meta({ id: 'Learned' });
const halfLifeDays = z
  .union([z.literal('none').transform(() => null), z.coerce.number().positive().max(36_500)])
  .optional()
  .meta({
    description:
      'A deal that ended so many days before the last one counts half; "none": all count the same. Left out: as in the model in force.',
    type: 'string',
  });
const activatedSchema = z
  .strictObject({ version, before: version.nullable() })
  .meta({ id: 'ModelActivated' });
const tags = ['Learning'];

export function modelsResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/models',
        tags,
        operationId: 'listModels',
        summary: 'List model versions',
        ...guard('read'),
        responses: {
          200: jsonAnswer(z.strictObject({ items: z.array(modelSchema) }), 'Newest first.'),
          ...refusals(),
        },
      }),
      async (c) => c.json({ items: (await listModels(flows.db)).map(viewOf) }, 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/models/learn',
        tags,
        operationId: 'learn',
        summary: 'Train a version now',
        description:
          'It comes into force only when it predicts later deals no worse than the one before. The service does this once a day by itself.',
        ...guard('manage'),
        request: { query: z.object({ halfLifeDays }) },
        responses: {
          200: jsonAnswer(learnedSchema, 'What was learned, and whether it is in force.'),
          ...refusals('version_conflict', 'invalid_input'),
        },
      }),
      async (c) => {
        const wanted = c.req.valid('query');
        const { model, ...rest } = await learn(flows, c.get('caller').keyId, wanted);
        return c.json({ model: model && viewOf(model), ...rest }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/models/{version}/activate',
        tags,
        operationId: 'activateModel',
        summary: 'Put a version in force',
        description: 'An older one takes the change back. Here at once, elsewhere within seconds.',
        ...guard('manage'),
        request: { params: z.object({ version: z.coerce.number().pipe(version) }) },
        responses: {
          200: jsonAnswer(activatedSchema, 'The version in force, and the one before.'),
          ...refusals('not_found', 'version_conflict', 'invalid_input'),
        },
      }),
      async (c) => {
        const wanted = c.req.valid('param').version;
        return c.json(await activateModel(flows, c.get('caller').keyId, wanted), 200);
      },
    );
}

function viewOf(model: ModelVersion): z.infer<typeof modelSchema> {
  const { bodyHash: _, comparison, knownUntil, trainedAt, ...rest } = model;
  const { promote: __, because: ___, ...figures } = comparison;
  return {
    ...rest,
    comparison: {
      ...figures,
      isotonic: comparison.isotonic ?? null,
      halfLifeDays: comparison.halfLifeDays ?? null,
    },
    knownUntil: knownUntil.toISOString(),
    trainedAt: trainedAt.toISOString(),
  };
}
