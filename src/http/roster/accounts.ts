// Accounts: read, create, change, remove.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Deps } from '../../flows/deps.ts';
import { patchAccount } from '../../flows/roster/patch-stored.ts';
import { removeAccount, saveAccount } from '../../flows/roster/save-account.ts';
import { listAccounts, readAccountView } from '../../io/db/views/accounts.ts';
import { accountSchema } from '../../leads/account.ts';
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
    account: accountSchema,
    revision: z.number().int(),
    updatedAt: z.string(),
  })
  .meta({ id: 'StoredAccount', description: 'The account and the revision for If-Match.' });

const listQuery = z.strictObject({
  ...pageQuery,
  name: z.string().optional().meta({ description: 'Legal form and spelling do not matter.' }),
  domain: z.string().optional(),
  ownerId: z.string().optional(),
  parentId: z.string().optional(),
});
const tags = ['Accounts'];

export function accountsResource(deps: ResourceDeps) {
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
        path: '/accounts',
        tags,
        operationId: 'listAccounts',
        summary: 'List accounts',
        ...guard('read'),
        request: { query: listQuery },
        responses: {
          200: jsonAnswer(pageSchema(viewSchema), 'Accounts by id.'),
          ...refusals('invalid_input'),
        },
      }),
      async (c) => {
        const { limit, cursor, ...filter } = c.req.valid('query');
        const [after = null] = keyAfter(cursor, 1) ?? [];
        return c.json(await listAccounts(flows.db, filter, { limit, after }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{id}',
        tags,
        operationId: 'readAccount',
        summary: 'Read an account',
        ...guard('read'),
        request: { params: idParam },
        responses: { 200: jsonAnswer(viewSchema, 'The account.'), ...refusals('not_found') },
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
        path: '/accounts',
        tags,
        operationId: 'createAccount',
        summary: 'Create an account',
        ...guardBody(deps, 'manage'),
        request: { body: jsonContent(accountSchema) },
        responses: {
          201: jsonAnswer(viewSchema, 'The account as stored: values in our vocabulary.'),
          ...bodyRefusals('already_exists'),
        },
      }),
      async (c) => {
        const account = c.req.valid('json');
        const { revision } = await saveAccount(flows, c.get('caller').keyId, account, 'create');
        tellRevision(c, revision);
        return c.json(await stored(flows, account.id), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{id}',
        tags,
        operationId: 'saveAccount',
        summary: 'Create or change an account',
        ...guardBody(deps, 'manage'),
        request: { params: idParam, headers: revisionHeaders, body: jsonContent(accountSchema) },
        responses: {
          200: jsonAnswer(viewSchema, 'The account as stored: values in our vocabulary.'),
          ...bodyRefusals('already_exists', 'version_conflict'),
        },
      }),
      async (c) => {
        const account = c.req.valid('json');
        checkSameId(c.req.valid('param').id, account.id);
        const expected = expectedRevision(c.req.valid('header'));
        const { revision } = await saveAccount(flows, c.get('caller').keyId, account, expected);
        tellRevision(c, revision);
        return c.json(await stored(flows, account.id), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/accounts/{id}',
        tags,
        operationId: 'removeAccount',
        summary: 'Remove an account',
        ...guard('manage'),
        request: { params: idParam, headers: revisionHeaders },
        responses: {
          204: { description: 'It is gone; decisions about its leads stay.' },
          ...refusals('not_found', 'version_conflict', 'still_in_use', 'invalid_input'),
        },
      }),
      async (c) => {
        const wanted = expectedRevision(c.req.valid('header'));
        const expected = wanted === 'create' ? 'any' : wanted;
        await removeAccount(flows, c.get('caller').keyId, c.req.valid('param').id, expected);
        return c.body(null, 204);
      },
    );
}

function patching(deps: ResourceDeps) {
  const { flows } = deps;
  return newResource().openapi(
    createRoute({
      method: 'patch',
      path: '/accounts/{id}',
      tags,
      operationId: 'patchAccount',
      summary: 'Change an account in part',
      ...guardPatch(deps, 'manage'),
      request: { params: idParam, headers: revisionHeaders, body: patchContent('Account') },
      responses: {
        200: jsonAnswer(viewSchema, 'The account as stored: values in our vocabulary.'),
        ...bodyRefusals('not_found', 'already_exists', 'version_conflict'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const expected = expectedRevision(c.req.valid('header'));
      const actor = c.get('caller').keyId;
      const { revision } = await patchAccount(flows, actor, id, await c.req.json(), expected);
      tellRevision(c, revision);
      return c.json(await stored(flows, id), 200);
    },
  );
}

async function stored({ db }: Pick<Deps, 'db'>, id: string) {
  return foundOr404(await readAccountView(db, id), 'account', id);
}
