import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { createBadgeReader } from '../badges/verify-badge.ts';
import { describeForPrinter, drawFace } from './draw-face.ts';
import { drawPdf } from './draw-pdf.ts';
import { listPrintQueue } from './list-print-queue.ts';
import { loadFaceMaker } from './load-face-maker.ts';
import { printAtKiosk } from './print-at-kiosk.ts';
import { printBadges } from './print-badges.ts';
import {
  badgesForPrinter,
  badgesToCount,
  badgesToPrint,
  kioskAnswer,
  kioskScan,
  printQueue,
  printQueueQuery,
} from './printing.contract.ts';
import { printingFaults } from './printing.errors.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const ofOneBadge = z.object({ serial: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const permission = permissions.printBadges;

const postPdf = defineRoute({
  method: 'post',
  path: '/api/badges/print.pdf',
  permission,
  summary: 'Print badges as a PDF, each on a page of its own or four to an A4 sheet; counted as printed',
  request: { body: { content: json(badgesToPrint), required: true } },
  responses: { 200: { description: 'The file', content: { 'application/pdf': { schema: z.string() } } } },
});

const postPrints = defineRoute({
  method: 'post',
  path: '/api/badges/prints',
  permission,
  summary: 'Print badges from a page: the addresses of their faces; counted as printed',
  request: { body: { content: json(badgesToCount), required: true } },
  responses: { 200: { description: 'What to print', content: json(badgesForPrinter) } },
});

const getQueue = defineRoute({
  method: 'get',
  path: '/api/badges/print-queue',
  permission,
  summary: 'Printed badges that are good and were never printed, by name',
  request: { query: printQueueQuery },
  responses: { 200: { description: 'How many, and the first of them', content: json(printQueue) } },
});

const getFace = defineRoute({
  method: 'get',
  path: '/api/badges/{serial}/face.svg',
  permission,
  summary: 'The face of a printed badge by the design in use; not counted',
  request: { params: ofOneBadge },
  responses: { 200: { description: 'The face', content: { 'image/svg+xml': { schema: z.string() } } } },
});

const postKiosk = defineRoute({
  method: 'post',
  path: '/api/kiosk/prints',
  permission,
  summary: 'Print the badge of the delegate who holds this phone badge before a kiosk',
  request: { body: { content: json(kioskScan), required: true } },
  responses: { 200: { description: 'What to print, or why not', content: json(kioskAnswer) } },
});

/** Files drawn at the same time: each keeps one core busy for some seconds. */
const maxFilesAtOnce = 2;
const notKept = { 'cache-control': 'no-store' };

export function printingRoutes(dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'>) {
  const badgeReader = createBadgeReader(dependencies);
  let filesDrawn = 0;
  return newRoutes()
    .openapi(postPdf, async (c) => {
      if (filesDrawn >= maxFilesAtOnce) throw new DomainError(printingFaults.printing_busy);
      const { serials, sheet } = c.req.valid('json');
      const maker = await loadFaceMaker(dependencies);
      const rows = await printBadges(dependencies, staffOf(c), { serials, by: 'file' });
      const file = drawPdf(maker, rows, sheet, dependencies.clock.now());
      filesDrawn += 1;
      file.once('close', () => {
        filesDrawn -= 1;
      });
      const name = rows.length === 1 ? 'badge.pdf' : 'badges.pdf';
      return c.body(Readable.toWeb(file as unknown as Readable) as ReadableStream, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${name}"`,
        ...notKept,
      });
    })
    .openapi(postPrints, async (c) => {
      const maker = await loadFaceMaker(dependencies);
      const rows = await printBadges(dependencies, staffOf(c), { ...c.req.valid('json'), by: 'browser' });
      return c.json(describeForPrinter(maker, rows), 200, notKept);
    })
    .openapi(getQueue, async (c) => c.json(await listPrintQueue(dependencies, c.req.valid('query')), 200))
    .openapi(getFace, async (c) =>
      c.body(await drawFace(dependencies, c.req.valid('param').serial), 200, {
        'content-type': 'image/svg+xml; charset=utf-8',
        ...notKept,
      }),
    )
    .openapi(postKiosk, async (c) => {
      const answered = await printAtKiosk({ ...dependencies, badgeReader }, staffOf(c), c.req.valid('json').token);
      return c.json(answered, 200, notKept);
    });
}
