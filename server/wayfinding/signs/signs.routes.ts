import { Readable } from 'node:stream';
import { z } from 'zod';
import { DomainError } from '../../kernel/domain-error.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { makeSigns, type SignsDependencies, type SignsWanted } from './make-signs.ts';
import { paintSigns } from './paint-signs.ts';
import { signFile, signQuery, signsQuery } from './signs.contract.ts';
import { signFaults } from './signs.errors.ts';

const pdf = { 200: { description: 'The file', content: { 'application/pdf': { schema: z.string() } } } } as const;

const all = defineRoute({
  method: 'get',
  path: '/api/signs.pdf',
  permission: permissions.printSigns,
  summary: 'Signs of places to print, a page each: all, or those of some kinds',
  request: { query: signsQuery },
  responses: pdf,
});

const one = defineRoute({
  method: 'get',
  path: '/api/signs/{file}',
  permission: permissions.printSigns,
  summary: 'The sign of one place to print, `K7M4.pdf`; with arrows where it is told how it hangs',
  request: { params: z.object({ file: signFile }), query: signQuery },
  responses: pdf,
});

/** Files drawn at the same time: each keeps one core busy for some seconds. */
const maxFilesAtOnce = 2;

export function signsRoutes(deps: SignsDependencies) {
  let filesDrawn = 0;
  const draw = async (wanted: SignsWanted): Promise<ReadableStream> => {
    if (filesDrawn >= maxFilesAtOnce) throw new DomainError(signFaults.busy);
    const { signs } = await makeSigns(deps, wanted);
    const file = paintSigns(signs, deps.clock.now());
    filesDrawn += 1;
    file.once('close', () => {
      filesDrawn -= 1;
    });
    return Readable.toWeb(file as unknown as Readable) as ReadableStream;
  };
  const headersFor = (name: string) => ({
    ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
    'content-disposition': `inline; filename="${name}"`,
  });
  return newRoutes()
    .openapi(all, async (c) => c.body(await draw({ kinds: c.req.valid('query').kinds }), 200, headersFor('signs.pdf')))
    .openapi(one, async (c) => {
      const { file } = c.req.valid('param');
      const { facing } = c.req.valid('query');
      return c.body(await draw({ code: file.replace(/\.pdf$/, ''), facing }), 200, headersFor(file));
    });
}
