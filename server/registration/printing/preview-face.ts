import type { Dependencies } from '../../kernel/dependencies.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import { findConference } from '../registration.queries.ts';
import { layOutFace } from './face/lay-out-face.ts';
import { paintSvg } from './face/paint-svg.ts';
import { readArtwork } from './load-face-maker.ts';
import type { BadgeLayout, PreviewedFace, PreviewSample, PreviewSamples } from './printing.contract.ts';
import { findArtwork, listLongest } from './printing.queries.ts';

/** As long as a token is, and no token: a preview that is printed lets nobody in. */
const noToken = 'N0BADGE'.repeat(22).slice(0, 151);
const previewSerial = 10_000;

/** A layout as it would be printed for this sample, with a number and a code that are nobody's. */
export async function previewFace(
  { database }: Pick<Dependencies, 'database'>,
  { layout, sample, artworkOf }: { layout: BadgeLayout; sample: PreviewSample; artworkOf?: string | undefined },
): Promise<PreviewedFace> {
  const conference = await findConference(database.drizzle);
  const png = artworkOf ? await findArtwork(database.drizzle, artworkOf) : undefined;
  const artwork = png && (await readArtwork(png));
  const holder = { ...sample, number: formatBadgeNumber(previewSerial), token: noToken };
  const face = layOutFace({ layout, conference, hasArtwork: artwork !== undefined, holder });
  return { svg: paintSvg(face, artwork), notices: [...face.notices] };
}

/** Whose badges are hardest to fit: the longest names and affiliations of the conference, each person once. */
export async function listPreviewSamples({ database }: Pick<Dependencies, 'database'>): Promise<PreviewSamples> {
  const rows = await listLongest(database.drizzle);
  return { longest: [...new Map(rows.map((row) => [`${row.name}\n${row.affiliation}`, row])).values()] };
}
