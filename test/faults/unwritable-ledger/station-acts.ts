import { eraseDue } from '../../../server/privacy/erasure/erase-due.ts';
import { byDocument, otherThan } from '../../identity/phone-proofs/at-station.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { because, type Deed, type Ways } from './act.ts';
import type { Ground } from './ground.ts';

const ofPersonInHand = (part: string, body?: unknown) => async (g: Ground) => {
  const { path, officer } = await g.inHand();
  return g.post(`${path}/${part}`, body, officer);
};

/** With the phone that the person shows, recognised by its number. */
const verifiedWithPhone = (decision: object, isBound: boolean) => async (g: Ground) => {
  const { id, path, phone, officer } = await g.inHand({ isBound });
  const phoneProofId = await g.at.recognise(id, phone, officer);
  return g.post(`${path}/verify`, { ...decision, phoneProofId }, officer);
};

async function wrongNumber(g: Ground): Promise<Deed> {
  const { id, path, phone, officer } = await g.inHand();
  const { body } = await g.at.askPhone(id, officer);
  await g.at.show(body.code, phone);
  const { number, choices } = await g.at.proof(body.proofId);
  const wrong = otherThan(Number(number), choices);
  return g.post(`${path}/phone-proofs/${body.proofId}/number`, { number: wrong }, officer);
}

async function withoutProof(g: Ground): Promise<string> {
  const { path, officer } = await g.inHand();
  return g.proposed(`${path}/propose`, officer);
}

async function told(g: Ground, outcome: string, delegateId?: string): Promise<Deed> {
  const { key } = await g.ask('POST', '/api/collector-keys', { body: { name: 'Ministry', purpose: 'vetting' } });
  const outcomes = [{ reference: `EXT-${delegateId ?? (await g.approved())}`, outcome }];
  return g.deed('POST', '/api/vetting', {
    body: { outcomes },
    headers: { authorization: `Bearer ${key}` },
    cookie: '',
  });
}

async function toldByFile(g: Ground): Promise<Deed> {
  const body = `reference,outcome\nEXT-${await g.approved()},rejected\n`;
  return g.deed('POST', '/api/vetting/files', { body, headers: { 'content-type': 'text/csv' } });
}

async function lifting(g: Ground): Promise<string> {
  const id = await g.approved();
  await (await told(g, 'rejected', id))();
  return `/api/delegates/${id}/vetting/propose-lifting`;
}

const erasing = async (g: Ground) => `/api/delegates/${await g.approved()}/erasure`;

async function erased(g: Ground): Promise<Deed> {
  await g.ask('POST', `${await g.proposed(await erasing(g))}/confirm`, { cookie: g.another });
  return () => eraseDue({ ...g.app, ...g.keeping }).then(() => undefined);
}

const confirmed = async (g: Ground, proposal: string) => g.post(`${proposal}/confirm`, undefined, g.another);

async function acknowledged(g: Ground): Promise<Deed> {
  const path = `/api/delegates/${await g.approved()}/whereabouts`;
  await g.ask('POST', path, { body: { because } });
  const [alert] = await g.app.database.sql`select id from alerts where acknowledged_at is null order by id desc`;
  return g.post(`/api/alerts/${alert?.id}/acknowledge`, undefined, g.another);
}

export const stationActs = {
  identity_verified: {
    'by a document': ofPersonInHand('verify', byDocument),
    'by a phone': verifiedWithPhone({ method: 'passkey', checks: { face: true } }, true),
    'by a second person': async (g) => confirmed(g, await withoutProof(g)),
  },
  identity_refused: { 'at a station': ofPersonInHand('refuse', { because }) },
  verification_passed_on: { 'at a station': ofPersonInHand('pass-on', { because }) },
  verification_expired: { 'by who does not come': ofPersonInHand('absent') },
  passkey_bound: { 'by a document': verifiedWithPhone(byDocument, false) },
  passkey_proof_failed: { 'by a wrong number': wrongNumber },
  verification_terms_changed: {
    'by an administrator': (g) => g.put('/api/verification-terms', { documentCategories: ['media'] }),
  },
  vetting_told: { 'by a program': (g) => told(g, 'cleared'), 'by a file': toldByFile },
  delegate_rejected: { 'by a program': (g) => told(g, 'rejected'), 'by a file': toldByFile },
  rejection_lifted: { 'by a second person': async (g) => confirmed(g, await g.proposed(await lifting(g))) },
  vetting_terms_changed: { 'by an administrator': (g) => g.put('/api/vetting/terms', { categories: ['official'] }) },
  proposal_made: {
    'to verify': ofPersonInHand('propose', { because }),
    'to lift a rejection': async (g) => g.post(await lifting(g), { because }),
    'to erase': async (g) => g.post(await erasing(g), { because }),
  },
  proposal_confirmed: {
    'to verify': async (g) => confirmed(g, await withoutProof(g)),
    'to lift a rejection': async (g) => confirmed(g, await g.proposed(await lifting(g))),
    'to erase': async (g) => confirmed(g, await g.proposed(await erasing(g))),
  },
  proposal_declined: {
    'by a second person': async (g) => g.post(`${await withoutProof(g)}/decline`, { because }, g.another),
  },
  delegate_erased: { 'by the job of retention': erased },
  own_data_downloaded: {
    'by the delegate': async (g) =>
      g.post('/api/delegate/data/copies', undefined, await signInDelegate(g.app, await g.approved())),
  },
  whereabouts_looked_up: {
    'by somebody medical': async (g) => g.post(`/api/delegates/${await g.approved()}/whereabouts`, { because }),
  },
  alert_acknowledged: { 'by another administrator': acknowledged },
} satisfies Record<string, Ways>;
