import type { Context, MiddlewareHandler } from 'hono';
import type { RequestEnv } from '../../kernel/request-env.ts';
import { problemInFragment, wifiPage } from './onboarding.contract.ts';

/** Whether a page has posted a form: the browser then shows whatever it is answered. */
export const isForm = (c: Context<RequestEnv>): boolean =>
  c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';

/** Who posted a form that is refused is on the page again, which says why; without this they would look at JSON. */
export const sendFormsBack: MiddlewareHandler<RequestEnv> = async (c, next) => {
  await next();
  if (c.res.status < 400 || !isForm(c)) return;
  const code = c.get('problemCode') ?? 'server.unforeseen';
  const location = `${wifiPage}#${problemInFragment}${code}`;
  c.res = new Response(null, { status: 303, headers: { location } });
};
