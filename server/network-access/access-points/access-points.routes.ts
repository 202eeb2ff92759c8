import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import {
  accessPointCertificate,
  accessPointFile,
  accessPointList,
  accessPointOutcome,
  certificateRequest,
  maxAccessPointsBytes,
} from './access-points.contract.ts';
import { importAccessPoints } from './import-access-points.ts';
import { listAccessPoints } from './list-access-points.ts';
import { makeAccessPointCertificate } from './make-access-point-certificate.ts';
import { readAccessPointsCsv, readAccessPointsJson } from './read-access-points.ts';

const path = '/api/network/access-points';
const permission = permissions.importAccessPoints;
const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });

const list = defineRoute({
  ...{ method: 'get', path, permission },
  summary: 'The access points that may ask for devices, and which hotspot has which addresses in the air',
  responses: { 200: { description: 'By name, without secrets', ...json(accessPointList) } },
});

const put = defineRoute({
  ...{ method: 'put', path, permission },
  bodyLimitBytes: maxAccessPointsBytes,
  summary: 'Put the access points of a file in the place of all there were, whole or not at all',
  request: {
    body: {
      content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: accessPointFile } },
    },
  },
  responses: { 200: { description: 'What changed', ...json(accessPointOutcome) } },
});

const certify = defineRoute({
  ...{ method: 'post', path: `${path}/{name}/certificate`, permission },
  summary: 'Make the certificate by which an access point over TLS shows who it is; the one before is believed no more',
  request: {
    params: z.object({ name: z.string() }),
    body: { required: true, ...json(certificateRequest) },
  },
  responses: { 201: { description: 'Told once', ...json(accessPointCertificate) } },
});

export function accessPointsRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>) {
  return newRoutes()
    .openapi(list, async (c) => c.json(await listAccessPoints(deps), 200))
    .openapi(put, async (c) => {
      const json = c.req.valid('json');
      const isCsv = /^\s*text\/csv/i.test(c.req.header('content-type') ?? '');
      const read =
        isCsv || typeof json === 'string'
          ? readAccessPointsCsv(new Uint8Array(await c.req.arrayBuffer()))
          : readAccessPointsJson(json);
      return c.json(await importAccessPoints(deps, staffOf(c), read), 200);
    })
    .openapi(certify, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await makeAccessPointCertificate(deps, staffOf(c), wanted), 201);
    });
}
