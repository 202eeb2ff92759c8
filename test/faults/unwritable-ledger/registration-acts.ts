import { theSystem } from '../../../server/kernel/actor.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { recordReadableExport } from '../../../server/ledger-checks/export-ledger.ts';
import type { FormContent } from '../../../server/registration/forms/forms.contract.ts';
import { Applicant, signInDelegate, somebody } from '../../registration/forms/applicant.ts';
import { fileOf, headings } from '../../registration/import/delegate-file.ts';
import { register } from '../../registration/register.ts';
import { because, type Deed, type Ways } from './act.ts';
import type { Ground } from './ground.ts';

const inCsv = { 'content-type': 'text/csv' };

const reviewed = (decision: object) => async (g: Ground) =>
  g.post(`/api/reviews/${await g.submitted()}`, { revision: 0, ...decision });

/** Changes a registration, of somebody new unless told. */
const changed =
  (change: object, make = (g: Ground) => g.approved()) =>
  async (g: Ground) => {
    const id = await make(g);
    return g.post(`/api/delegates/${id}/changes`, { change, revision: await revisionOf(g, id), because });
  };

async function revisionOf({ app }: Ground, id: string): Promise<number> {
  const [row] = await app.database.sql<{ revision: number }[]>`select revision from delegates where id = ${id}`;
  return row?.revision ?? 0;
}

async function withdrawn(g: Ground): Promise<string> {
  const id = await g.approved();
  await g.ask('POST', `/api/delegates/${id}/changes`, { body: { change: { kind: 'withdraw' }, revision: 0, because } });
  return id;
}

async function withCompanion(g: Ground): Promise<string> {
  const id = await g.approved();
  await register(g.app.database, { companionOf: id, category: 'attendee' });
  return id;
}

async function merged(g: Ground): Promise<Deed> {
  const [stays, goes] = [await g.approved(), await g.approved()];
  const change = { kind: 'merge', otherId: goes, otherRevision: 0, take: ['email'] };
  return g.post(`/api/delegates/${stays}/changes`, { change, revision: 0, because });
}

/** A file with somebody in it who has a badge already, and of whom it says something else. */
async function importedAgain(g: Ground, cells: Record<string, string>): Promise<Deed> {
  return imported(g, [{ reference: `EXT-${await invited(g)}`, category: 'speaker', ...cells }]);
}

function imported(g: Ground, rows: Record<string, string>[]): Deed {
  const path = `/api/delegates/imports?importId=${uuidv7(g.app.clock.now())}`;
  return g.deed('POST', path, { body: fileOf(rows, headings), headers: inCsv });
}

async function walkIn(g: Ground, category: string, more: object = {}): Promise<Deed> {
  const person = { name: g.fresh('Wanda'), country: 'NP', category, email: 'wanda@people.example', ...more };
  return g.post('/api/desk/walk-ins', { ...person, id: uuidv7(g.app.clock.now()) });
}

/** Whom the rule approves when they send their form. */
async function approvedByRule(g: Ground): Promise<Deed> {
  const applicant = new Applicant(g.app);
  await applicant.begin();
  const who = { name: 'Ruby', nameLatin: 'Ruby', country: 'NP', birthDate: '1980-02-03' };
  const { body } = await applicant.save({ ...who, category: 'attendee', affiliation: 'Canal Office' });
  return g.post('/api/registration/drafts/submit', { secret: applicant.secret, revision: body.revision });
}

/** A form that is whole, and not sent yet. */
async function filledIn(g: Ground, applicant: Applicant, content: FormContent): Promise<Deed> {
  const { body } = await applicant.save(somebody(content));
  return g.post('/api/registration/drafts/submit', { secret: applicant.secret, revision: body.revision });
}

async function companion(g: Ground): Promise<Deed> {
  const cookie = await signInDelegate(g.app, await g.approved());
  const applicant = new Applicant(g.app);
  const { secret } = await g.ask('POST', '/api/delegate/companions', {
    ...{ cookie, body: { email: applicant.email, locale: 'en' } },
  });
  await applicant.take(secret);
  return filledIn(g, applicant, {});
}

const ofChild = { birthDate: '2014-05-06', guardian: { name: 'Aunt Invented', phone: '+977 1 555 0100' } };

