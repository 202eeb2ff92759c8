import { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { readingPlainly } from '../../kernel/reading.limits.ts';
import { defineRoute, delegateOf, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { makingCredentials } from '../network-access.limits.ts';
import { findAuthorityCertificate } from './find-authority-certificate.ts';
import { makeSetUpLink } from './make-set-up-link.ts';
import { captivePortal, setUpAddress, setUpLink, setUpRequest, wifiPage } from './onboarding.contract.ts';
import { isForm } from './send-forms-back.ts';
import { type SetUpDependencies, setUpDevice } from './set-up-device.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });
const file = { schema: z.string().openapi({ format: 'binary' }) };

const setUp = defineRoute({
  ...{ method: 'post', path: setUpAddress, permission: permissions.useOwnPage },
  limit: makingCredentials,
  bodyLimitBytes: 4_096,
  summary: 'Make a certificate for one more device, and a file that sets it up; the key is kept nowhere',
  request: {
    body: {
      content: {
        'application/json': { schema: setUpRequest },
        'application/x-www-form-urlencoded': { schema: setUpRequest },
      },
    },
  },
  responses: {
    200: {
      description: 'The file',
      content: {
        'application/x-apple-aspen-config': file,
        'application/eap-config': file,
        'application/zip': file,
        'application/x-pkcs12': file,
      },
    },
    303: { description: 'A form that was refused: to the page, with the code of the problem in the fragment' },
  },
});

const authorityCertificate = defineRoute({
  ...{ method: 'get', path: '/api/network/authorities/{fingerprint}/certificate', permission: permissions.joinWifi },
  limit: readingPlainly,
  summary: 'The certificate of an authority that phones are to trust on the Wi-Fi',
  request: { params: z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower hex') }) },
  responses: { 200: { description: 'In DER', content: { 'application/x-x509-ca-cert': file } } },
});

const portal = defineRoute({
  ...{ method: 'get', path: '/api/network/captive-portal', permission: permissions.joinWifi },
  limit: readingPlainly,
  summary: 'What a phone asks about the network that it is on (RFC 8908)',
  responses: {
    200: {
      description: 'Captive on the network for setting up alone',
      content: { 'application/captive+json': { schema: captivePortal } },
    },
  },
});

const makeLink = defineRoute({
  ...{ method: 'post', path: '/api/network/accounts/{delegateId}/set-up-link', permission: permissions.setUpPhones },
  summary: "Make a link, good once and for ten minutes, with which a delegate's phone sets itself up for the Wi-Fi",
  request: { params: z.object({ delegateId: uuid }) },
  responses: { 201: { description: 'The link is told this once', ...json(setUpLink) } },
});

/** Who has what is told here is on the network: no cache keeps it. */
const notKept = { 'cache-control': 'no-store' };

export function onboardingRoutes(deps: SetUpDependencies) {
  const { publicOrigin } = deps;
  return newRoutes()
    .openapi(setUp, async (c) => {
      const wanted = isForm(c) ? c.req.valid('form') : c.req.valid('json');
      const { bytes, mediaType, fileName } = await setUpDevice(deps, delegateOf(c), wanted);
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"`,
        ...notKept,
      });
    })
    .openapi(authorityCertificate, async (c) => {
      const { fingerprint } = c.req.valid('param');
      return c.body(new Uint8Array(await findAuthorityCertificate(deps, fingerprint)), 200, {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': `attachment; filename="authority-${fingerprint.slice(0, 8)}.cer"`,
      });
    })
    .openapi(portal, (c) => {
      const told: z.infer<typeof captivePortal> = {
        captive: c.get('requester').isOnboarding === true,
        'user-portal-url': `${publicOrigin}${wifiPage}`,
        'venue-info-url': `${publicOrigin}/`,
      };
      return c.json(told, 200, { 'content-type': 'application/captive+json' });
    })
    .openapi(makeLink, async (c) =>
      c.json(await makeSetUpLink(deps, staffOf(c), c.req.valid('param').delegateId), 201, notKept),
    );
}
