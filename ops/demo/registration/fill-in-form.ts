import { z } from 'zod';
import { ask, type Call } from '../client/http.ts';
import { seeded } from '../random.ts';
import { drawPhotograph } from '../set-up/photographs.ts';
import type { Applicant } from './applicants.ts';

const begun = z.object({ secret: z.string() });
const opened = z.object({ revision: z.number() });
const sent = z.object({ reference: z.string(), standing: z.string() });

/** Registers somebody as the page does: begins a form, saves what they typed, and sends it. */
export async function registerByForm(address: string, applicant: Applicant): Promise<z.infer<typeof sent>> {
  const { email, locale } = applicant;
  const { secret } = begun.parse((await ask(address, '/api/registration/drafts', { json: { email, locale } })).body);
  return fillInForm(address, secret, applicant);
}

/** Fills in a form that was begun, and sends it. */
export async function fillInForm(address: string, secret: string, applicant: Applicant): Promise<z.infer<typeof sent>> {
  const post = async (path: string, call: Call) => (await ask(address, `/api/registration/drafts/${path}`, call)).body;
  const { revision } = opened.parse(await post('open', { json: { secret } }));
  const content = contentOf(applicant);
  if (applicant.hasPhotograph) {
    const body = await drawPhotograph(seeded(applicant.email));
    const headers = { 'x-draft-secret': secret };
    await post('photograph', { method: 'PUT', text: { body, type: 'image/jpeg' }, headers });
  }
  const saved = opened.parse(await post('content', { method: 'PUT', json: { secret, revision, content } }));
  return sent.parse(await post('submit', { json: { secret, revision: saved.revision } }));
}

function contentOf({
  name,
  nameLatin,
  country,
  category,
  affiliation,
  birthDate,
  document,
  guardian,
  answers,
}: Applicant) {
  return {
    ...{ name, nameLatin, country, category, affiliation, birthDate, answers },
    ...(document && { documentCountry: document.country, documentNumber: document.number }),
    ...(guardian && { guardian }),
  };
}
