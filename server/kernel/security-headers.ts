import type { MiddlewareHandler } from 'hono';
import type { RequestEnv } from './request-env.ts';

/**
 * What a browser may do with our answers. `connect-src` names the socket's origin too, for browsers to which 'self'
 * means http only.
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
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers: [string, string][] = [
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()'],
  ];
  if (publicOrigin.startsWith('https:')) headers.push(['strict-transport-security', 'max-age=31536000']);
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    if (c.req.path.startsWith('/api/')) c.header('cache-control', 'no-store');
    await next();
  };
}
