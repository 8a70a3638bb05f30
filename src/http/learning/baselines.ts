// Baselines: how the team did over a time, frozen, and how it has done since.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  createBaseline,
  type Held,
  holdAgainst,
  listBaselines,
} from '../../flows/learning/baselines.ts';
import { instant } from '../../leads/instant.ts';
import { comparisonSchema } from '../../learning/baseline/comparison.ts';
import { trackRecordSchema } from '../../learning/baseline/track-record.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import {
  guardBody,
  idParam,
  jsonContent,
  newResource,
  type ResourceDeps,
} from '../middleware/resource.ts';

const wantedSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case, such as "before-launch"'),
    from: instant.optional().meta({ description: 'Deals that ended from here on …' }),
    until: instant
      .optional()
      .meta({ description: '… and before this; left out, to the last one.' }),
    halfLifeDays: z.number().positive().max(36_500).nullable().default(null).meta({
      description: 'A deal that ended so many days before the last one counts half in the rates.',
    }),
  })
  .meta({ id: 'NewBaseline' });
const baselineSchema = z
  .strictObject({
    id: z.string(),
    record: trackRecordSchema,
    hash: z.string().meta({ description: 'SHA-256 of the record as it was frozen.' }),
    createdAt: z.string(),
    createdBy: z.string(),
  })
  .meta({ id: 'Baseline' });
const heldSchema = z
  .strictObject({ baseline: baselineSchema, now: trackRecordSchema, comparison: comparisonSchema })
  .meta({ id: 'BaselineReport' });
const tags = ['Learning'];

export function baselinesResource(deps: ResourceDeps) {
  const { flows, guard } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/baselines',
        tags,
        operationId: 'listBaselines',
        summary: 'List baselines',
        ...guard('read'),
        responses: {
          200: jsonAnswer(z.strictObject({ items: z.array(baselineSchema) }), 'Newest first.'),
          ...refusals(),
        },
      }),
      async (c) => c.json({ items: (await listBaselines(flows)).map(viewOf) }, 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/baselines',
        tags,
        operationId: 'createBaseline',
        summary: 'Freeze how the team did',
        description:
          'Computed from finished deals, imported and told. It is never changed; another time takes another id.',
        ...guardBody(deps, 'manage'),
        request: { body: jsonContent(wantedSchema, { id: 'before-launch' }) },
        responses: {
          201: jsonAnswer(baselineSchema, 'It is frozen.'),
          ...bodyRefusals('already_exists'),
        },
      }),
      async (c) => {
        const wanted = c.req.valid('json');
        return c.json(viewOf(await createBaseline(flows, c.get('caller').keyId, wanted)), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/baselines/{id}',
        tags,
        operationId: 'compareWithBaseline',
        summary: 'Hold what ended since against a baseline',
        ...guard('read'),
        request: { params: idParam },
        responses: {
          200: jsonAnswer(
            heldSchema,
            'The baseline, the time since its end, and both side by side.',
          ),
          ...refusals('not_found', 'invalid_input'),
        },
      }),
      async (c) => {
        const { baseline, ...rest } = await holdAgainst(flows, c.req.valid('param').id);
        return c.json({ baseline: viewOf(baseline), ...rest }, 200);
      },
    );
}

function viewOf(baseline: Held['baseline']): z.infer<typeof baselineSchema> {
  return { ...baseline, createdAt: baseline.createdAt.toISOString() };
}
