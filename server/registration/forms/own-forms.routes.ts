import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { beginCompanion } from './begin-companion.ts';
import { begunForm, companionList, companionToBegin } from './forms.contract.ts';
import { beginningForms } from './forms.limits.ts';
import { listOwnCompanions } from './list-companions.ts';
import { openOwnForm } from './open-own-form.ts';
import { takeCompanionBack } from './take-companion-back.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });

const postOwnForm = defineRoute({
  method: 'post',
  path: '/api/delegate/form',
  permission: permissions.useOwnPage,
  summary: 'The form of a delegate who was invited or asked for more, with what is known of them',
  responses: { 200: { description: 'The secret of the form', content: json(begunForm) } },
});

const getCompanions = defineRoute({
  method: 'get',
  path: '/api/delegate/companions',
  permission: permissions.useOwnPage,
  summary: 'Who accompanies the delegate, and forms begun for companions',
  responses: { 200: { description: 'The companions', content: json(companionList) } },
});

const postCompanion = defineRoute({
  method: 'post',
  path: '/api/delegate/companions',
  permission: permissions.useOwnPage,
  limit: beginningForms,
  summary: 'Begin the form of a companion; its link also goes to the address by letter',
  bodyLimitBytes: 4 * 1024,
  request: { body: { content: json(companionToBegin), required: true } },
  responses: { 201: { description: 'The secret of the form', content: json(begunForm) } },
});

const deleteCompanionForm = defineRoute({
  method: 'delete',
  path: '/api/delegate/companions/forms/{formId}',
  permission: permissions.useOwnPage,
  summary: "Take back a companion's form that was begun and not sent",
  request: { params: z.object({ formId: uuid }) },
  responses: { 204: { description: 'Its link opens nothing any more' } },
});

/** For the delegate whose page it is. */
export function ownFormsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(postOwnForm, async (c) => c.json(await openOwnForm(deps, delegateOf(c)), 200))
    .openapi(getCompanions, async (c) => c.json(await listOwnCompanions(deps, delegateOf(c)), 200))
    .openapi(deleteCompanionForm, async (c) => {
      await takeCompanionBack(deps, delegateOf(c), c.req.valid('param').formId);
      return c.body(null, 204);
    })
    .openapi(postCompanion, async (c) => c.json(await beginCompanion(deps, delegateOf(c), c.req.valid('json')), 201));
}
