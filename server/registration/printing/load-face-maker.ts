import sharp from 'sharp';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { loadBadgeSigner } from '../badges/sign-badge.ts';
import { findConference } from '../registration.queries.ts';
import { builtInLayouts } from './face/built-in-layouts.ts';
import type { Artwork, Face } from './face/face.ts';
import { layOutFace } from './face/lay-out-face.ts';
import { type BadgeLayout, badgeLayout } from './printing.contract.ts';
import { type FaceRow, findDesignInUse } from './printing.queries.ts';

/** Makes faces by the design in use. */
export interface FaceMaker {
  readonly layout: BadgeLayout;
  readonly artwork: Artwork | undefined;
  faceOf(row: FaceRow): Face;
}

/** Loads once what all badges of a run share; without a design in use, the built-in A6. */
export async function loadFaceMaker(deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>): Promise<FaceMaker> {
  const db = deps.database.drizzle;
  const [design, conference, signer] = await Promise.all([
    findDesignInUse(db),
    findConference(db),
    loadBadgeSigner(db, deps),
  ]);
  const layout = design ? badgeLayout.parse(design.layout) : builtInLayouts.a6;
  const artwork = design?.artwork ? await readArtwork(design.artwork) : undefined;
  return {
    layout,
    artwork,
    faceOf: ({ badge, holder }) =>
      layOutFace({
        layout,
        conference,
        hasArtwork: artwork !== undefined,
        holder: {
          name: holder.name,
          nameLatin: holder.nameLatin,
          affiliation: holder.affiliation,
          country: holder.country,
          category: badge.category,
          number: formatBadgeNumber(badge.serial),
          token: signer.tokenOf(badge),
        },
      }),
  };
}

/** Artwork as it is kept, with its size. */
export async function readArtwork(png: Buffer): Promise<Artwork> {
  const { width = 1, height = 1 } = await sharp(png).metadata();
  return { png, width, height };
}
