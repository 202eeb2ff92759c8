import { beforeAll } from 'vitest';
import type { JoinMethod } from '../../db/network-vocabulary.ts';
import { type MadeCredential, madeCredential } from '../../server/network-access/network-access.contract.ts';
import { openVenue, type Person, type Venue } from '../admission/venue.ts';
import { openOwnPage } from '../privacy/retention-world.ts';
import type { TestApp } from '../support/app.ts';
import { useAtEnd } from '../support/at-end.ts';
import { type Joined, type Joining, joinWith, type Phone } from '../support/eapol-test.ts';
import { type FreeRadiusTerms, type RunningFreeRadius, startFreeRadius } from '../support/freeradius.ts';
import { wifiPrograms } from '../support/wifi-programs.ts';

export const accessPointSecret = 'what-the-access-point-and-we-know';

/** A phone of a delegate, set up with a credential of its own. */
export interface OwnPhone {
  readonly phone: Phone;
  readonly made: MadeCredential;
}

export interface WifiVenue {
  readonly venue: Venue;
  readonly radius: RunningFreeRadius;
  /** A delegate's phone, set up on their own page as they would. */
  setUp(person: Person, method?: JoinMethod): Promise<OwnPhone>;
  join(phone: Phone, joining?: Partial<Joining>): Promise<Joined>;
}

/** A venue with one access point, on this machine, and a real FreeRADIUS: `const wifi = useWifi(app)`. */
export function useWifi(app: TestApp, terms: FreeRadiusTerms = {}): () => WifiVenue {
  const atEnd = useAtEnd();
  let opened: WifiVenue | undefined;
  beforeAll(async () => {
    // FreeRADIUS and the database go by the day that it is.
    app.clock.advance(Date.now() - app.clock.now().getTime());
    const venue = await openVenue(app);
    const [network, desk] = [await app.signedInAs('network'), await app.signedInAs('desk')];
    await putAccessPoints(app, network);
    const radius = await startFreeRadius(atEnd, app, terms);
    opened = {
      ...{ venue, radius },
      setUp: (person, method = 'peap') => setUpPhone(app, desk, person, method),
      join: (phone, joining) =>
        joinWith(wifiPrograms(), phone, { port: radius.authenticationPort, accessPointSecret, ...joining }),
    };
  });
  return () => {
    if (!opened) throw new Error('the venue is not open yet');
    return opened;
  };
}

/** The one access point, which is on this machine. */
export async function putAccessPoints(
  app: TestApp,
  network: string,
  more: { disconnectPort?: number } = {},
): Promise<void> {
  const body = { accessPoints: [{ name: 'East gate 1', address: '127.0.0.1', secret: accessPointSecret, ...more }] };
  const answer = await app.ask('PUT', '/api/network/access-points', { cookie: network, body });
  if (answer.status !== 200) throw new Error(`access points were answered ${answer.status}: ${await answer.text()}`);
}

async function setUpPhone(app: TestApp, desk: string, { delegateId }: Person, method: JoinMethod): Promise<OwnPhone> {
  const cookie = await openOwnPage(app, desk, delegateId);
  const body = { deviceName: 'My phone', method };
  const answer = await app.ask('POST', '/api/delegate/network/credentials', { cookie, body });
  const made = madeCredential.parse(await answer.json());
  return { made, phone: phoneWith(made) };
}

/** What stands in a profile, as a phone has it. */
export function phoneWith({ credential, secret = '', certificate, authorities }: MadeCredential): Phone {
  const trusts = { authorities: authorities.map((one) => one.certificate).join(''), serverName: 'radius.localhost' };
  if (credential.method === 'tls' && certificate)
    return { ...trusts, method: 'tls', certificate: certificate.certificate, key: certificate.privateKey };
  if (credential.method === 'tls') throw new Error('a certificate was not told');
  return { ...trusts, method: credential.method, userName: credential.userName, secret };
}
