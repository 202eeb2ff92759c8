import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { answerError } from '../../server/kernel/answer-error.ts';
import type { RequestEnv } from '../../server/kernel/request-env.ts';

it('what nobody foresaw is answered with one sentence and a number, and nothing of it', async () => {
  const app = new Hono<RequestEnv>();
  app.onError(answerError);
  app.use(async (c, next) => {
    c.set('requestId', 'request-1');
    await next();
  });
  app.get('/', () => {
    throw new Error('select secret from drawers', { cause: new TypeError('Lin Ke') });
  });
  const answer = await app.request('/');
  expect(answer.status).toBe(500);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toEqual({
    type: 'urn:causeway:problem:server.unforeseen',
    title: 'Something went wrong on our side. It was written to the log.',
    status: 500,
    code: 'server.unforeseen',
    requestId: 'request-1',
  });
});
