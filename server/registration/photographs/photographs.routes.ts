import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import type { Darkroom } from './darkroom.ts';
import { findPhotograph } from './find-photograph.ts';
import { importPhotographs } from './import-photographs.ts';
import { openPhotograph } from './open-photograph.ts';
import { aPhotograph, asPicture, atAddress, inJson, thePicture } from './photograph-bodies.ts';
import {
  maxArchiveBytes,
  maxPhotographBytes,
  photographAnswer,
  photographBySource,
  photographImport,
  photographPut,
} from './photographs.contract.ts';
import { putPhotograph } from './put-photograph.ts';
import { removePhotograph } from './remove-photograph.ts';

const ofDelegate = z.object({ delegateId: uuid });

const put = defineRoute({
  method: 'put',
  path: '/api/delegates/{delegateId}/photograph',
  permission: permissions.takePhotographs,
  summary: 'Take in a photograph of a delegate, in the place of the one there was',
  bodyLimitBytes: maxPhotographBytes,
  streamsBody: true,
  request: { params: ofDelegate, query: photographBySource, body: aPhotograph },
  responses: { 200: { description: 'The photograph, drawn anew', content: inJson(photographPut) } },
});

const remove = defineRoute({
  method: 'delete',
  path: '/api/delegates/{delegateId}/photograph',
  permission: permissions.removePhotographs,
  summary: 'Remove the photograph of a delegate, if there is one',
  request: { params: ofDelegate },
  responses: { 204: { description: 'There is none now' } },
});

const address = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/photograph-address',
  permission: permissions.askForPhotographs,
  summary: 'Where the photograph of a delegate can be fetched for the next minute and a half',
  request: { params: ofDelegate },
  responses: { 200: { description: 'The photograph, if there is one', content: inJson(photographAnswer) } },
});

const see = defineRoute({
  method: 'get',
  path: '/api/photographs/{token}',
  permission: permissions.seePhotographs,
  summary: 'The photograph at an address that this sign-in was given',
  request: { params: atAddress },
  responses: thePicture,
});

const postArchive = defineRoute({
  method: 'post',
  path: '/api/photographs/imports',
  permission: permissions.importPhotographs,
  summary: 'Take photographs from a zip archive, each file named by the reference of its delegate',
  bodyLimitBytes: maxArchiveBytes,
  streamsBody: true,
  request: { body: { required: true, content: { 'application/zip': { schema: z.string() } } } },
  responses: { 200: { description: 'What became of each file', content: inJson(photographImport) } },
});

export function photographsRoutes(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & { darkroom: Darkroom },
) {
  return newRoutes()
    .openapi(put, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query'), body: c.req.raw.body };
      return c.json({ photograph: await putPhotograph(dependencies, staffOf(c), input) }, 200);
    })
    .openapi(remove, async (c) => {
      await removePhotograph(dependencies, staffOf(c), c.req.valid('param').delegateId);
      return c.body(null, 204);
    })
    .openapi(address, async (c) =>
      c.json(await findPhotograph(dependencies, staffOf(c), c.req.valid('param').delegateId), 200),
    )
    .openapi(see, async (c) =>
      c.body(await openPhotograph(dependencies, staffOf(c), c.req.valid('param').token), 200, asPicture),
    )
    .openapi(postArchive, async (c) => c.json(await importPhotographs(dependencies, staffOf(c), c.req.raw.body), 200));
}
