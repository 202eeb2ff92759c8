import { z } from '@hono/zod-openapi';
import { photographTypes } from './photographs.contract.ts';

/** A photograph as the body of a request. */
export const aPhotograph = {
  required: true,
  content: Object.fromEntries(photographTypes.map((type) => [type, { schema: z.string() }])),
};

/** A photograph as an answer. */
export const thePicture = {
  200: { description: 'The picture', content: { 'image/jpeg': { schema: z.string() } } },
};

/** Whoever may see it may see it now: no cache keeps it, and nobody takes it for anything but a picture. */
export const asPicture = {
  'content-type': 'image/jpeg',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline; filename="photograph.jpg"',
};

export const atAddress = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{40,100}$/) });

export const inJson = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
