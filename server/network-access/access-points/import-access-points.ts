import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../../db/client.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { FileFault } from '../../kernel/csv-table.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { plainAddress } from '../../kernel/networks.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import type { AccessPointOutcome } from './access-points.contract.ts';
import {
  endConnectionsAt,
  type HotspotAddress,
  idsByName,
  listForImport,
  listHotspotAddresses,
  markAccessPointsRemoved,
  numbersByCode,
  parkAddresses,
  replaceHotspotAddresses,
  upsertAccessPoints,
} from './access-points.queries.ts';
import type { FileEntry, FileRead } from './file-entry.ts';
import { planImport } from './plan-import.ts';
import { shutSecretBox } from './secret-box.ts';

const namedFaults = 100;
/** What is shared with who comes over TLS, where its certificate proves who it is (RFC 6614 §2.3). */
const secretOverTls = 'radsec';

/**
 * Takes a file of access points in, whole or not at all: a known name keeps its connections, and what the file no longer
 * names is taken off, with the connections that it had. The same file again changes nothing. Throws `network_access.access_points_faulty` with the place of
 * each fault.
 */
export async function importAccessPoints(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { entries: read, faults }: FileRead,
): Promise<AccessPointOutcome> {
  const entries = read.map(withPlainAddress);
  refuseFaults([...faults, ...findRepeated(entries)]);
  if (entries.length === 0) {
    throw new DomainError(networkAccessFaults.access_points_faulty, 'It names no access point.');
  }
  const key = secrets.carriedKey('access-points');
  const wanted = entries.map(({ accessPoint: { secret = secretOverTls, address = null, ...one } }) => ({
    ...{ ...one, secret, address },
  }));
  return inTransaction(database, async (tx) => {
    const known = await listForImport(tx);
    const addresses = await addressesOf(tx, entries);
    const { created, changed, removed, parked } = planImport(key, known, wanted);
    const counts = {
      ...{ created: created.length, changed: changed.length, removed: removed.length },
      unchanged: entries.length - created.length - changed.length,
      hotspotAddresses: addresses.length,
    };
    await appendLedger({ secrets, clock }, actor, tx, { action: 'access_points_imported', details: counts });
    const now = clock.now();
    await parkAddresses(tx, parked);
    const boxed = [...created, ...changed].map(({ secret, hotspots: _hotspots, ...one }) => {
      return { ...one, secretBox: shutSecretBox(key, secret), changedAt: now };
    });
    await upsertAccessPoints(tx, boxed);
    await markAccessPointsRemoved(tx, removed, now);
    await putAddresses(tx, addresses);
    return { ...counts, connectionsEnded: await endConnectionsAt(tx, removed) };
  });
}

/** However an address was written, it is one. */
function withPlainAddress({ accessPoint, ...entry }: FileEntry): FileEntry {
  const address = accessPoint.address && plainAddress(accessPoint.address);
  return { ...entry, accessPoint: { ...accessPoint, ...(address && { address }) } };
}

function refuseFaults(faults: readonly FileFault[]): void {
  if (faults.length === 0) return;
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  const detail = faults.length > namedFaults ? `${count}; the first ${namedFaults} are named.` : `${count}.`;
  throw new DomainError(networkAccessFaults.access_points_faulty, detail, faults.slice(0, namedFaults));
}

/** Names, addresses and addresses in the air that stand there twice. */
function findRepeated(entries: readonly FileEntry[]): FileFault[] {
  const firstPlaces = new Map<string, string>();
  const faults: FileFault[] = [];
  const see = (field: 'name' | 'address' | 'hotspots', hint: string, { place, pathOf }: FileEntry) => {
    const first = firstPlaces.get(`${field} ${hint}`);
    const message = `“${hint}” stands at ${first} already`;
    if (first) faults.push({ path: pathOf(field), message, code: `${field}_repeated`, hint });
    else firstPlaces.set(`${field} ${hint}`, place);
  };
  for (const entry of entries) {
    const { name, address, hotspots } = entry.accessPoint;
    see('name', name, entry);
    if (address) see('address', address, entry);
    for (const bssid of hotspots.flatMap(({ bssids }) => bssids)) see('hotspots', asStored(bssid), entry);
  }
  return faults;
}

interface WantedAddress extends Omit<HotspotAddress, 'accessPointId'> {
  /** The name of who speaks for it. */
  readonly accessPoint: string;
}

/** What hotspots have in the air, by their numbers. Throws where a hotspot is in no inventory. */
async function addressesOf(tx: Transaction, entries: readonly FileEntry[]): Promise<WantedAddress[]> {
  const named = entries.flatMap((entry) => entry.accessPoint.hotspots.map((one) => ({ entry, ...one })));
  const numbers = await numbersByCode(tx, [...new Set(named.map(({ code }) => code))]);
  refuseFaults(
    named.flatMap(({ entry, code }) => {
      const message = `no hotspot of the code “${code}” is in the inventory`;
      return numbers.has(code)
        ? []
        : [{ path: entry.pathOf('hotspots'), message, code: 'hotspot_unknown', hint: code }];
    }),
  );
  return named.flatMap(({ entry, code, bssids }) =>
    bssids.map((bssid) => ({
      ...{ bssid: asStored(bssid), hotspot: numbers.get(code) ?? 0, accessPoint: entry.accessPoint.name },
    })),
  );
}

const asStored = (bssid: string): string => bssid.toLowerCase().replaceAll(/[-:]/g, '');

async function putAddresses(tx: Transaction, named: readonly WantedAddress[]): Promise<void> {
  const ids = await idsByName(tx);
  const wanted = named.map(({ accessPoint, ...one }) => ({ ...one, accessPointId: ids.get(accessPoint) ?? null }));
  const asPairs = (list: readonly HotspotAddress[]) =>
    list.map(({ bssid, hotspot, accessPointId }) => `${bssid} ${hotspot} ${accessPointId}`).sort();
  const held = await listHotspotAddresses(tx);
  if (!isDeepStrictEqual(asPairs(held), asPairs(wanted))) await replaceHotspotAddresses(tx, wanted);
}
