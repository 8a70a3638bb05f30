// The playbook of a policy in force and of one rep, as a page to read: Markdown or HTML.
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { z } from 'zod';
import { showPlaybook } from '../../flows/policy/show-playbook.ts';
import { asHtml, asMarkdown } from '../../pages/prose-page.ts';
import { policyDocumentSchema } from '../../policy/policy.ts';
import { refusals } from '../middleware/answers.ts';
import { answerPage } from '../middleware/page.ts';
import { idParam, newResource, type ResourceDeps } from '../middleware/resource.ts';

const { name } = policyDocumentSchema.shape;
const query = z.strictObject({
  format: z
    .enum(['markdown', 'html'])
    .optional()
    .meta({ description: 'Default: what `Accept` asks for, else Markdown.' }),
});
const TYPES = { markdown: 'text/markdown', html: 'text/html' };
const page = {
  description: 'The page; it bears the hash of the policy that it was made from.',
  content: { 'text/markdown': { schema: z.string() }, 'text/html': { schema: z.string() } },
};

export function playbookResource({ flows, guard }: ResourceDeps) {
  return newResource()
    .openapi(
      createRoute({
        method: 'get',
        path: '/policies/{name}/playbook',
        tags: ['Policies'],
        operationId: 'readPlaybook',
        summary: 'Read the rules in force as a page for new team members',
        ...guard('read'),
        request: { params: z.object({ name }), query },
        responses: { 200: page, ...refusals('policy_unknown', 'invalid_input') },
      }),
      async (c) => {
        const wish = { policy: c.req.valid('param').name, repId: null };
        return answer(c, await showPlaybook(flows, wish), c.req.valid('query').format);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/reps/{id}/playbook',
        tags: ['Roster'],
        operationId: 'readRepPlaybook',
        summary: 'Read how one rep gets leads, with their own figures',
        ...guard('read'),
        request: {
          params: idParam,
          query: query.extend({
            policy: name.optional().meta({ description: 'Default: the default policy.' }),
          }),
        },
        responses: { 200: page, ...refusals('policy_unknown', 'not_found', 'invalid_input') },
      }),
      async (c) => {
        const { policy = null } = c.req.valid('query');
        const wish = { policy, repId: c.req.valid('param').id };
        return answer(c, await showPlaybook(flows, wish), c.req.valid('query').format);
      },
    );
}

function answer(
  c: Context,
  shown: Parameters<typeof asHtml>[0],
  asked: keyof typeof TYPES | undefined,
) {
  const supports = Object.values(TYPES);
  const type = asked
    ? TYPES[asked]
    : accepts(c, { header: 'Accept', supports, default: TYPES.markdown });
  if (type === TYPES.html) return answerPage(c, asHtml(shown), { vary: 'Accept' });
  const headers = { 'content-type': `${type}; charset=utf-8`, vary: 'Accept' };
  return c.body(asMarkdown(shown), 200, headers);
}
