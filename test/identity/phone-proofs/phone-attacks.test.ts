import { describe, expect, it } from 'vitest';
import { Authenticator, type Sayings } from '../../support/authenticator.ts';
import { useStation } from './at-station.ts';

const at = useStation();

/** Somebody with a phone, taken at station 1, where a code is shown. */
async function asked(usual: Sayings = {}) {
  const person = await at.delegate({ isBound: true, usual });
  const verificationId = await at.take(person);
  const { code, proofId } = (await at.askPhone(verificationId)).body;
  return { ...person, verificationId, code, proofId };
}
const challengeOf = async (code: string) => (await at.look(code)).body.options.challenge;
const isUnanswered = async (proofId: string) => (await at.proof(proofId)).answeredAt === null;

describe('an answer', () => {
  it.each<[string, Sayings, string]>([
    ['given on a page of another origin', { origin: 'https://causeway.example' }, 'identity.passkey_elsewhere'],
    ['given on our host at another port', { origin: 'http://localhost:9' }, 'identity.passkey_elsewhere'],
    ['given in a frame of another site', { crossOrigin: true }, 'identity.passkey_elsewhere'],
    ['given in a frame that names its site', { topOrigin: 'https://evil.example' }, 'identity.passkey_elsewhere'],
    ['for another relying party', { rpId: 'causeway.example' }, 'identity.passkey_refused'],
    ['without the owner of the phone verified', { isUserVerified: false }, 'identity.passkey_refused'],
    ['without anybody present', { isUserPresent: false }, 'identity.passkey_refused'],
    ['backed up though it cannot be', { isEligible: false, isBackedUp: true }, 'identity.passkey_refused'],
    ['that can be copied where it could not', { isEligible: false }, 'identity.passkey_refused'],
    ['that names another owner', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'identity.passkey_refused'],
  ])('%s is refused, and the right one is taken after it', async (_, sayings, code) => {
    const { phone, proofId, ...shown } = await asked();
    expect(await at.show(shown.code, phone, sayings)).toMatchObject({ status: 403, body: { code } });
    expect(await isUnanswered(proofId)).toBe(true);
    expect((await at.show(shown.code, phone)).status).toBe(200);
  });

  it('whose counter stands still or goes back is a copy’s', async () => {
    const { phone, code, proofId } = await asked({ isEligible: false, counter: 7 });
    for (const counter of [7, 3, 0])
      expect((await at.show(code, phone, { counter })).body.code).toBe('identity.passkey_copied');
    expect(await isUnanswered(proofId)).toBe(true);
    expect((await at.show(code, phone, { counter: 8 })).status).toBe(200);
  });

  it('given a second time is not heard, neither for this code nor for the next', async () => {
    const { phone, code, verificationId } = await asked();
    const credential = phone.show(await challengeOf(code));
    expect((await at.answer(code, credential)).status).toBe(200);
    expect((await at.answer(code, credential)).body.code).toBe('identity.phone_code_used');
    at.app.clock.advance(1);
    const next = (await at.askPhone(verificationId)).body.code;
    expect((await at.answer(next, credential)).body.code).toBe('identity.challenge_over');
  });

  it('that failed is not heard again: its challenge is used up', async () => {
    const { phone, code } = await asked();
    const challenge = await challengeOf(code);
    expect((await at.answer(code, phone.show(challenge, { isUserVerified: false }))).status).toBe(403);
    expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.challenge_over');
  });

  it('to the challenge of another station, of another purpose or of nobody is refused', async () => {
    const { phone, code, cookie } = await asked();
    const other = await at.delegate();
    const there = (await at.askPhone(await at.take(other, at.arun, 'station-2'), at.arun)).body.code;
    const ofStaff = (await at.ask<{ challenge: string }>('POST', '/api/passkey-sign-ins/offers')).body.challenge;
    const ofMaking = (await at.ask<{ challenge: string }>('POST', '/api/delegate/passkeys/offers', cookie)).body
      .challenge;
    for (const challenge of [await challengeOf(there), ofStaff, ofMaking, 'AAAA'])
      expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.challenge_over');
  });

  it('to an earlier code of the same person is not taken for the newest', async () => {
    const { phone, code, verificationId } = await asked();
    const challenge = await challengeOf(code);
    at.app.clock.advance(1);
    const next = (await at.askPhone(verificationId)).body.code;
    expect((await at.answer(next, phone.show(challenge))).body.code).toBe('identity.challenge_over');
    expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.phone_code_over');
  });

  it('of a phone of somebody else is refused, at whichever station they read the code', async () => {
    const { code, proofId } = await asked();
    const other = await at.delegate({ isBound: true });
    expect((await at.show(code, other.phone)).body.code).toBe('identity.passkey_of_another');
    expect(await isUnanswered(proofId)).toBe(true);
  });

  it('of a passkey that nobody knows, or of one of the staff, is refused', async () => {
    const { code } = await asked();
    const cookie = await at.app.signedInAs('station');
    const ofStaff = new Authenticator();
    const { challenge } = (await at.ask<{ challenge: string }>('POST', '/api/passkeys/offers', cookie)).body;
    const made = { name: 'Telephone', credential: ofStaff.make(challenge) };
    expect((await at.ask('POST', '/api/passkeys', cookie, made)).status).toBe(201);
    for (const phone of [new Authenticator(), ofStaff])
      expect((await at.show(code, phone)).body.code).toBe('identity.passkey_unknown');
  });

  it('of a passkey that its owner has removed is refused, also when it is removed after it has answered', async () => {
    const removed = await asked();
    const remove = async ({ cookie }: { cookie: string }) => {
      const path = '/api/delegate/passkeys';
      const { passkeys } = (await at.ask<{ passkeys: { id: string }[] }>('GET', path, cookie)).body;
      expect((await at.ask('DELETE', `${path}/${passkeys[0]?.id}`, cookie)).status).toBe(204);
    };
    await remove(removed);
    expect((await at.show(removed.code, removed.phone)).body.code).toBe('identity.passkey_revoked');
    const late = await at.delegate({ isBound: true });
    const id = await at.take(late);
    const proofId = await at.recognise(id, late.phone);
    await remove(late);
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.phone_proof_unusable');
    expect((await at.byDocument(id, proofId)).body.code).toBe('identity.phone_proof_unusable');
  });

  it('whose signature is another one’s is refused', async () => {
    const { phone, code } = await asked();
    const challenge = await challengeOf(code);
    const forged = { ...phone.show(challenge), response: new Authenticator().show(challenge).response };
    expect((await at.answer(code, forged)).body.code).toBe('identity.passkey_refused');
  });
});

