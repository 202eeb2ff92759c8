import type { MiddlewareHandler } from 'hono';
import type { RequestEnv } from './request-env.ts';
import { trustedTypes } from './trusted-types.contract.ts';

/**
 * Passkeys are made and shown on these pages, and never in a frame of another one's. Only features that browsers know: of
 * another one (`bluetooth` is none yet) they complain on every page.
 */
const permissionsPolicy = [
  ...['camera', 'publickey-credentials-create', 'publickey-credentials-get'].map((feature) => `${feature}=(self)`),
  ...['display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

/**
 * What a browser may do with our answers. `connect-src` names the socket's origin too, for browsers to which 'self'
 * means http only. Text becomes markup, script or the address of one through the two policies that are named alone: Lit's,
 * for its templates, and that of `web-components/trusted-types.ts`. There is no COEP: nothing here shares memory, and no
 * page of another site can frame, open or load what is ours in any case.
 */
export function securityHeaders(publicOrigin: string): MiddlewareHandler<RequestEnv> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${publicOrigin.replace(/^http/, 'ws')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...trustedTypes,
  ].join('; ');
  const headers: [string, string][] = [
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', permissionsPolicy],
  ];
  if (publicOrigin.startsWith('https:')) {
    headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  }
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    if (c.req.path.startsWith('/api/')) c.header('cache-control', 'no-store');
    await next();
  };
}
