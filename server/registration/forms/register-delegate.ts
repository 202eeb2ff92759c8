import { randomInt } from 'node:crypto';
import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { type DelegateRecord, insertDelegate } from './drafts.queries.ts';

/** Checked by the caller: `checkForm`, or `checkCell` of the import for each field. */
export type NewRegistration = Pick<
  DelegateRecord,
  'name' | 'nameLatin' | 'country' | 'category' | 'affiliation' | 'email' | 'locale'
> &
  Partial<
    Pick<
      DelegateRecord,
      | 'birthDate'
      | 'documentCountry'
      | 'documentHash'
      | 'documentLast4'
      | 'companionOf'
      | 'guardianId'
      | 'guardianName'
      | 'guardianPhone'
      | 'groupId'
      | 'id'
    >
  >;

/** Crockford base32: nothing that reads like something else. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that we make, such as R-7K2M-9QXD: 40 random bits. */
function newReference(): string {
  const text = Array.from({ length: 8 }, () => digits[randomInt(digits.length)]).join('');
  return `R-${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * Puts a new delegate into the register within the caller's transaction, submitted and not decided on, under a reference
 * of our own making. What follows, by rule or by review, is the caller's.
 */
export async function registerDelegate(
  { clock }: Pick<Dependencies, 'clock'>,
  tx: Queryable,
  registration: NewRegistration,
): Promise<DelegateRecord> {
  const now = clock.now();
  for (let tries = 0; tries < 5; tries++) {
    const made = {
      id: registration.id ?? uuidv7(now),
      externalReference: newReference(),
      status: 'submitted' as const,
    };
    const row = await insertDelegate(tx, {
      ...registration,
      ...made,
      submittedAt: now,
      createdAt: now,
      changedAt: now,
    });
    if (row) return row;
  }
  throw new Error('no reference was free');
}
