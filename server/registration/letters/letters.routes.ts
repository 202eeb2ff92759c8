import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { countInvitations, inviteDelegates } from './invite-delegates.ts';
import {
  bounceAnswer,
  invitationChoice,
  invitationCounts,
  invitationsSent,
  letterAgain,
  letterPreview,
  letterPreviewQuery,
  letterSummary,
  lettersOfDelegate,
  letterToDelegate,
  troublePage,
  troubleQuery,
} from './letters.contract.ts';
import { listLettersInTrouble, listLettersOf } from './list-letters.ts';
import { previewDraft, previewLetter } from './preview-letter.ts';
import { putWording, readWordings } from './put-wording.ts';
import { recordBounce } from './record-bounce.ts';
import { sendLetterAgain } from './send-letter-again.ts';
import { letterDraft, letterWording, letterWordingList, wordingToPut } from './wordings.contract.ts';
import { writeToDelegate } from './write-to-delegate.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, ...json(schema) } });
const ofDelegate = { params: z.object({ delegateId: uuid }) };

const ofOne = defineRoute({
  method: 'get',
  path: '/api/delegates/{delegateId}/letters',
  permission: permissions.mendLetters,
  summary: 'The letters that a delegate was written',
  request: ofDelegate,
  responses: { 200: { description: 'Newest first', ...json(lettersOfDelegate) } },
});

const write = defineRoute({
  method: 'post',
  path: '/api/delegates/{delegateId}/letters',
  permission: permissions.mendLetters,
  summary: 'Write a delegate their invitation, or a new link in the place of those they had',
  request: { ...ofDelegate, ...body(letterToDelegate) },
  responses: { 201: { description: 'Written, and on its way', ...json(letterSummary) } },
});

const trouble = defineRoute({
  method: 'get',
  path: '/api/letters/trouble',
  permission: permissions.mendLetters,
  summary: 'Letters that did not reach anybody',
  request: { query: troubleQuery },
  responses: { 200: { description: 'One page, newest first', ...json(troublePage) } },
});

const again = defineRoute({
  method: 'post',
  path: '/api/letters/{letterId}/again',
  permission: permissions.mendLetters,
  summary: 'Send a letter anew, also to a mended address',
  request: { params: z.object({ letterId: uuid }), ...body(letterAgain) },
  responses: { 201: { description: 'The new letter', ...json(letterSummary) } },
});

const counts = defineRoute({
  method: 'post',
  path: '/api/invitations/counts',
  permission: permissions.invite,
  summary: 'How many a choice of whom to invite means',
  request: body(invitationChoice),
  responses: { 200: { description: 'The counts', ...json(invitationCounts) } },
});

const invite = defineRoute({
  method: 'post',
  path: '/api/invitations',
  permission: permissions.invite,
  summary: 'Invite all of a choice who have no invitation yet',
  request: body(invitationChoice),
  responses: { 200: { description: 'How many letters were written', ...json(invitationsSent) } },
});

const preview = defineRoute({
  method: 'get',
  path: '/api/letters/preview',
  permission: permissions.invite,
  summary: 'A letter as it would go to an invented delegate',
  request: { query: letterPreviewQuery },
  responses: { 200: { description: 'The letter', ...json(letterPreview) } },
});

const wordings = defineRoute({
  method: 'get',
  path: '/api/letters/wordings',
  permission: permissions.putWordings,
  summary: "The organiser's own words for letters",
  responses: { 200: { description: 'All that were put', ...json(letterWordingList) } },
});

const putOne = defineRoute({
  method: 'put',
  path: '/api/letters/wordings',
  permission: permissions.putWordings,
  bodyLimitBytes: 64 * 1024,
  summary: 'Put own words for a kind of letter in a language, or take them back',
  request: body(wordingToPut),
  responses: { 200: { description: 'As it is stored', ...json(letterWording) } },
});

const draft = defineRoute({
  method: 'post',
  path: '/api/letters/preview',
  permission: permissions.putWordings,
  bodyLimitBytes: 64 * 1024,
  summary: 'A letter with words that are not saved, as it would go to an invented delegate',
  request: body(letterDraft),
  responses: { 200: { description: 'The letter', ...json(letterPreview) } },
});

const bounces = defineRoute({
  method: 'post',
  path: '/api/letters/bounces',
  permission: permissions.reportBounces,
  bodyLimitBytes: 256 * 1024,
  summary: 'Hand in a mail that came to the return address',
  request: { body: { required: true, content: { 'message/rfc822': { schema: z.string() } } } },
  responses: { 200: { description: 'What came of it', ...json(bounceAnswer) } },
});

type LettersDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>;

export function lettersRoutes(deps: LettersDependencies) {
  return newRoutes()
    .openapi(ofOne, async (c) => c.json({ letters: await listLettersOf(deps, c.req.valid('param').delegateId) }, 200))
    .openapi(write, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await writeToDelegate(deps, staffOf(c), input), 201);
    })
    .openapi(trouble, async (c) => c.json(await listLettersInTrouble(deps, c.req.valid('query')), 200))
    .openapi(again, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await sendLetterAgain(deps, staffOf(c), input), 201);
    })
    .openapi(counts, async (c) => c.json(await countInvitations(deps, c.req.valid('json')), 200))
    .openapi(invite, async (c) => c.json(await inviteDelegates(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(preview, async (c) => c.json(await previewLetter(deps, c.req.valid('query')), 200))
    .openapi(draft, async (c) => c.json(await previewDraft(deps, c.req.valid('json')), 200))
    .openapi(wordings, async (c) => c.json({ wordings: await readWordings(deps) }, 200))
    .openapi(putOne, async (c) => c.json(await putWording(deps, staffOf(c), c.req.valid('json')), 200))
    .openapi(bounces, async (c) =>
      c.json(await recordBounce(deps, Buffer.from(await c.req.arrayBuffer()).toString('utf8')), 200),
    );
}
