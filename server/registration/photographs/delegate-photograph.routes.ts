import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import type { Darkroom } from './darkroom.ts';
import { findPhotograph } from './find-photograph.ts';
import { openPhotograph } from './open-photograph.ts';
import { aPhotograph, asPicture, atAddress, inJson, thePicture } from './photograph-bodies.ts';
import { maxPhotographBytes, photographAnswer, photographPut } from './photographs.contract.ts';
import { putPhotograph } from './put-photograph.ts';
import { removePhotograph } from './remove-photograph.ts';

const put = defineRoute({
  method: 'put',
  path: '/api/delegate/photograph',
  permission: permissions.useOwnPage,
  summary: 'Send a photograph of oneself, in the place of the one there was',
  bodyLimitBytes: maxPhotographBytes,
  streamsBody: true,
  request: { body: aPhotograph },
  responses: { 200: { description: 'The photograph, drawn anew', content: inJson(photographPut) } },
});

const remove = defineRoute({
  method: 'delete',
  path: '/api/delegate/photograph',
  permission: permissions.useOwnPage,
  summary: 'Remove the photograph of oneself, if there is one',
  responses: { 204: { description: 'There is none now' } },
});

const address = defineRoute({
  method: 'post',
  path: '/api/delegate/photograph-address',
  permission: permissions.useOwnPage,
  summary: 'Where the photograph of oneself can be fetched for the next minute and a half',
  responses: { 200: { description: 'The photograph, if there is one', content: inJson(photographAnswer) } },
});

const see = defineRoute({
  method: 'get',
  path: '/api/delegate/photographs/{token}',
  permission: permissions.useOwnPage,
  summary: 'The photograph at an address that this delegate was given',
  request: { params: atAddress },
  responses: thePicture,
});

export function delegatePhotographRoutes(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & { darkroom: Darkroom },
) {
  return newRoutes()
    .openapi(put, async (c) => {
      const input = { delegateId: delegateOf(c).id, source: 'form' as const, body: c.req.raw.body };
      return c.json({ photograph: await putPhotograph(dependencies, delegateOf(c), input) }, 200);
    })
    .openapi(remove, async (c) => {
      await removePhotograph(dependencies, delegateOf(c), delegateOf(c).id);
      return c.body(null, 204);
    })
    .openapi(address, async (c) => c.json(await findPhotograph(dependencies, delegateOf(c), delegateOf(c).id), 200))
    .openapi(see, async (c) =>
      c.body(await openPhotograph(dependencies, delegateOf(c), c.req.valid('param').token), 200, asPicture),
    );
}
