import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { changeDesign } from './change-design.ts';
import { describeDesigns } from './describe-designs.ts';
import { makeDesign } from './make-design.ts';
import { listPreviewSamples, previewFace } from './preview-face.ts';
import {
  badgeDesign,
  badgeDesignList,
  designChange,
  designPreview,
  designSeen,
  designToMake,
  maxArtworkBytes,
  previewedFace,
  previewSamples,
} from './printing.contract.ts';
import { putArtwork } from './put-artwork.ts';
import { removeDesign } from './remove-design.ts';
import { showArtwork } from './show-artwork.ts';
import { useDesign } from './use-design.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const params = z.object({ designId: uuid });
const theDesign = { description: 'The design as it is now', content: json(badgeDesign) };

const getDesigns = defineRoute({
  method: 'get',
  path: '/api/badge-designs',
  permission: permissions.readDesigns,
  summary: 'How badges can look, the design in use first',
  responses: { 200: { description: 'The designs', content: json(badgeDesignList) } },
});

const postDesign = defineRoute({
  method: 'post',
  path: '/api/badge-designs',
  permission: permissions.changeDesigns,
  summary: 'Make a badge design, which is not in use yet',
  request: { body: { content: json(designToMake), required: true } },
  responses: { 201: theDesign },
});

const putDesign = defineRoute({
  method: 'put',
  path: '/api/badge-designs/{designId}',
  permission: permissions.changeDesigns,
  summary: 'Change a badge design that nobody else has changed since it was seen',
  request: { params, body: { content: json(designChange), required: true } },
  responses: { 200: theDesign },
});

const postUse = defineRoute({
  method: 'post',
  path: '/api/badge-designs/{designId}/use',
  permission: permissions.changeDesigns,
  summary: 'Print badges with this design from now on',
  request: { params, body: { content: json(designSeen), required: true } },
  responses: { 200: theDesign },
});

const deleteOne = defineRoute({
  method: 'delete',
  path: '/api/badge-designs/{designId}',
  permission: permissions.changeDesigns,
  summary: 'Remove a badge design that is not in use',
  request: { params, query: designSeen },
  responses: { 204: { description: 'It is gone' } },
});

const putPicture = defineRoute({
  method: 'put',
  path: '/api/badge-designs/{designId}/artwork',
  permission: permissions.changeDesigns,
  summary: 'Give a design its artwork: PNG or JPEG, of which only the pixels are kept',
  bodyLimitBytes: maxArtworkBytes,
  request: {
    params,
    query: designSeen,
    body: { content: { 'image/png': { schema: z.string() }, 'image/jpeg': { schema: z.string() } }, required: true },
  },
  responses: { 200: theDesign },
});

const deletePicture = defineRoute({
  method: 'delete',
  path: '/api/badge-designs/{designId}/artwork',
  permission: permissions.changeDesigns,
  summary: 'Take the artwork away from a design',
  request: { params, query: designSeen },
  responses: { 200: theDesign },
});

const getPicture = defineRoute({
  method: 'get',
  path: '/api/badge-designs/{designId}/artwork',
  permission: permissions.readDesigns,
  summary: 'The artwork of a design',
  request: { params },
  responses: { 200: { description: 'PNG', content: { 'image/png': { schema: z.string() } } } },
});

const postPreview = defineRoute({
  method: 'post',
  path: '/api/badge-designs/preview',
  permission: permissions.readDesigns,
  summary: 'A layout as it would be printed for somebody, with a code that is good for nothing',
  request: { body: { content: json(designPreview), required: true } },
  responses: { 200: { description: 'The face, and what did not fit', content: json(previewedFace) } },
});

const getSamples = defineRoute({
  method: 'get',
  path: '/api/badge-designs/samples',
  permission: permissions.readDesigns,
  summary: 'The longest names and affiliations of the conference, to preview a layout with',
  responses: { 200: { description: 'People', content: json(previewSamples) } },
});

export function designsRoutes(dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  const idOf = ({ designId }: { designId: string }) => ({ id: designId });
  return newRoutes()
    .openapi(getDesigns, async (c) => c.json(await describeDesigns(dependencies), 200))
    .openapi(getSamples, async (c) => c.json(await listPreviewSamples(dependencies), 200))
    .openapi(postPreview, async (c) => c.json(await previewFace(dependencies, c.req.valid('json')), 200))
    .openapi(postDesign, async (c) => c.json(await makeDesign(dependencies, staffOf(c), c.req.valid('json')), 201))
    .openapi(putDesign, async (c) => {
      const input = { ...c.req.valid('json'), ...idOf(c.req.valid('param')) };
      return c.json(await changeDesign(dependencies, staffOf(c), input), 200);
    })
    .openapi(postUse, async (c) => {
      const input = { ...c.req.valid('json'), ...idOf(c.req.valid('param')) };
      return c.json(await useDesign(dependencies, staffOf(c), input), 200);
    })
    .openapi(deleteOne, async (c) => {
      await removeDesign(dependencies, staffOf(c), { ...c.req.valid('query'), ...idOf(c.req.valid('param')) });
      return c.body(null, 204);
    })
    .openapi(putPicture, async (c) => {
      const seen = { ...c.req.valid('query'), ...idOf(c.req.valid('param')) };
      const picture = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await putArtwork(dependencies, staffOf(c), { ...seen, picture }), 200);
    })
    .openapi(deletePicture, async (c) => {
      const seen = { ...c.req.valid('query'), ...idOf(c.req.valid('param')) };
      return c.json(await putArtwork(dependencies, staffOf(c), { ...seen, picture: undefined }), 200);
    })
    .openapi(getPicture, async (c) => {
      const png = await showArtwork(dependencies, c.req.valid('param').designId);
      return c.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'no-store' });
    });
}
