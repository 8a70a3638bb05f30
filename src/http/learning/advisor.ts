// Whether the advisor is asked, with the evidence, and the switch.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { switchAdvisor } from '../../flows/learning/switch-advisor.ts';
import { type AdvisorStanding, readAdvisor } from '../../io/db/views/advisor.ts';
import { advisorGainSchema } from '../../routing/advisor-gain.ts';
import { jsonAnswer, refusals } from '../middleware/answers.ts';
import { newResource, type ResourceDeps } from '../middleware/resource.ts';

const standingSchema = z
  .strictObject({
    state: z.enum(['on', 'turned_itself_off', 'turned_off']),
    since: z.string().nullable().meta({
      description: 'Only decisions from here on are judged; null: it has been on from the start.',
    }),
    byWhom: z.string(),
    because: z.string(),
    evidence: advisorGainSchema
      .nullable()
      .meta({ description: 'What the last check found; null before the first.' }),
    checkedAt: z.string().nullable(),
  })
  .meta({ id: 'AdvisorStanding' });
const tags = ['Learning'];

export function advisorResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/advisor',
        tags,
        operationId: 'showAdvisor',
        summary: 'Show whether the advisor is asked, and why',
        ...guard('read'),
        responses: { 200: jsonAnswer(standingSchema, 'With the evidence.'), ...refusals() },
      }),
      async (c) => c.json(viewOf(await readAdvisor(flows.db)), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/advisor/{switch}',
        tags,
        operationId: 'switchAdvisor',
        summary: 'Turn the advisor on or off',
        description:
          'Once it is on again, only newer decisions are held against it. Here at once, elsewhere within seconds.',
        ...guard('manage'),
        request: { params: z.object({ switch: z.enum(['on', 'off']) }) },
        responses: {
          200: jsonAnswer(standingSchema, 'How it stands now.'),
          ...refusals('version_conflict', 'invalid_input'),
        },
      }),
      async (c) => {
        const to = c.req.valid('param').switch;
        return c.json(viewOf(await switchAdvisor(flows, c.get('caller').keyId, to)), 200);
      },
    );
}

function viewOf(standing: AdvisorStanding): z.infer<typeof standingSchema> {
  const { since, checkedAt, ...rest } = standing;
  return {
    ...rest,
    since: since?.toISOString() ?? null,
    checkedAt: checkedAt?.toISOString() ?? null,
  };
}
