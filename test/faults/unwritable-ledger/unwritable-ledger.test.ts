import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type AuditAction, auditActions } from '../../../db/vocabulary.ts';
import { useApp } from '../../support/app.ts';
import type { Act, Deed, Ways } from './act.ts';
import { deskActs } from './desk-acts.ts';
import { Ground } from './ground.ts';
import { identityActs } from './identity-acts.ts';
import { networkActs } from './network-acts.ts';
import { planActs } from './plan-acts.ts';
import { programmeActs } from './programme-acts.ts';
import { RefusingLedger } from './refusing-ledger.ts';
import { registrationActs } from './registration-acts.ts';
import { stationActs } from './station-acts.ts';
import { outcomeOf } from './told.ts';
import { venueActs } from './venue-acts.ts';
import { wayActs } from './way-acts.ts';

/** How each action comes about: an action of which nobody has said it does not compile. */
const acts: Readonly<Record<AuditAction, Ways>> = {
  ...planActs,
  ...programmeActs,
  ...registrationActs,
  ...deskActs,
  ...identityActs,
  ...stationActs,
  ...venueActs,
  ...wayActs,
  ...networkActs,
};
const cases = auditActions.flatMap((action) =>
  Object.entries(acts[action]).map(([way, how]): [AuditAction, string, Act, string?] => {
    return typeof how === 'function' ? [action, way, how] : [action, way, how.act, how.code];
  }),
);

/**
 * These are told when nothing was decided as well: that an import has failed; and the boards of gates, which are read anew
 * after whatever was done between two scans.
 */
const toldAnyhow = ['import', 'gate-board', 'lane'];

const app = useApp();
const ground = new Ground(app);
const ledger = new RefusingLedger(app.database.url);
const woken = new Set<string>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unwritable-'));
  vi.stubEnv('TMPDIR', folder);
  const { wake, wakeAll } = app.live;
  vi.spyOn(app.live, 'wake').mockImplementation((topic, params) => {
    woken.add(topic.name);
    wake(topic, params);
  });
  vi.spyOn(app.live, 'wakeAll').mockImplementation((topic) => {
    woken.add(topic.name);
    wakeAll(topic);
  });
  await ground.open();
  await ledger.open();
});
afterAll(async () => {
  await ledger.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** All that could have been left behind, and what was told of it. */
async function traces() {
  const files = await readdir(folder);
  return { ...(await ledger.allThatIsKept()), files, erased: [...ground.keeping.erased] };
}

/** Does it while no entry of the action is taken: what comes of it, once it is seen that nothing else does. */
async function doneInVain(action: AuditAction, deed: Deed, state: string) {
  const before = await traces();
  await ledger.refused();
  woken.clear();
  const outcome = await ledger.refusing(action, state, () => outcomeOf(deed));
  expect(await traces(), outcome.body).toEqual(before);
  expect(await ledger.refused(), `nothing was to be written: ${outcome.body}`).toBeGreaterThan(0);
  expect([...woken].filter((topic) => !toldAnyhow.includes(topic))).toEqual([]);
  return outcome;
}

const diskIsFull = '53100';

it.each(cases)('%s, %s: does not happen when its entry cannot be written, and happens when it can', async (...one) => {
  const [action, , act, code] = one;
  const deed = await act(ground);
  const failed = await doneInVain(action, deed, diskIsFull);
  if (failed.status === 0) expect(failed.code, failed.body).toBe(diskIsFull);
  else expect(failed).toMatchObject({ status: 503, code: 'request.database_busy' });
  expect(failed.body).not.toContain('cookie');
  const before = await ledger.entriesOf(action);
  const done = await outcomeOf(deed);
  expect(done.code, done.body).toBe(code);
  expect(await ledger.entriesOf(action), done.body).toBeGreaterThan(before);
});

it('of many registrations that are decided on at once none is, and each is answered so', async () => {
  const registrations = [await ground.submitted(), await ground.submitted()].map((id) => ({ id, revision: 0 }));
  const deed = ground.post('/api/reviews', { decision: 'approved', registrations });
  const { status, body } = await doneInVain('registration_approved', deed, diskIsFull);
  const refused = { outcome: 'refused', code: 'request.database_busy' };
  expect([status, JSON.parse(body).answers]).toMatchObject([200, [refused, refused]]);
});

it('what keeps the ledger from being written is not told, where nobody foresaw it', async () => {
  const deed = ground.post('/api/collector-keys', { name: 'Collector' });
  const told = await doneInVain('collector_key_made', deed, '42501');
  expect(told).toMatchObject({ status: 500, code: 'server.unforeseen' });
  expect(told.body).not.toContain('entry');
});
