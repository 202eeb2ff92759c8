import type { Dependencies } from '../../kernel/dependencies.ts';
import type { AuthorityRow } from './authorities.queries.ts';
import { type Certified, certifyDevice } from './certificates.ts';
import { backdated } from './validity.ts';

/**
 * A key and certificate for one device, by the authority that signs. It is good from now on: that it is too early or too late
 * for the network the database says, and then says why.
 */
export function issueDeviceCertificate(
  { clock, secrets }: Pick<Dependencies, 'clock' | 'secrets'>,
  authority: AuthorityRow,
  { userName, validUntil }: { userName: string; validUntil: Date },
): Promise<Certified> {
  const { certificate, sealedKey } = authority;
  const signer = { certificate, key: secrets.open('network-authorities', sealedKey) };
  return certifyDevice(signer, userName, { from: backdated(clock.now()), until: validUntil });
}
