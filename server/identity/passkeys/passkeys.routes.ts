import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { answerSignIn, comerOf, deviceAt } from '../answer-sign-in.ts';
import { currentSignIn } from '../identity.contract.ts';
import { answeringWithPasskeys, askingForChallenges } from '../identity.limits.ts';
import type { IdentityDependencies } from '../identity.routes.ts';

import { asPasskey, listOwnPasskeys, renamePasskey } from './list-passkeys.ts';
import { makePasskey, offerPasskey } from './make-passkey.ts';
import {
  ceremony,
  freshProof,
  newPasskey,
  passkey,
  passkeyList,
  passkeyName,
  passkeySignIn,
} from './passkeys.contract.ts';
import { offerProof, proveAgain } from './prove-again.ts';
import { revokeAllPasskeys, revokeOwnPasskey } from './revoke-passkeys.ts';
import { offerPasskeySignIn, signInWithPasskey } from './sign-in-with-passkey.ts';

const params = z.object({ passkeyId: uuid });
const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({ body: { required: true, ...json(schema) } });

const offer = defineRoute({
  method: 'post',
  path: '/api/passkeys/offers',
  permission: permissions.useOwnSignIn,
  summary: 'Options of WebAuthn with which the asker makes a passkey, within five minutes',
  responses: { 201: { description: 'For navigator.credentials.create', ...json(ceremony) } },
});

const make = defineRoute({
  method: 'post',
  path: '/api/passkeys',
  permission: permissions.useOwnSignIn,
  summary: 'Keep a passkey that the asker has made; who came by a link is signed in with it',
  request: taking(newPasskey),
  responses: { 201: { description: 'Kept', ...json(passkey) } },
});

const list = defineRoute({
  method: 'get',
  path: '/api/passkeys',
  permission: permissions.useOwnSignIn,
  summary: "The asker's passkeys",
  responses: { 200: { description: 'The oldest first', ...json(passkeyList) } },
});

const rename = defineRoute({
  method: 'put',
  path: '/api/passkeys/{passkeyId}/name',
  permission: permissions.useOwnSignIn,
  summary: 'Call a passkey something else',
  request: { params, ...taking(passkeyName) },
  responses: { 200: { description: 'Renamed', ...json(passkey) } },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/api/passkeys/{passkeyId}',
  permission: permissions.useOwnSignIn,
  needsProof: true,
  summary: "Revoke one of the asker's passkeys; their sign-ins elsewhere end",
  request: { params },
  responses: { 204: { description: 'Revoked' } },
});

const revokeAll = defineRoute({
  method: 'delete',
  path: '/api/staff/{staffId}/passkeys',
  permission: permissions.manageStaff,
  needsProof: true,
  summary: 'Revoke all passkeys of a member of staff and end their sign-ins: only a new link lets them in',
  request: { params: z.object({ staffId: uuid }) },
  responses: { 200: { description: 'Revoked', ...json(z.object({ revoked: z.number().int() })) } },
});

const offerSignIn = defineRoute({
  method: 'post',
  path: '/api/passkey-sign-ins/offers',
  permission: permissions.signIn,
  limit: askingForChallenges,
  summary: 'Options of WebAuthn with which somebody of the staff signs in, within five minutes',
  responses: { 201: { description: 'For navigator.credentials.get', ...json(ceremony) } },
});

const offerOwnProof = defineRoute({
  method: 'post',
  path: '/api/passkey-proofs/offers',
  permission: permissions.useOwnSignIn,
  summary: 'Options of WebAuthn with which the asker shows a passkey of theirs once more, within five minutes',
  responses: { 201: { description: 'For navigator.credentials.get', ...json(ceremony) } },
});

const prove = defineRoute({
  method: 'post',
  path: '/api/passkey-proofs',
  permission: permissions.useOwnSignIn,
  limit: answeringWithPasskeys,
  summary: 'Let this sign-in count as proven for five minutes, with the answer of a passkey of the asker',
  request: taking(passkeySignIn),
  responses: { 201: { description: 'Proven', ...json(freshProof) } },
});

const beginSignIn = defineRoute({
  method: 'post',
  path: '/api/passkey-sign-ins',
  permission: permissions.signIn,
  limit: answeringWithPasskeys,
  summary: 'Sign in by cookie with the answer of a passkey',
  request: taking(passkeySignIn),
  responses: { 201: { description: 'Signed in', ...json(currentSignIn) } },
});

export function passkeysRoutes(deps: IdentityDependencies) {
  return newRoutes()
    .openapi(offer, async (c) => c.json(await offerPasskey(deps, staffOf(c)), 201))
    .openapi(make, async (c) => {
      const { client } = comerOf(c);
      const kept = await makePasskey(deps, staffOf(c), { ...c.req.valid('json'), client });
      if (kept.begun) answerSignIn(deps, c, kept.begun);
      return c.json(kept.passkey, 201);
    })
    .openapi(list, async (c) => c.json({ passkeys: await listOwnPasskeys(deps, staffOf(c), asPasskey) }, 200))
    .openapi(rename, async (c) => {
      const renamed = { id: c.req.valid('param').passkeyId, ...c.req.valid('json') };
      return c.json(await renamePasskey(deps, staffOf(c), renamed, asPasskey), 200);
    })
    .openapi(revoke, async (c) => {
      await revokeOwnPasskey(deps, staffOf(c), c.req.valid('param').passkeyId);
      return c.body(null, 204);
    })
    .openapi(revokeAll, async (c) =>
      c.json(await revokeAllPasskeys(deps, staffOf(c), c.req.valid('param').staffId), 200),
    )
    .openapi(offerOwnProof, async (c) => c.json(await offerProof(deps, staffOf(c)), 201))
    .openapi(prove, async (c) => c.json(await proveAgain(deps, staffOf(c), c.req.valid('json').credential), 201))
    .openapi(offerSignIn, async (c) => c.json(await offerPasskeySignIn(deps, deviceAt(c)), 201))
    .openapi(beginSignIn, async (c) => {
      const { credential } = c.req.valid('json');
      const begun = await signInWithPasskey(deps, { credential, device: deviceAt(c), ...comerOf(c) });
      return c.json(answerSignIn(deps, c, begun), 201);
    });
}
