import type { Context, MiddlewareHandler } from 'hono';
import { defineCount } from '../../kernel/count.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inBody } from '../../kernel/rate-limit.ts';
import type { RequestEnv } from '../../kernel/request-env.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { deviceAt } from '../answer-sign-in.ts';
import { findDeviceName } from '../devices/devices.queries.ts';
import { findStaffPasskey } from '../passkeys/passkeys.queries.ts';
import { findStaff } from '../staff.queries.ts';
import { staffBadgeIn } from '../staff-badges/staff-badge-text.ts';
import { findOwnerOfBadge } from '../staff-badges/staff-badges.queries.ts';
import { FailureCounts } from './failure-counts.ts';
import { tellFailedSignIns } from './tell-failed-sign-ins.ts';

/** Tries to sign in that failed, by what was tried. */
export const failedSignInCount = defineCount({
  name: 'causeway_failed_sign_ins_total',
  help: 'Tries of staff and devices to sign in that failed, by what they tried with.',
  label: 'with',
  values: ['passkey', 'badge', 'link', 'device'],
});

type Needed = Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'>;
type Asked = Context<RequestEnv>;

interface Watched {
  readonly with: Parameters<typeof failedSignInCount.add>[1];
  /** What the request names, before anybody has checked it. */
  readonly account?: (c: Asked) => Promise<string | undefined>;
  readonly device?: (c: Asked) => Promise<string | undefined> | string | undefined;
}

const passkey: Watched = { with: 'passkey', account: inBody('credential', 'id') };

/** Where staff and devices sign in. Delegates open links that have ended all the time. */
const watched: ReadonlyMap<string, Watched> = new Map([
  ['POST /api/passkey-sign-ins', passkey],
  ['POST /api/passkey-proofs', passkey],
  [
    'POST /api/devices/own/staff-sign-ins',
    { with: 'badge', account: inBody('badge'), device: (c) => deviceAt(c)?.id } satisfies Watched,
  ],
  ['POST /api/sign-in-links/look-up', { with: 'link' }],
  ['POST /api/sign-ins', { with: 'link' }],
  ['POST /api/devices', { with: 'device' }],
  ['POST /api/device-sign-ins', { with: 'device', device: inBody('deviceId') }],
] satisfies [string, Watched][]);

/** What was no try at all, such as a body that is no JSON, is answered otherwise. */
const failures = new Set([401, 403, 404, 409, 410, 429]);

/** Counts what fails where staff and devices sign in, and tells the administrators of many (ASVS 5.0 §16.3.1). */
export function watchSignIns(deps: Needed): MiddlewareHandler<RequestEnv> {
  const counts = new FailureCounts(deps.clock);
  return async (c, next) => {
    const tried = watched.get(`${c.req.method} ${c.req.path}`);
    await next();
    if (!tried || !failures.has(c.res.status)) return;
    failedSignInCount.add(deps.database, tried.with);
    // Whoever failed is answered, whatever becomes of telling it.
    await countFailure(deps, counts, c, tried).catch((err: unknown) =>
      deps.log.error({ err }, 'failed sign-ins could not be told'),
    );
  };
}

async function countFailure(deps: Needed, counts: FailureCounts, c: Asked, tried: Watched): Promise<void> {
  const [account, device] = wasLookedAt(c) ? await Promise.all([tried.account?.(c), tried.device?.(c)]) : [];
  const { network, isInVenue } = c.get('requester');
  // Their texts are secrets, or anybody's: a hash is enough to know them again.
  const ofAccount = account && counts.add('account', hashOf(account).toString('base64url'));
  const ofDevice = device && counts.add('device', hashOf(device).toString('base64url'));
  const ofAddress = isInVenue ? undefined : counts.add('address', network);
  const ofAll = counts.add('everywhere');
  if (account && ofAccount) await tellNamed(deps, 'account', ofAccount, await ownerOf(deps, tried, account));
  if (device && ofDevice) await tellNamed(deps, 'device', ofDevice, await nameOfDevice(deps, device));
  if (ofAddress) await tellFailedSignIns(deps, { of: 'address', times: ofAddress });
  if (ofAll) await tellFailedSignIns(deps, { of: 'everywhere', times: ofAll });
}

/** Whether the request came as far as a verb: else nobody has looked at its body, nor at how long it is. */
const wasLookedAt = ({ error, res }: Asked): boolean =>
  res.status !== 429 && error instanceof DomainError && error.fault.code.startsWith('identity.');

/** What nobody knows has no owner to be told of: its address counts. */
const tellNamed = async (deps: Needed, of: 'account' | 'device', times: number, name: string | undefined) =>
  name === undefined ? undefined : tellFailedSignIns(deps, { of, times, name });

async function ownerOf({ database }: Needed, tried: Watched, account: string): Promise<string | undefined> {
  const staffId =
    tried.with === 'badge'
      ? await findOwnerOfBadge(database.drizzle, hashOf(staffBadgeIn(account) ?? ''))
      : (await findStaffPasskey(database, Buffer.from(account, 'base64url')))?.staffId;
  return staffId ? (await findStaff(database.drizzle, staffId))?.name : undefined;
}

const nameOfDevice = ({ database }: Needed, deviceId: string): Promise<string | undefined> =>
  findDeviceName(database.drizzle, deviceId);
