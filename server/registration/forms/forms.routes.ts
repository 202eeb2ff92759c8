import type { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes } from '../../kernel/route.ts';
import type { MoveUpDependencies } from '../review/move-up-waiting-list.ts';
import { beginForm } from './begin-form.ts';
import { describeForm } from './describe-form.ts';
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
import { beginningForms, readingForm, usingForm } from './forms.limits.ts';
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
  limit: readingForm,
  summary: 'The registration form: what it asks, whether it is open, and the conference',
  responses: { 200: { description: 'The form', content: json(registrationForm) } },
});

const postDraft = defineRoute({
  method: 'post',
  path: '/api/registration/drafts',
  permission: permissions.register,
  limit: beginningForms,
  summary: 'Begin a form; its link also goes to the address by letter',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToBegin), required: true } },
  responses: { 201: { description: 'The secret of the form', content: json(begunForm) } },
});

const postOpen = defineRoute({
  method: 'post',
  path: '/api/registration/drafts/open',
  permission: permissions.register,
  limit: usingForm,
  summary: 'Read a form as far as it is filled in, or what became of it',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToOpen), required: true } },
  responses: { 200: { description: 'The form', content: json(openFormSchema) } },
});

const putContent = defineRoute({
  method: 'put',
  path: '/api/registration/drafts/content',
  permission: permissions.register,
  limit: usingForm,
  summary: 'Keep a form as far as it is filled in, right or wrong',
  bodyLimitBytes: 64 * 1024,
  request: { body: { content: json(formToSave), required: true } },
  responses: { 200: { description: 'Kept', content: json(savedForm) } },
});

const postSubmit = defineRoute({
  method: 'post',
  path: '/api/registration/drafts/submit',
  permission: permissions.register,
  limit: usingForm,
  summary: 'Send a form as it was kept last; sent twice, it is answered twice with the same',
  bodyLimitBytes: smallBody,
  request: { body: { content: json(formToSubmit), required: true } },
  responses: { 200: { description: 'What became of it', content: json(formOutcome) } },
});

/** For people who have no sign-in: the secret of a form is all that they have. */
export function formsRoutes(deps: MoveUpDependencies) {
  return newRoutes()
    .openapi(getForm, async (c) => c.json(await describeForm(deps), 200))
    .openapi(postDraft, async (c) => c.json(await beginForm(deps, c.req.valid('json')), 201))
    .openapi(postOpen, async (c) => c.json(await openForm(deps, c.req.valid('json')), 200))
    .openapi(putContent, async (c) => c.json(await saveForm(deps, c.req.valid('json')), 200))
    .openapi(postSubmit, async (c) => c.json(await submitForm(deps, c.req.valid('json')), 200));
}
