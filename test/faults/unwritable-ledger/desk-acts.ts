import { zipOf } from '../../registration/photographs/archives.ts';
import { goodPicture } from '../../registration/photographs/pictures.ts';
import { register } from '../../registration/register.ts';
import { because, type Deed, type Ways } from './act.ts';
import type { Ground } from './ground.ts';

const inJpeg = { 'content-type': 'image/jpeg' };

/** A letter to somebody new: its path, and who they are. */
async function written(g: Ground) {
  const id = await g.approved();
  const { id: letterId } = await g.ask('POST', `/api/delegates/${id}/letters`, { body: { kind: 'invitation' } });
  return { id, path: `/api/letters/${letterId}` };
}

const wrote = (kind: string) => async (g: Ground) => g.post(`/api/delegates/${await g.approved()}/letters`, { kind });

async function photographed(g: Ground, id: string): Promise<Deed> {
  const path = `/api/delegates/${id}/photograph?source=desk`;
  return g.deed('PUT', path, { body: new Uint8Array(await goodPicture()), headers: inJpeg });
}

async function removedPhotograph(g: Ground): Promise<Deed> {
  const id = await g.approved();
  await (await photographed(g, id))();
  return g.remove(`/api/delegates/${id}/photograph`);
}

async function archive(g: Ground): Promise<Deed> {
  const names = [await g.approved(), await g.approved()].map((id) => `EXT-${id}.jpg`);
  const bytes = await goodPicture();
  const body = new Uint8Array(zipOf(names.map((name) => ({ name, bytes }))));
  return g.deed('POST', '/api/photographs/imports', { body, headers: { 'content-type': 'application/zip' } });
}

async function handedOver(g: Ground): Promise<Deed> {
  const delegateId = await g.approved();
  const { id } = await g.ask('POST', '/api/hand-overs', { body: { delegateId, note: 'Their name is misspelt' } });
  return g.post(`/api/hand-overs/${id}/close`);
}

const onBadge = (what: string) => async (g: Ground) =>
  g.post(`/api/badges/${(await g.invited()).serial}/${what}`, { because });

const printed = (path: string) => async (g: Ground) => g.post(path, { serials: [(await g.invited()).serial] });

/** A phone badge before a kiosk, of somebody who was given no printed one. */
async function atKiosk(g: Ground): Promise<Deed> {
  const { delegateId } = await g.invited();
  const { token } = await g.ask('POST', `/api/delegates/${delegateId}/badges`, { body: { medium: 'phone' } });
  return g.post('/api/kiosk/prints', { token });
}

async function design(g: Ground) {
  const { builtIn } = await g.ask('GET', '/api/badge-designs');
  const body = { name: g.fresh('Design'), layout: builtIn.a6 };
  const { id, changedAt } = await g.ask('POST', '/api/badge-designs', { body });
  return { path: `/api/badge-designs/${id}`, seen: String(changedAt), ...body };
}

async function artwork(g: Ground): Promise<Deed> {
  const { path, seen } = await design(g);
  const body = new Uint8Array(await goodPicture());
  return g.deed('PUT', `${path}/artwork?seen=${seen}`, { body, headers: inJpeg });
}

export const deskActs = {
  registration_changed: {
    'by a mended address': async (g) =>
      g.post(`${(await written(g)).path}/again`, { toAddress: 'mended@people.example', revision: 0 }),
  },
  invitations_sent: {
    'to all of a choice': async (g) => {
      await register(g.app.database, { status: 'invited' });
      return g.post('/api/invitations', {});
    },
    'to one': wrote('invitation'),
  },
  letter_wording_changed: {
    'of one letter': (g) =>
      g.put('/api/letters/wordings', { kind: 'declined', locale: 'en', subject: 'We are sorry', revision: 0 }),
  },
  delegate_link_made: {
    'at the desk': async (g) => g.post(`/api/delegates/${await g.approved()}/links`),
    'for their phone': async (g) => g.post(`/api/network/accounts/${await g.approved()}/set-up-link`),
    'by letter': wrote('new_link'),
    'by a letter sent again': async (g) => g.post(`${(await written(g)).path}/again`, {}),
  },
  delegate_links_ended: {
    'by the desk': async (g) => {
      const path = `/api/delegates/${await g.approved()}/links`;
      await g.ask('POST', path);
      return g.remove(path);
    },
  },
  photograph_put: { 'by the desk': async (g) => photographed(g, await g.approved()) },
  photograph_removed: { 'by the desk': removedPhotograph },
  photographs_imported: { 'by an archive': archive },
  hand_over_made: {
    'by the desk': async (g) => g.post('/api/hand-overs', { delegateId: await g.approved(), note: 'No photograph' }),
  },
  hand_over_closed: { 'by the desk': handedOver },
  badge_issued: {
    'to one': async (g) => g.post(`/api/delegates/${await g.approved()}/badges`, { medium: 'printed' }),
    'at a kiosk': atKioskWithoutPrinted,
  },
  badges_issued: {
    'to all who have none': async (g) => {
      await g.approved();
      return g.post('/api/badges/issue-missing', { medium: 'phone' });
    },
  },
  badge_revoked: { 'by the desk': onBadge('revoke') },
  badge_reissued: { 'by the desk': onBadge('reissue') },
  badges_printed: {
    'as a file': printed('/api/badges/print.pdf'),
    'from a page': printed('/api/badges/prints'),
    'at a kiosk': atKiosk,
  },
  badge_design_changed: {
    'by making one': async (g) => {
      const { layout } = await design(g);
      return g.post('/api/badge-designs', { name: g.fresh('Design'), layout });
    },
    'by changing one': async (g) => {
      const { path, layout, seen } = await design(g);
      return g.put(path, { name: g.fresh('Design'), layout, seen });
    },
    'by using one': async (g) => {
      const { path, seen } = await design(g);
      return g.post(`${path}/use`, { seen });
    },
    'by its artwork': artwork,
    'by removing one': async (g) => {
      const { path, seen } = await design(g);
      return g.remove(`${path}?seen=${seen}`);
    },
  },
} satisfies Record<string, Ways>;

async function atKioskWithoutPrinted(g: Ground): Promise<Deed> {
  const delegateId = await g.approved();
  await g.venue.settle(delegateId, 'verified');
  const { token } = await g.ask('POST', `/api/delegates/${delegateId}/badges`, { body: { medium: 'phone' } });
  return g.post('/api/kiosk/prints', { token });
}