describe('a code', () => {
  it('that two tabs answer at once is answered once', async () => {
    const { phone, code } = await asked();
    const challenges = await Promise.all([challengeOf(code), challengeOf(code)]);
    const answers = await Promise.all(challenges.map((challenge) => at.answer(code, phone.show(challenge))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(answers.map(({ body }) => body.code)).toContain('identity.phone_code_used');
  });

  it('is over after its minute by the server’s clock, whatever the phone’s clock says', async () => {
    const { phone, code, proofId } = await asked();
    const challenge = await challengeOf(code);
    at.app.clock.advance(59_000);
    expect((await at.look(code)).body.leftMs).toBe(1_000);
    at.app.clock.advance(1_000);
    expect((await at.look(code)).body.code).toBe('identity.phone_code_over');
    expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.phone_code_over');
    expect(await isUnanswered(proofId)).toBe(true);
  });

  it('that nobody has shown, or is none at all, is not known', async () => {
    for (const code of ['0000-0000-0000', 'K7M4-9QXD', 'UUUU-UUUU-UUUU', '!!!!!!!!'])
      expect((await at.look(code)).body.code).toBe('identity.phone_code_unknown');
  });

  it('is asked no more once the officer has signed out', async () => {
    const officer = await at.app.signedInAs('station');
    const { phone, delegateId } = await at.delegate({ isBound: true });
    const id = await at.take({ delegateId }, officer);
    const { code } = (await at.askPhone(id, officer)).body;
    const challenge = await challengeOf(code);
    await at.ask('DELETE', '/api/sign-ins/current', officer);
    expect((await at.look(code)).body.code).toBe('identity.phone_not_asked');
    expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.phone_not_asked');
  });

  it('is asked no more once another officer has the person, or nobody', async () => {
    const { phone, code, verificationId } = await asked();
    const challenge = await challengeOf(code);
    await at.ask('POST', `/api/verifications/${verificationId}/release`, at.wen);
    expect((await at.answer(code, phone.show(challenge))).body.code).toBe('identity.phone_not_asked');
    await at.ask('POST', `/api/verifications/${verificationId}/take`, at.arun);
    expect((await at.look(code)).body.code).toBe('identity.phone_not_asked');
  });

  it('is of no use to the officer whose time with the person is over', async () => {
    const { phone, code, proofId, verificationId } = await asked();
    at.app.clock.advance(30_000);
    const { number } = (await at.show(code, phone)).body;
    at.app.clock.advance(30_000);
    expect((await at.pick(verificationId, proofId, number)).body.code).toBe('identity.lease_over');
    expect((await at.byPhone(verificationId, proofId)).body.code).toBe('identity.lease_over');
  });

  it('of one officer is picked by no other, and not for another person', async () => {
    const { phone, code, proofId, verificationId } = await asked();
    const { number } = (await at.show(code, phone)).body;
    const other = await at.take(await at.delegate(), at.arun, 'station-2');
    expect((await at.pick(verificationId, proofId, number, at.arun)).body.code).toBe('identity.taken_by_another');
    expect((await at.pick(other, proofId, number, at.arun)).body.code).toBe('identity.phone_proof_unknown');
  });
});
