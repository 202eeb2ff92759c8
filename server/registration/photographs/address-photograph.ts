import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { PhotographAddress } from './photographs.contract.ts';
import { photographFaults } from './photographs.errors.ts';

/** Who looks at a photograph. An address made for one kind is nothing to another; staff and delegates have theirs for one sign-in. */
export type PhotographViewer =
  | { readonly kind: 'staff' | 'delegate'; readonly signInId: string }
  | { readonly kind: 'form' };

export const photographPaths: Record<PhotographViewer['kind'], string> = {
  staff: '/api/photographs/',
  // The delegate's cookie goes no further than this path.
  delegate: '/api/delegate/photographs/',
  form: '/api/registration/drafts/photographs/',
};

const lifeMs = 90_000;
const versionBytes = 16;
const expiryBytes = 6;
const markBytes = 24;
const tokenBytes = versionBytes + expiryBytes + markBytes;

type AddressDependencies = Pick<Dependencies, 'secrets' | 'clock'>;

/** The viewer that an actor of staff, or a delegate, is. */
export function viewerOf(actor: Actor): PhotographViewer {
  if (actor.kind !== 'staff' && actor.kind !== 'delegate') throw new Error('only people look at photographs');
  return { kind: actor.kind, signInId: actor.signInId };
}

/** An address of one version of a photograph that this viewer alone can fetch, for the next 90 seconds. */
export function addressPhotograph(
  deps: AddressDependencies,
  viewer: PhotographViewer,
  version: string,
): PhotographAddress {
  const expiresAt = new Date(deps.clock.now().getTime() + lifeMs);
  const said = Buffer.alloc(versionBytes + expiryBytes);
  said.write(version.replaceAll('-', ''), 'hex');
  said.writeUIntBE(expiresAt.getTime(), versionBytes, expiryBytes);
  const token = Buffer.concat([said, markOf(deps, viewer, said)]).toString('base64url');
  return { address: `${photographPaths[viewer.kind]}${token}`, expiresAt: expiresAt.toISOString() };
}

/** The version that a token names. Throws `photograph_address_unknown` when it was not made for this viewer, `…_expired` when it is old. */
export function readPhotographToken(deps: AddressDependencies, viewer: PhotographViewer, token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  const said = bytes.subarray(0, versionBytes + expiryBytes);
  const isOurs =
    bytes.length === tokenBytes && timingSafeEqual(bytes.subarray(said.length), markOf(deps, viewer, said));
  if (!isOurs) throw new DomainError(photographFaults.photograph_address_unknown);
  if (said.readUIntBE(versionBytes, expiryBytes) < deps.clock.now().getTime())
    throw new DomainError(photographFaults.photograph_address_expired);
  const hex = said.toString('hex', 0, versionBytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function markOf({ secrets }: AddressDependencies, viewer: PhotographViewer, said: Buffer): Buffer {
  const whose = viewer.kind === 'form' ? 'form' : `${viewer.kind} ${viewer.signInId}`;
  return secrets.keyedHash('photograph-addresses', `${whose} ${said.toString('hex')}`).subarray(0, markBytes);
}
