import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import type { RateLimit } from '../../kernel/rate-limit.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import { formsFaults } from '../forms/forms.errors.ts';
import { usingForm } from '../forms/forms.limits.ts';
import type { Darkroom } from './darkroom.ts';
import { findDraftPhotograph } from './find-draft-photograph.ts';
import { openDraftPhotograph } from './open-draft-photograph.ts';
import { aPhotograph, asPicture, atAddress, inJson, thePicture } from './photograph-bodies.ts';
import {
  draftSecretHeader,
  draftSecretHeaders,
  maxPhotographBytes,
  photographAnswer,
  photographPut,
} from './photographs.contract.ts';
import { putDraftPhotograph } from './put-draft-photograph.ts';
import { removeDraftPhotograph } from './remove-draft-photograph.ts';

/** Wrong secrets, and how often one form's photograph is sent or asked for. */
const usingPhotograph: RateLimit = {
  ...usingForm,
  name: {
    counts: 'all',
    terms: { burst: 120, refillMs: 500 },
    of: (c) => c.req.header(draftSecretHeader),
    isEverywhere: true,
    fault: formsFaults.too_many_savings,
  },
};

const put = defineRoute({
  method: 'put',
  path: '/api/registration/drafts/photograph',
  permission: permissions.register,
  limit: usingPhotograph,
  summary: 'Send the photograph of a form that is being filled in, in the place of the one there was',
  bodyLimitBytes: maxPhotographBytes,
  streamsBody: true,
  request: { headers: draftSecretHeaders, body: aPhotograph },
  responses: { 200: { description: 'The photograph, drawn anew', content: inJson(photographPut) } },
});

const remove = defineRoute({
  method: 'delete',
  path: '/api/registration/drafts/photograph',
  permission: permissions.register,
  limit: usingPhotograph,
  summary: 'Remove the photograph of a form, if there is one',
  request: { headers: draftSecretHeaders },
  responses: { 204: { description: 'There is none now' } },
});

const address = defineRoute({
  method: 'post',
  path: '/api/registration/drafts/photograph-address',
  permission: permissions.register,
  limit: usingPhotograph,
  summary: 'Where the photograph of a form can be fetched for the next minute and a half',
  request: { headers: draftSecretHeaders },
  responses: { 200: { description: 'The photograph, if there is one', content: inJson(photographAnswer) } },
});

const see = defineRoute({
  method: 'get',
  path: '/api/registration/drafts/photographs/{token}',
  permission: permissions.register,
  limit: usingPhotograph,
  summary: 'The photograph at an address that a form was given',
  request: { params: atAddress },
  responses: thePicture,
});

/** Whoever fills in a form has no sign-in: the form's secret lets them in, and wrong ones are counted by address. */
export function draftPhotographRoutes(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { darkroom: Darkroom },
) {
  return newRoutes()
    .openapi(put, async (c) => {
      const secret = c.req.valid('header')[draftSecretHeader];
      const { body } = c.req.raw;
      const photograph = await putDraftPhotograph(dependencies, { secret, body });
      return c.json({ photograph }, 200);
    })
    .openapi(remove, async (c) => {
      await removeDraftPhotograph(dependencies, c.req.valid('header')[draftSecretHeader]);
      return c.body(null, 204);
    })
    .openapi(address, async (c) => {
      const secret = c.req.valid('header')[draftSecretHeader];
      return c.json(await findDraftPhotograph(dependencies, secret), 200);
    })
    .openapi(see, async (c) => {
      const { token } = c.req.valid('param');
      return c.body(await openDraftPhotograph(dependencies, token), 200, asPicture);
    });
}
