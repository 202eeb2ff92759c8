import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { challengesOf } from '../challenges.ts';
import { rpIdOf } from '../passkeys/relying-party.ts';
import { lockQuestion, purposeOfQuestion } from './lock-question.ts';
import { type PhoneQuestion, phoneCodeSeconds, phoneProofTopic } from './phone-proofs.contract.ts';
import { markProofOpened } from './phone-proofs.queries.ts';

/**
 * Tells a phone that has a code who asks, and how it answers. Which passkeys there are is not told: whoever reads the
 * code over somebody's shoulder learns nothing of them. Throws as `lockQuestion`.
 */
export async function lookAtQuestion(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>,
  { code }: { code: string },
): Promise<PhoneQuestion> {
  const { database, clock, secrets, live, publicOrigin } = deps;
  const now = clock.now();
  const asked = await inTransaction(database, async (tx) => {
    const question = await lockQuestion(tx, secrets, code, now);
    await markProofOpened(tx, question.proof.id, now);
    return question;
  });
  const { proof, station, officer } = asked;
  live.wake(phoneProofTopic, { verificationId: proof.verificationId });
  const { challenge } = challengesOf(deps).make('phone', purposeOfQuestion(asked));
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(publicOrigin),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    timeout: phoneCodeSeconds * 1000,
  });
  return {
    station: { number: station.number, place: station.place },
    officer: officer.name,
    leftMs: proof.expiresAt.getTime() - now.getTime(),
    options: { ...options },
  };
}