async function child(g: Ground): Promise<Deed> {
  const applicant = new Applicant(g.app);
  await applicant.begin();
  return filledIn(g, applicant, ofChild);
}

async function groupOf(g: Ground, ...delegateIds: string[]): Promise<string> {
  const { id } = await g.ask('POST', '/api/groups', { body: { name: g.fresh('Choir') } });
  const add = { body: { add: delegateIds } };
  if (delegateIds.length > 0) await g.ask('PUT', `/api/groups/${id}/members`, add);
  return `/api/groups/${id}`;
}

export const registrationActs = {
  delegates_imported: { 'by a file': (g) => imported(g, [{ reference: g.fresh('NEW') }]) },
  delegates_exported: {
    'as a file': (g) => g.deed('GET', '/api/exports/delegates.csv'),
    'from the ledger, by its command': (g) => () =>
      recordReadableExport(g.app, theSystem, because).then(() => undefined),
  },
  delegate_registered: { 'at the desk': (g) => walkIn(g, 'official') },
  registration_approved: {
    'by review': reviewed({ decision: 'approved' }),
    'by rule': approvedByRule,
    'at the desk': (g) => walkIn(g, 'attendee'),
  },
  registration_declined: { 'by review': reviewed({ decision: 'declined', because }) },
  registration_asked: { 'by review': reviewed({ decision: 'asked', because }) },
  registration_waitlisted: { 'by review': reviewed({ decision: 'waitlisted' }) },
  registration_withdrawn: {
    'by the desk': changed({ kind: 'withdraw' }),
    'by the desk, with companions': changed({ kind: 'withdraw' }, withCompanion),
    'by the delegate': async (g) =>
      g.post('/api/delegate/withdrawal', undefined, await signInDelegate(g.app, await g.approved())),
  },
  registration_restored: { 'by the desk': changed({ kind: 'restore' }, withdrawn) },
  registrations_merged: { 'by the desk': merged },
  registration_transferred: {
    'by the desk': changed({
      ...{ kind: 'transfer', name: 'Teresa', nameLatin: 'Teresa', country: 'NP' },
      ...{ email: 'teresa@people.example', affiliation: '' },
    }),
  },
  name_changed: {
    'by the desk': changed({ kind: 'name', name: 'Nora', nameLatin: 'Nora', documentSeen: false }, invited),
    'by a file': (g) => importedAgain(g, { name: 'Nora', name_latin: 'Nora' }),
  },
  category_changed: {
    'by the desk': changed({ kind: 'category', category: 'media' }, invited),
    'by a file': (g) => importedAgain(g, { category: 'media' }),
  },
  companion_bound: {
    'by their form': companion,
    'at the desk': async (g) => walkIn(g, 'attendee', { companionOf: await g.approved() }),
  },
  guardian_named: { 'by their form': child, 'at the desk': (g) => walkIn(g, 'attendee', ofChild) },
  group_changed: {
    'by making one': (g) => g.post('/api/groups', { name: g.fresh('Choir') }),
    'by naming one': async (g) => g.deed('PATCH', await groupOf(g), { body: { name: g.fresh('Choir') } }),
    'by its members': async (g) => g.put(`${await groupOf(g)}/members`, { add: [await g.approved()] }),
    'by removing one': async (g) => g.remove(await groupOf(g)),
  },
  form_changed: {
    'by its questions': async (g) => {
      const { revision } = await g.ask('GET', '/api/registration/questions');
      const questions = [{ id: 'diet', label: { en: g.fresh('Diet') }, kind: 'text' }];
      return g.put('/api/registration/questions', { questions, revision });
    },
  },
  registration_terms_changed: {
    'by who may register': async (g) => {
      const terms = await g.ask('GET', '/api/registration/terms');
      return g.put('/api/registration/terms', { ...terms, companionsAtMost: terms.companionsAtMost + 1 });
    },
    'by how many may': (g) =>
      g.put('/api/registration/quotas', { quotas: [{ category: 'exhibitor', places: Number(g.fresh('').trim()) }] }),
  },
} satisfies Record<string, Ways>;

async function invited(g: Ground): Promise<string> {
  return (await g.invited()).delegateId;
}
