import sharp from 'sharp';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeDesign } from './describe-designs.ts';
import { changedAfter, lockSeenDesign, type SeenDesign } from './lock-seen-design.ts';
import { type BadgeDesign, maxArtworkPixels } from './printing.contract.ts';
import { printingFaults } from './printing.errors.ts';
import { updateDesign } from './printing.queries.ts';

/** Pixels that are decoded at most; a larger picture is refused by its head alone. */
const maxPixels = 40_000_000;
/** What the database keeps at most. */
const maxKeptBytes = 4 * 1024 * 1024;
const decodeSeconds = 10;

/**
 * Gives a design its artwork, or takes it away. Only the pixels of a PNG or JPEG are kept, drawn anew as PNG on white.
 * Throws `artwork_unreadable`, `artwork_too_many_pixels`, `artwork_too_detailed`, and as changing a design does.
 */
export async function putArtwork(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor,
  { picture, ...seen }: SeenDesign & { picture: Uint8Array | undefined },
): Promise<BadgeDesign> {
  const artwork = picture ? await drawAnew(picture) : null;
  await inTransaction(deps.database, async (tx) => {
    const design = await lockSeenDesign(tx, seen);
    const changedAt = changedAfter(design, deps.clock.now());
    await updateDesign(tx, design.id, { artwork, changedAt, changedBy: actor.id });
    const details = { design: design.id, ...(artwork ? { artworkBytes: artwork.length } : { artworkRemoved: true }) };
    await appendLedger(deps, actor, tx, { action: 'badge_design_changed', details });
  });
  return describeDesign(deps, seen.id);
}

async function drawAnew(picture: Uint8Array): Promise<Buffer> {
  await checkPicture(picture);
  for (const side of [maxArtworkPixels, maxArtworkPixels / 2]) {
    const png = await drawWithin(picture, side);
    if (png.length <= maxKeptBytes) return png;
  }
  throw new DomainError(printingFaults.artwork_too_detailed);
}

/** By what the bytes are, whatever they are called; before any pixel is decoded. */
async function checkPicture(picture: Uint8Array): Promise<void> {
  const {
    format,
    width = 0,
    height = 0,
  } = await sharp(picture, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ format: undefined, width: 0, height: 0 }));
  if (format !== 'png' && format !== 'jpeg') throw new DomainError(printingFaults.artwork_unreadable);
  if (width * height > maxPixels) throw new DomainError(printingFaults.artwork_too_many_pixels);
}

async function drawWithin(picture: Uint8Array, side: number): Promise<Buffer> {
  try {
    return await sharp(picture, { limitInputPixels: maxPixels, failOn: 'error' })
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw new DomainError(printingFaults.artwork_unreadable);
  }
}
