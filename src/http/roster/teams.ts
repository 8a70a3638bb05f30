// Teams: a name and a manager for the team that reps say they are in.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { removeTeam, saveTeam } from '../../flows/roster/save-team.ts';
import { listTeamViews } from '../../io/db/views/roster.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import {
  checkSameId,
  guardBody,
  idParam,
  jsonContent,
  newResource,
  type ResourceDeps,
} from '../middleware/resource.ts';

const teamSchema = z
  .strictObject({
    id: z.string().trim().min(1).max(120),
    name: z.string().trim().min(1).max(200),
    managerId: z.string().trim().min(1).max(120).nullable().default(null),
  })
  .meta({ id: 'Team' });
const viewSchema = teamSchema.extend({ activeReps: z.number().int() }).meta({ id: 'StoredTeam' });
const tags = ['Roster'];

export function teamsResource(deps: ResourceDeps) {
  const { flows, guard } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/teams',
        tags,
        operationId: 'listTeams',
        summary: 'List teams',
        ...guard('read'),
        responses: {
          200: jsonAnswer(z.strictObject({ items: z.array(viewSchema) }), 'Every team, by id.'),
          ...refusals(),
        },
      }),
      async (c) => c.json({ items: await listTeamViews(flows.db) }, 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/teams/{id}',
        tags,
        operationId: 'saveTeam',
        summary: 'Create or change a team',
        ...guardBody(deps, 'manage'),
        request: { params: idParam, body: jsonContent(teamSchema) },
        responses: { 200: jsonAnswer(teamSchema, 'The team as stored.'), ...bodyRefusals() },
      }),
      async (c) => {
        const team = c.req.valid('json');
        checkSameId(c.req.valid('param').id, team.id);
        return c.json(await saveTeam(flows, c.get('caller').keyId, team), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/teams/{id}',
        tags,
        operationId: 'removeTeam',
        summary: 'Remove a team',
        ...guard('manage'),
        request: { params: idParam },
        responses: {
          204: { description: 'It is gone.' },
          ...refusals('not_found', 'still_in_use'),
        },
      }),
      async (c) => {
        await removeTeam(flows, c.get('caller').keyId, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}
