import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { printingFaults } from './printing.errors.ts';
import { findArtwork } from './printing.queries.ts';

/** The artwork of a design as PNG. Throws `artwork_missing` for a design without, or none of this id. */
export async function showArtwork(
  { database }: Pick<Dependencies, 'database'>,
  designId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const png = await findArtwork(database.drizzle, designId);
  if (!png) throw new DomainError(printingFaults.artwork_missing);
  return new Uint8Array(png);
}
