import { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, newRoutes, staffOf } from '../../kernel/route.ts';
import { uuid } from '../../kernel/values.contract.ts';
import { answeringStations } from '../identity.limits.ts';
import { answerQuestion } from './answer-question.ts';
import { askPhone } from './ask-phone.ts';
import { lookAtQuestion } from './look-at-question.ts';
import {
  phoneAnswer,
  phoneCode,
  phoneCodeLookUp,
  phoneNumber,
  phoneQuestion,
  pickedNumber,
  pickedProof,
} from './phone-proofs.contract.ts';
import { pickNumber } from './pick-number.ts';

const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } });
const taking = <S extends z.ZodType>(schema: S) => ({ body: { required: true, ...json(schema) } });

const make = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/phone-proofs',
  permission: permissions.verify,
  summary: 'Show a code that the phone of this person answers within a minute',
  request: { params: z.object({ verificationId: uuid }) },
  responses: { 201: { description: 'The code is told this once', ...json(phoneCode) } },
});

const pick = defineRoute({
  method: 'post',
  path: '/api/verifications/{verificationId}/phone-proofs/{proofId}/number',
  permission: permissions.verify,
  summary: 'Say which of three numbers the phone shows; another one makes the proof void',
  request: { params: z.object({ verificationId: uuid, proofId: uuid }), ...taking(pickedNumber) },
  responses: { 200: { description: 'Whether it is the right one', ...json(pickedProof) } },
});

const lookUp = defineRoute({
  method: 'post',
  path: '/api/phone-proofs/look-up',
  permission: permissions.answerStations,
  limit: answeringStations,
  bodyLimitBytes: 1024,
  summary: 'Which station and officer ask with this code, and how a phone answers',
  request: taking(phoneCodeLookUp),
  responses: { 200: { description: 'Asked now', ...json(phoneQuestion) } },
});

const answer = defineRoute({
  method: 'post',
  path: '/api/phone-proofs/answer',
  permission: permissions.answerStations,
  limit: answeringStations,
  summary: 'Answer a station with a passkey',
  request: taking(phoneAnswer),
  responses: { 200: { description: 'The number to show the officer', ...json(phoneNumber) } },
});

export function phoneProofsRoutes(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>,
) {
  return newRoutes()
    .openapi(make, async (c) => c.json(await askPhone(deps, staffOf(c), c.req.valid('param').verificationId), 201))
    .openapi(pick, async (c) =>
      c.json(await pickNumber(deps, staffOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
    )
    .openapi(lookUp, async (c) => c.json(await lookAtQuestion(deps, c.req.valid('json')), 200))
    .openapi(answer, async (c) => c.json(await answerQuestion(deps, c.req.valid('json')), 200));
}
