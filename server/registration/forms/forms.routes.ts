import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { permissions } from '../../kernel/permissions.contract.ts';
import type { RequestEnv } from '../../kernel/request-env.ts';
import { requesterAddress } from '../../kernel/requester-address.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import type { MoveUpDependencies } from '../review/move-up-waiting-list.ts';
import { beginForm } from './begin-form.ts';
import { describeForm } from './describe-form.ts';
import { findDraftBySecret } from './find-draft-by-secret.ts';
import { FormLimits } from './form-limits.ts';
import {
  begunForm,
  formOutcome,
  formToBegin,
  formToOpen,
  formToSave,
  formToSubmit,
  openForm as openFormSchema,
  savedForm,
} from './forms.contract.ts';
import { openForm } from './open-form.ts';
import { saveForm } from './save-form.ts';
import { submitForm } from './submit-form.ts';
import { registrationForm } from './terms.contract.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const smallBody = 4 * 1024;

const getForm = defineRoute({
  method: 'get',
  path: '/api/registration/form',
  permission: permissions.register,
  summary: 'The registration form: what it asks, whether it is open, and the conference',
  responses: { 200: { description: 'The form', content: json(registrationForm) } },
});

const postDraft = defineRoute({
  method: 'post',
  path: '/api/registration/drafts',
  permission: permissions.register,
  summary: 'Begin a form; its link also goes to the address by letter',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToBegin), required: true } },
  responses: { 201: { description: 'The secret of the form', content: json(begunForm) } },
});

const postOpen = defineRoute({
  method: 'post',
  path: '/api/registration/drafts/open',
  permission: permissions.register,
  summary: 'Read a form as far as it is filled in, or what became of it',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToOpen), required: true } },
  responses: { 200: { description: 'The form', content: json(openFormSchema) } },
});

const putContent = defineRoute({
  method: 'put',
  path: '/api/registration/drafts/content',
  permission: permissions.register,
  summary: 'Keep a form as far as it is filled in, right or wrong',
  bodyLimitBytes: 64 * 1024,
  request: { body: { content: json(formToSave), required: true } },
  responses: { 200: { description: 'Kept', content: json(savedForm) } },
});

const postSubmit = defineRoute({
  method: 'post',
  path: '/api/registration/drafts/submit',
  permission: permissions.register,
  summary: 'Send a form as it was kept last; sent twice, it is answered twice with the same',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToSubmit), required: true } },
  responses: { 200: { description: 'What became of it', content: json(formOutcome) } },
});

const waitingTold = (c: Context<RequestEnv>) => (seconds: number) => c.header('Retry-After', String(seconds));

/** For people who have no sign-in: the secret of a form is all that they have. */
export function formsRoutes(deps: MoveUpDependencies) {
  const limits = new FormLimits(deps.clock);
  const mustOpen = async (c: Context<RequestEnv>, secret: string) => {
    const retryAfter = waitingTold(c);
    const { id } = await limits.find(requesterAddress(c), retryAfter, () => findDraftBySecret(deps, secret));
    limits.mayUse(id, retryAfter);
  };
  return newRoutes()
    .openapi(getForm, async (c) => {
      limits.mayRead(requesterAddress(c), waitingTold(c));
      return c.json(await describeForm(deps), 200);
    })
    .openapi(postDraft, async (c) => {
      const begun = c.req.valid('json');
      const begin = () => beginForm(deps, begun);
      return c.json(await limits.begin(requesterAddress(c), begun.email, waitingTold(c), begin), 201);
    })
    .openapi(postOpen, async (c) => {
      const { secret } = c.req.valid('json');
      await mustOpen(c, secret);
      return c.json(await openForm(deps, { secret }), 200);
    })
    .openapi(putContent, async (c) => {
      const form = c.req.valid('json');
      await mustOpen(c, form.secret);
      return c.json(await saveForm(deps, form), 200);
    })
    .openapi(postSubmit, async (c) => {
      const form = c.req.valid('json');
      await mustOpen(c, form.secret);
      return c.json(await submitForm(deps, form), 200);
    });
}
