import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { compareVersions } from './compare-versions.ts';
import { discardDraft } from './discard-draft.ts';
import { draftVenue } from './draft-venue.ts';
import { exportImdf } from './export-imdf.ts';
import { publishVenue } from './publish-venue.ts';
import { readPlanOf, readPublishedPlan, readVersion, readVersions } from './read-versions.ts';
import { restoreVersion } from './restore-version.ts';
import {
  causewayPlan,
  draftOutcome,
  draftQuery,
  maxVenueFileBytes,
  publishOutcome,
  venueVersionList,
  versionComparison,
  versionReport,
} from './versions.contract.ts';

const inJson = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofVersion = z.object({ versionId: uuid });
const aFile = { schema: z.string() };

const draft = defineRoute({
  method: 'post',
  path: '/api/venue/draft',
  permission: permissions.setUpVenue,
  bodyLimitBytes: maxVenueFileBytes,
  summary: 'Make a file the draft of the plan, in the place of the draft there was; whole or not at all',
  request: {
    query: draftQuery,
    body: {
      required: true,
      content: {
        'application/octet-stream': aFile,
        'application/zip': aFile,
        'application/gzip': aFile,
        'text/xml': aFile,
      },
    },
  },
  responses: { 201: { description: 'The draft, and what was found of it', content: inJson(draftOutcome) } },
});

const discard = defineRoute({
  method: 'delete',
  path: '/api/venue/draft',
  permission: permissions.setUpVenue,
  summary: 'Throw the draft away',
  responses: { 204: { description: 'There is none now' } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/venue/versions',
  permission: permissions.setUpVenue,
  summary: 'The versions of the plan, newest first',
  responses: { 200: { description: 'The 200 newest', content: inJson(venueVersionList) } },
});

const read = defineRoute({
  method: 'get',
  path: '/api/venue/versions/{versionId}',
  permission: permissions.setUpVenue,
  summary: 'One version, with what was found of it when it was made',
  request: { params: ofVersion },
  responses: { 200: { description: 'Errors first', content: inJson(versionReport) } },
});

const compare = defineRoute({
  method: 'get',
  path: '/api/venue/versions/{versionId}/changes',
  permission: permissions.setUpVenue,
  summary: 'What a version changes against another',
  request: { params: ofVersion, query: z.object({ from: uuid }) },
  responses: { 200: { description: 'Levels, places and walkways', content: inJson(versionComparison) } },
});

const planOf = defineRoute({
  method: 'get',
  path: '/api/venue/versions/{versionId}/plan',
  permission: permissions.setUpVenue,
  summary: 'The plan of a version, as a file of format `causeway`',
  request: { params: ofVersion },
  responses: { 200: { description: 'The whole plan', content: inJson(causewayPlan) } },
});

const imdfOf = defineRoute({
  method: 'get',
  path: '/api/venue/versions/{versionId}/imdf',
  permission: permissions.setUpVenue,
  summary: 'The plan of a version, as an archive of IMDF',
  request: { params: ofVersion },
  responses: { 200: { description: 'The archive', content: { 'application/zip': { schema: z.string() } } } },
});

const publish = defineRoute({
  method: 'post',
  path: '/api/venue/versions/{versionId}/publish',
  permission: permissions.setUpVenue,
  summary: 'Make the draft the plan of the venue: ways, map and codes of places, at once',
  request: { params: ofVersion },
  responses: { 200: { description: 'Published', content: inJson(publishOutcome) } },
});

const restore = defineRoute({
  method: 'post',
  path: '/api/venue/versions/{versionId}/restore',
  permission: permissions.setUpVenue,
  summary: 'Make an older version the draft again, as a new version',
  request: { params: ofVersion },
  responses: { 201: { description: 'The draft, and what was found of it', content: inJson(versionReport) } },
});

const plan = defineRoute({
  method: 'get',
  path: '/api/venue/plan',
  permission: permissions.readMap,
  summary: 'The plan that is published',
  request: { headers: z.object({ 'if-none-match': z.string().max(1000).optional() }) },
  responses: {
    200: { description: 'The whole plan', content: inJson(causewayPlan) },
    304: { description: 'The plan named by If-None-Match is the one of now' },
  },
});

export function versionsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>) {
  return newRoutes()
    .openapi(draft, async (c) => {
      const bytes = Buffer.from(await c.req.arrayBuffer());
      return c.json(await draftVenue(deps, staffOf(c), c.req.valid('query'), bytes), 201);
    })
    .openapi(discard, async (c) => {
      await discardDraft(deps, staffOf(c));
      return c.body(null, 204);
    })
    .openapi(list, async (c) => c.json({ versions: await readVersions(deps) }, 200))
    .openapi(read, async (c) => c.json(await readVersion(deps, c.req.valid('param').versionId), 200))
    .openapi(compare, async (c) => {
      const versions = { from: c.req.valid('query').from, to: c.req.valid('param').versionId };
      return c.json(await compareVersions(deps, versions), 200);
    })
    .openapi(planOf, async (c) => c.json(await readPlanOf(deps, c.req.valid('param').versionId), 200))
    .openapi(imdfOf, async (c) => {
      const archive = await exportImdf(deps, c.req.valid('param').versionId);
      return c.body(new Uint8Array(archive), 200, { 'content-type': 'application/zip' });
    })
    .openapi(publish, async (c) => c.json(await publishVenue(deps, staffOf(c), c.req.valid('param').versionId), 200))
    .openapi(restore, async (c) => c.json(await restoreVersion(deps, staffOf(c), c.req.valid('param').versionId), 201))
    .openapi(plan, async (c) => {
      const held = /"([^"]*)"/.exec(c.req.valid('header')['if-none-match'] ?? '')?.[1];
      const published = await readPublishedPlan(deps, held);
      c.header('etag', `"${published.id}"`);
      c.header('cache-control', 'private, no-cache');
      return published.plan ? c.json(published.plan, 200) : c.body(null, 304);
    });
}
