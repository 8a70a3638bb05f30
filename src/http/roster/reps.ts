// Reps: read, create, change, set inactive.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Deps } from '../../flows/deps.ts';
import { patchRep } from '../../flows/roster/patch-stored.ts';
import { deactivateRep, saveRep } from '../../flows/roster/save-rep.ts';
import { listReps, readRepView } from '../../io/db/views/roster.ts';
import { REP_ROLES, repSchema } from '../../roster/rep.ts';
import { bodyRefusals, jsonAnswer, refusals } from '../middleware/answers.ts';
import { keyAfter, pageQuery, pageSchema } from '../middleware/paging.ts';
import {
  checkSameId,
  foundOr404,
  guardBody,
  guardPatch,
  idParam,
  jsonContent,
  newResource,
  patchContent,
  type ResourceDeps,
} from '../middleware/resource.ts';
import { expectedRevision, revisionHeaders, tellRevision } from '../middleware/revision.ts';

const viewSchema = z
  .strictObject({
    rep: repSchema,
    revision: z.number().int(),
    updatedAt: z.string(),
    load: z.strictObject({ open: z.number().int(), lastAssignedAt: z.string().nullable() }),
  })
  .meta({ id: 'StoredRep', description: 'The rep, the revision for If-Match, and the live load.' });

const listQuery = z.strictObject({
  ...pageQuery,
  team: z.string().optional(),
  role: z.enum(REP_ROLES).optional(),
  active: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});
const tags = ['Roster'];

export function repsResource(deps: ResourceDeps) {
  return newResource()
    .route('/', reading(deps))
    .route('/', changing(deps))
    .route('/', patching(deps));
}

function reading({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/reps',
        tags,
        operationId: 'listReps',
        summary: 'List reps',
        ...guard('read'),
        request: { query: listQuery },
        responses: {
          200: jsonAnswer(pageSchema(viewSchema), 'Reps by id.'),
          ...refusals('invalid_input'),
        },
      }),
      async (c) => {
        const { limit, cursor, ...filter } = c.req.valid('query');
        const [after = null] = keyAfter(cursor, 1) ?? [];
        return c.json(await listReps(flows.db, filter, { limit, after }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reps/{id}',
        tags,
        operationId: 'readRep',
        summary: 'Read a rep',
        ...guard('read'),
        request: { params: idParam },
        responses: { 200: jsonAnswer(viewSchema, 'The rep.'), ...refusals('not_found') },
      }),
      async (c) => {
        const view = await stored(flows, c.req.valid('param').id);
        tellRevision(c, view.revision);
        return c.json(view, 200);
      },
    );
}

function changing(deps: ResourceDeps) {
  const { flows, guard } = deps;
  return newResource()
    .openapi(
      createRoute({
        method: 'post',
        path: '/reps',
        tags,
        operationId: 'createRep',
        summary: 'Create a rep',
        ...guardBody(deps, 'manage'),
        request: { body: jsonContent(repSchema) },
        responses: {
          201: jsonAnswer(viewSchema, 'The rep as stored: values in our vocabulary.'),
          ...bodyRefusals('already_exists'),
        },
      }),
      async (c) => {
        const rep = c.req.valid('json');
        const { revision } = await saveRep(flows, c.get('caller').keyId, rep, 'create');
        tellRevision(c, revision);
        return c.json(await stored(flows, rep.id), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/reps/{id}',
        tags,
        operationId: 'saveRep',
        summary: 'Create or change a rep',
        ...guardBody(deps, 'manage'),
        request: { params: idParam, headers: revisionHeaders, body: jsonContent(repSchema) },
        responses: {
          200: jsonAnswer(viewSchema, 'The rep as stored: values in our vocabulary.'),
          ...bodyRefusals('already_exists', 'version_conflict'),
        },
      }),
      async (c) => {
        const rep = c.req.valid('json');
        checkSameId(c.req.valid('param').id, rep.id);
        const expected = expectedRevision(c.req.valid('header'));
        const { revision } = await saveRep(flows, c.get('caller').keyId, rep, expected);
        tellRevision(c, revision);
        return c.json(await stored(flows, rep.id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/reps/{id}',
        tags,
        operationId: 'deactivateRep',
        summary: 'Set a rep inactive',
        description: 'Decisions and assignments go on naming the rep; new leads go elsewhere.',
        ...guard('manage'),
        request: { params: idParam, headers: revisionHeaders },
        responses: {
          200: jsonAnswer(viewSchema, 'The rep, inactive.'),
          ...refusals('not_found', 'version_conflict', 'invalid_input'),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const wanted = expectedRevision(c.req.valid('header'));
        const expected = wanted === 'create' ? 'any' : wanted;
        const { revision } = await deactivateRep(flows, c.get('caller').keyId, id, expected);
        tellRevision(c, revision);
        return c.json(await stored(flows, id), 200);
      },
    );
}

function patching(deps: ResourceDeps) {
  const { flows } = deps;
  return newResource().openapi(
    createRoute({
      method: 'patch',
      path: '/reps/{id}',
      tags,
      operationId: 'patchRep',
      summary: 'Change a rep in part',
      ...guardPatch(deps, 'manage'),
      request: { params: idParam, headers: revisionHeaders, body: patchContent('Rep') },
      responses: {
        200: jsonAnswer(viewSchema, 'The rep as stored: values in our vocabulary.'),
        ...bodyRefusals('not_found', 'already_exists', 'version_conflict'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const expected = expectedRevision(c.req.valid('header'));
      const actor = c.get('caller').keyId;
      const { revision } = await patchRep(flows, actor, id, await c.req.json(), expected);
      tellRevision(c, revision);
      return c.json(await stored(flows, id), 200);
    },
  );
}

async function stored({ db }: Pick<Deps, 'db'>, id: string) {
  return foundOr404(await readRepView(db, id), 'rep', id);
}
