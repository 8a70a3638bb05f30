// What the policy is held to, and where it stands.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { showObjectives } from '../../flows/show-objectives.ts';
import { objectiveSchema } from '../../learning/objectives/objective.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { newResource, type ResourceDeps } from '../middleware/resource.ts';

const answerSchema = z
  .strictObject({
    policy: z.strictObject({ name: z.string(), version: z.number().int() }),
    at: z.string(),
    days: z.number().meta({ description: 'The period that is looked at, up to `at`.' }),
    objectives: z.array(objectiveSchema),
  })
  .meta({ id: 'Objectives' });

const query = z.strictObject({
  policy: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'A policy in force; without it the default one.' }),
});

export function objectivesResource({ flows, guard }: ResourceDeps) {
  return newResource().openapi(
    createRoute({
      method: 'get',
      path: '/objectives',
      tags: ['Learning'],
      operationId: 'showObjectives',
      summary: 'Show where the objectives stand',
      description:
        'Targets are those of the policy’s `objective.targets`. What too little is known of is `unknown`, with the reason.',
      ...guard('read'),
      request: { query },
      responses: {
        200: jsonAnswer(answerSchema, 'Each objective with its target and current value.'),
        ...refusals('policy_unknown', 'invalid_input'),
      },
    }),
    async (c) => c.json(await showObjectives(flows, c.req.valid('query').policy ?? null), 200),
  );
}
