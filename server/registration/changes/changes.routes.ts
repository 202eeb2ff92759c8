import { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { type ChangeDependencies, changeRegistration } from './change-registration.ts';
import { changeMade, changePreview, changeToMake, changeToPreview } from './changes.contract.ts';
import { previewChange } from './preview-change.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofOneDelegate = z.object({ delegateId: uuid });

const postPreview = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/changes/preview',
  permission: permissions.changeRegistrations,
  summary: 'What a change would do to badges, verification, links, companions and places',
  request: { params: ofOneDelegate, body: { content: json(changeToPreview), required: true } },
  responses: { 200: { description: 'What would follow', content: json(changePreview) } },
});

const postChange = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/changes',
  permission: permissions.changeRegistrations,
  summary:
    'Mend a name or a category, put another person in the place, withdraw, restore, or make one of two registrations',
  request: { params: ofOneDelegate, body: { content: json(changeToMake), required: true } },
  responses: {
    200: { description: 'The registration as it stands now, and what followed', content: json(changeMade) },
  },
});

export function changesRoutes(dependencies: ChangeDependencies) {
  return newRoutes()
    .openapi(postPreview, async (c) =>
      c.json(await previewChange(dependencies, staffOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
    )
    .openapi(postChange, async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await changeRegistration(dependencies, staffOf(c), input), 200);
    });
}
