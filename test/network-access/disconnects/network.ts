import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, onTestFinished } from 'vitest';
import { shutSecretBox } from '../../../server/network-access/access-points/secret-box.ts';
import type { DisconnectSchedule } from '../../../server/network-access/disconnects/disconnect-schedule.ts';
import { sendDisconnects } from '../../../server/network-access/disconnects/send-disconnects.ts';
import { register } from '../../registration/register.ts';
import type { TestApp } from '../../support/app.ts';
import { fakeAccessPoint } from './fake-access-point.ts';

export const secret = 'a secret of an access point';

/** As the usual one, in small; a second try comes only where the first was not answered for a while. */
export const quickSchedule: DisconnectSchedule = {
  ...{ triesMs: [0, 150, 300], lastAnswerMs: 150 },
  ...{ againMs: 600_000, lookAgainMs: 600_000, claimMs: 60_000, lookMs: 1_000 },
};

/** Access points, and devices that are connected to them. */
export function useNetwork(app: TestApp) {
  const asOwner = postgres(app.database.url, { max: 1, onnotice: () => undefined });
  let made = 0;
  afterAll(() => asOwner.end());

  /** Each has a name and an address of its own within this machine, and waits for what it is told. */
  async function pointWith(terms: { isOverTls?: boolean; box?: Buffer; address?: string } = {}) {
    made += 1;
    const [name, address] = [`AP ${made}`, terms.address ?? `127.0.0.${made + 1}`];
    const fake = await fakeAccessPoint(address, secret);
    const box = terms.box ?? shutSecretBox(app.secrets.carriedKey('access-points'), secret);
    const [row] = await asOwner<{ id: number }[]>`
      insert into access_points (name, address, secret_box, is_over_tls, disconnect_port, changed_at)
      values (${name}, ${address}, ${box}, ${terms.isOverTls ?? false}, ${fake.port}, now()) returning id`;
    return { ...fake, id: row!.id, name, address };
  }

  /** A device of somebody that is connected there; `end` takes its credential away, as the app does. */
  async function connect(accessPointId: number, terms: { accountingId?: string } = {}) {
    const [id, credentialId, delegateId] = [randomUUID(), randomUUID(), await register(app.database)];
    const deviceAddress = id.replaceAll('-', '').slice(0, 12);
    const userName = id.replaceAll(/[^a-z2-7]/g, 'a').slice(0, 16);
    await asOwner`insert into network_credentials
      (id, delegate_id, device_name, method, user_name, nt_hash, valid_from, valid_until, made_at)
      values (${credentialId}, ${delegateId}, 'phone', 'peap', ${userName}, ${Buffer.alloc(16)}, now(), now() + interval '1 day', now())`;
    await asOwner`insert into connections
      (id, delegate_id, credential_id, device_address, access_point_id, vlan, accounting_id, admitted_at, lasts_until)
      values (${id}, ${delegateId}, ${credentialId}, ${deviceAddress}, ${accessPointId}, 120, ${terms.accountingId ?? null},
        now() - interval '1 minute', now() + interval '1 hour')`;
    const end = async () => {
      await app.database.sql`update network_credentials set revoked_at = now() where id = ${credentialId}`;
    };
    return { id, delegateId, deviceAddress, end };
  }

  const outcomeOf = async (id: string) => {
    const [row] = await app.database.sql<{ outcome: string | null; tries: number; end: string | null }[]>`
      select d.outcome, d.tries, c."end" from disconnects d join connections c on c.id = d.connection_id
      where d.connection_id = ${id}`;
    return row && { ...row };
  };

  /** What nobody has acknowledged, of access points. */
  const alerts = async (): Promise<object[]> => {
    const rows = await app.database.sql<{ because: string }[]>`
      select because from alerts where kind = 'disconnect_unanswered' and acknowledged_at is null order by raised_at, id`;
    return rows.map(({ because }) => JSON.parse(because));
  };

  /** Sends until the test is over, or it is stopped. */
  function startSending(schedule: Partial<DisconnectSchedule> = {}, over: Partial<TestApp> = {}) {
    const stop = sendDisconnects(
      { ...app, ...over },
      { url: app.database.url, schedule: { ...quickSchedule, ...schedule } },
    );
    let stopped: Promise<void> | undefined;
    const stopOnce = () => {
      stopped ??= stop();
      return stopped;
    };
    onTestFinished(stopOnce);
    return stopOnce;
  }

  return { asOwner, pointWith, connect, outcomeOf, alerts, startSending };
}
