import type { Account } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { type Random, seeded } from '../random.ts';
import { type Applicant, inventApplicants } from './applicants.ts';
import { bringCompanions } from './companions.ts';
import { registerByForm } from './fill-in-form.ts';
import { makeGroups } from './groups.ts';

/** Who has registered before the doors open, and who does so while they are open. */
const beforehand = 26;
const later = 400;
const withCompanions = 3;
const atOnce = 4;

const randomOf = (seed: string): Random => seeded(`${seed}/applicants`);

const everybody = (seed: string, delegates: readonly Delegate[]): Applicant[] =>
  inventApplicants(randomOf(seed), beforehand + withCompanions + later, delegates);

/** Those who register while the doors are open: the same for the same seed, in whichever process. */
export const laterApplicants = (seed: string, delegates: readonly Delegate[]): Applicant[] =>
  everybody(seed, delegates).slice(beforehand + withCompanions);

/** Two groups, some companions, and a queue that waits for review. */
export async function fillRegistration(desk: Account, delegates: readonly Delegate[], seed: string): Promise<void> {
  await makeGroups(desk, delegates);
  const applicants = everybody(seed, delegates);
  const companions = applicants.slice(beforehand, beforehand + withCompanions);
  await bringCompanions(desk, delegates.slice(40), companions);
  const waiting = applicants.slice(0, beforehand);
  const next = waiting.values();
  const fillIn = async () => {
    for (const applicant of next) await registerByForm(desk.address, applicant);
  };
  await Promise.all(Array.from({ length: atOnce }, fillIn));
}
