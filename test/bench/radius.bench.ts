import type { MadeCredential } from '../../server/network-access/network-access.contract.ts';
import { joinWith, type Phone } from '../support/eapol-test.ts';
import { describeDatabase } from './bench-database.ts';
import { cpuSeconds, postgresCpuSeconds } from './measure.ts';
import { comparePairs, fewestPairs, type Side } from './pairs.ts';
import { accountingSides } from './radius-accounting.ts';
import { decisionLines } from './radius-decisions.ts';
import {
  accessPointSecret,
  type BenchRadius,
  layRadiusGround,
  phoneOf,
  type RadiusGround,
  startStaticRadius,
} from './radius-ground.ts';
import type { Bench } from './run.ts';

const logins = 120;
/** Delegates, each with a phone. */
const delegates = 40;
/** Phones that join at the same time. */
const atOnce = 4;

/**
 * `eap-cpu`: CPU of FreeRADIUS and PostgreSQL per PEAP login with our functions, against the same FreeRADIUS with one user in a
 * file. `accounting`: microseconds per packet until it is committed in PostgreSQL, against the detail file alone. `revoke` and
 * `wake`: how soon a decision is felt, as `decisionLines` says.
 */
export const bench: Bench = async ({ pairs, atEnd }) => {
  const ground = await layRadiusGround(atEnd);
  console.log(await describeDatabase(ground.url));
  const made: MadeCredential[] = [];
  for (let nth = 0; nth < delegates; nth++) made.push((await ground.delegate()).made);
  const peer = await startStaticRadius(atEnd, ground, made);
  const phones = made.map(phoneOf);
  const side =
    ({ authenticationPort }: BenchRadius, cpu: () => number): Side =>
    async () => {
      const before = cpu();
      await joinMany(ground, phones, authenticationPort);
      return ((cpu() - before) / logins) * 1e6;
    };
  const ours = side(ground.radius, () => cpuSeconds(ground.radius.pid) + postgresCpuSeconds(ground.postmaster));
  const eap = { ours, peer: side(peer, () => cpuSeconds(peer.pid)) };
  // Each connection to the database makes its plans at first.
  for (let round = 0; round < 4; round++) await eap.ours(round);
  await eap.peer(0);
  const from = performance.now();
  await eap.ours(0);
  console.log(
    `ceiling: ${Math.round((logins / (performance.now() - from)) * 60_000)} phones a minute, those of this machine included`,
  );
  return [
    await comparePairs({ name: 'eap-cpu', unit: 'cpu-us/login', pairs, ...eap }),
    await comparePairs({ name: 'accounting', unit: 'us/packet', pairs, ...(await accountingSides(ground, peer)) }),
    ...(await decisionLines(atEnd, ground, { times: pairs < fewestPairs ? 20 : 240 })),
  ];
};

async function joinMany({ programs }: RadiusGround, phones: readonly Phone[], port: number): Promise<void> {
  const address = '02:00:00:00:00:01';
  let left = logins;
  const worker = async () => {
    while (left-- > 0) {
      const phone = phones[left % phones.length];
      if (!phone) throw new Error('there are no phones');
      const { outcome } = await joinWith(programs, { ...phone, address }, { port, accessPointSecret });
      if (outcome !== 'accepted') throw new Error(`a phone was ${outcome}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
