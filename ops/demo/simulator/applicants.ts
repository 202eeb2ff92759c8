import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';
import type { Applicant } from '../registration/applicants.ts';
import { registerByForm } from '../registration/fill-in-form.ts';

const queue = z.object({
  registrations: z.array(z.object({ id: z.string(), revision: z.number(), notices: z.array(z.unknown()) })),
  total: z.number(),
});

/** With more than so many waiting, a colleague of the visitor's decides on some that nothing speaks against. */
const longQueue = 40;

export interface Applying {
  readonly address: string;
  readonly desk: Account;
  readonly applicants: readonly Applicant[];
  readonly random: Random;
}

/** People who register while the doors are open, by the form that everybody has; and a colleague who keeps up. */
export async function letPeopleApply({ address, desk, applicants, random }: Applying): Promise<void> {
  for (const applicant of applicants) {
    await wait(random.between(20_000, 60_000));
    try {
      await registerByForm(address, applicant);
      await keepUp(desk);
    } catch (error) {
      // A server that is being restarted, or is too busy just now: they try again another day.
      if (!(error instanceof Refusal && error.isPassing)) throw error;
    }
  }
}

async function keepUp(desk: Account): Promise<void> {
  const { registrations, total } = await desk.read(queue, '/api/reviews?hasNotices=false&limit=5');
  if (total <= longQueue || registrations.length === 0) return;
  const seen = registrations.map(({ id, revision }) => ({ id, revision }));
  await desk.ask('/api/reviews', { json: { decision: 'approved', registrations: seen } });
}
