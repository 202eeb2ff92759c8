import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { asDelegatePasskey, listOwnPasskeys, renamePasskey } from './list-passkeys.ts';
import { makeDelegatePasskey, offerDelegatePasskey } from './make-delegate-passkey.ts';
import { ceremony, delegatePasskey, delegatePasskeyList, newPasskey, passkeyName } from './passkeys.contract.ts';
import { removeDelegatePasskey } from './revoke-passkeys.ts';

const params = z.object({ passkeyId: uuid });
const permission = permissions.useOwnPage;
const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({ body: { required: true, ...json(schema) } });

const offer = defineRoute({
  method: 'post',
  path: '/api/delegate/passkeys/offers',
  permission,
  summary: 'Options of WebAuthn with which the delegate makes a passkey on their phone, within five minutes',
  responses: { 201: { description: 'For navigator.credentials.create', ...json(ceremony) } },
});

const make = defineRoute({
  method: 'post',
  path: '/api/delegate/passkeys',
  permission,
  summary: 'Keep a passkey that the delegate has made; it counts once a station has seen their document with it',
  request: taking(newPasskey),
  responses: { 201: { description: 'Kept', ...json(delegatePasskey) } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/delegate/passkeys',
  permission,
  summary: "The delegate's own passkeys",
  responses: { 200: { description: 'The oldest first', ...json(delegatePasskeyList) } },
});

const rename = defineRoute({
  method: 'put',
  path: '/api/delegate/passkeys/{passkeyId}/name',
  permission,
  summary: 'Call a passkey something else',
  request: { params, ...taking(passkeyName) },
  responses: { 200: { description: 'Renamed', ...json(delegatePasskey) } },
});

const remove = defineRoute({
  method: 'delete',
  path: '/api/delegate/passkeys/{passkeyId}',
  permission,
  summary: "Revoke one of the delegate's own passkeys; the last one too, for a document does as well",
  request: { params },
  responses: { 204: { description: 'Revoked' } },
});

export function delegatePasskeysRoutes(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>) {
  return newRoutes()
    .openapi(offer, async (c) => c.json(await offerDelegatePasskey(deps, delegateOf(c)), 201))
    .openapi(make, async (c) => c.json(await makeDelegatePasskey(deps, delegateOf(c), c.req.valid('json')), 201))
    .openapi(list, async (c) =>
      c.json({ passkeys: await listOwnPasskeys(deps, delegateOf(c), asDelegatePasskey) }, 200),
    )
    .openapi(rename, async (c) => {
      const renamed = { id: c.req.valid('param').passkeyId, ...c.req.valid('json') };
      return c.json(await renamePasskey(deps, delegateOf(c), renamed, asDelegatePasskey), 200);
    })
    .openapi(remove, async (c) => {
      await removeDelegatePasskey(deps, delegateOf(c), c.req.valid('param').passkeyId);
      return c.body(null, 204);
    });
}
