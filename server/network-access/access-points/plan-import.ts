import type { AccessPointEntry } from './access-points.contract.ts';
import type { AccessPointRow } from './access-points.queries.ts';
import { openSecretBox } from './secret-box.ts';

export type WantedAccessPoint = Omit<AccessPointEntry, 'secret' | 'address'> & {
  readonly secret: string;
  readonly address: string | null;
};

/** What has to be written so that the database says what the file says. */
export function planImport(key: Buffer, known: readonly AccessPointRow[], wanted: readonly WantedAccessPoint[]) {
  const byName = new Map(known.map((one) => [one.name, one]));
  const nameAt = new Map(wanted.map(({ name, address }) => [address, name]));
  const names = new Set(wanted.map(({ name }) => name));
  const isThere = (name: string) => byName.get(name)?.removedAt === null;
  return {
    created: wanted.filter(({ name }) => !isThere(name)),
    changed: wanted.filter((one) => isThere(one.name) && !isSame(key, byName.get(one.name), one)),
    removed: known.filter((one) => one.removedAt === null && !names.has(one.name)).map(({ id }) => id),
    /** Those whose address goes to another name. */
    parked: known
      .filter(({ name, address }) => address !== null && (nameAt.get(address) ?? name) !== name)
      .map(({ id }) => id),
  };
}

function isSame(key: Buffer, known: AccessPointRow | undefined, wanted: WantedAccessPoint): boolean {
  return (
    known !== undefined &&
    known.address === wanted.address &&
    known.isOverTls === wanted.isOverTls &&
    known.disconnectPort === wanted.disconnectPort &&
    known.speaksForAny === wanted.speaksForAny &&
    openSecretBox(key, known.secretBox) === wanted.secret
  );
}
