import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, localizedText, slug, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { ceremony, shownCredential } from '../passkeys/passkeys.contract.ts';

/** How long a code is good: the phone has opened it and answered by then. */
export const phoneCodeSeconds = 60;

/** For one person whom an officer has taken; whoever cannot do it by then shows a document. */
export const phoneCodesAtMost = 3;

/** How long a phone that was recognised counts: as long as it takes to look at a face and a document. */
export const phoneProofMinutes = 5;

/** Shown at the station: the code is told this once, and the server keeps a keyed hash of it. */
export const phoneCode = z.object({
  proofId: uuid,
  /** In groups, to be read out and typed. */
  code: z.string(),
  /** What the QR code holds; the code stands in its fragment, which browsers never send. */
  url: z.string(),
  expiresAt: instant,
});
export type PhoneCode = z.infer<typeof phoneCode>;

const typedCode = z.string().min(8).max(40);

/** A phone has a code, and wants to know who asks. */
export const phoneCodeLookUp = z.object({ code: typedCode });

/** Who asks a phone, where, until when, and with which options of WebAuthn it answers. Says nothing of whom it is asked. */
export const phoneQuestion = z.object({
  station: z.object({ number: z.number().int(), place: localizedText }),
  /** The name of the officer. */
  officer: z.string(),
  /** How long the code is good yet, in milliseconds: a phone's clock may be wrong by any measure. */
  leftMs: z.number().int(),
  options: ceremony,
});
export type PhoneQuestion = z.infer<typeof phoneQuestion>;

export const phoneAnswer = z.object({ code: typedCode, credential: shownCredential });

const number = z.number().int().min(10).max(99);

/** What the phone shows, and the officer picks among three. */
export const phoneNumber = z.object({ number });

export const pickedNumber = z.object({ number });
/** Whether the officer picked what the phone shows; if not, the proof is void. */
export const pickedProof = z.object({ isMatch: z.boolean() });

/** How the code for one person stands, for the officer who has them. Which of the numbers is right, only the phone is told. */
export const phoneProofTopic = defineTopic({
  name: 'phone-proof',
  params: z.object({ verificationId: uuid }),
  state: z.object({
    stationId: slug,
    station: z.number().int(),
    /** Of the person: the best that there is. One that is bound was shown together with a document before. */
    passkey: z.enum(['none', 'unbound', 'bound']),
    codesLeft: z.number().int(),
    /** The newest code of the officer who has the person now. */
    proof: z
      .object({
        id: uuid,
        expiresAt: instant,
        step: z.enum(['shown', 'opened', 'answered', 'matched', 'failed']),
        /** In the order in which they are shown. */
        choices: z.array(number).length(3).optional(),
        /** Of the passkey that answered. */
        isBound: z.boolean().optional(),
      })
      .optional(),
  }),
  permission: permissions.verify,
  place: ({ stationId }) => ({ stationId }),
});
export type PhoneProofState = z.infer<(typeof phoneProofTopic)['state']>;
