import { z } from 'zod';
import { venueFormats, venueVersionStates } from '../../../db/venue-vocabulary.ts';
import { instant, lineOfText, localizedText, uuid } from '../../kernel/values.contract.ts';
import { planAnchor } from '../import/c3nav/anchor.contract.ts';
import { findingReport } from '../venue/findings.contract.ts';
import { planId, venueLevel, venuePlace, walkNode, walkway } from '../venue/venue.contract.ts';
import { mapLevel } from '../wayfinding.contract.ts';

/** Of a file as it is sent; packed, it holds many times as much. */
export const maxVenueFileBytes = 64 * 1024 * 1024;

/** What is told beside the file that becomes the draft. */
export const draftQuery = z
  .object({ format: z.enum(venueFormats), source: lineOfText(200) })
  .extend(planAnchor.partial({ longitude: true, latitude: true }).shape)
  .refine(
    ({ format, longitude, latitude }) => format !== 'c3nav' || (longitude !== undefined && latitude !== undefined),
    {
      path: ['longitude'],
      message: 'a plan in pixels needs the longitude and latitude of its middle',
    },
  );
export type DraftQuery = z.infer<typeof draftQuery>;

export const venueVersion = z.object({
  id: uuid,
  /** Counts up, for people; with gaps where a draft was replaced. */
  number: z.number().int(),
  state: z.enum(venueVersionStates),
  format: z.enum(venueFormats),
  source: z.string(),
  madeAt: instant,
  /** Name of the member of staff. */
  madeBy: z.string().optional(),
  publishedAt: instant.optional(),
  levels: z.number().int(),
  places: z.number().int(),
  nodes: z.number().int(),
  walkways: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
});
export type VenueVersion = z.infer<typeof venueVersion>;

/** Newest first. */
export const venueVersionList = z.object({ versions: z.array(venueVersion) });

/** Where an access point of the file stands. */
const plannedHotspot = z.object({
  code: z.string(),
  levelId: planId,
  longitude: z.number(),
  latitude: z.number(),
});

export const draftOutcome = z.object({
  version: venueVersion,
  /** Of the file and of the plan; with an error among it, the draft cannot be published. */
  report: findingReport,
  /** Of formats that tell them. */
  hotspots: z.array(plannedHotspot),
});
export type DraftOutcome = z.infer<typeof draftOutcome>;

export const versionReport = z.object({ version: venueVersion, report: findingReport });
export type VersionReport = z.infer<typeof versionReport>;

export const publishOutcome = z.object({
  version: venueVersion,
  /** Codes that were made, of places that had none. */
  codesMade: z.number().int(),
  /** Places for which no code is left. */
  withoutCode: z.number().int(),
  /** Closures, in force or to come, of walkways that the plan does not have: somebody ends them, and closes what is meant. */
  closuresLost: z.number().int(),
  /** Levels of the map; absent: the plan has no drawing, and the map stays as it was. */
  mapLevels: z.number().int().optional(),
});
export type PublishOutcome = z.infer<typeof publishOutcome>;

/** Changes are named up to so many of each sort; all are counted. */
export const namedChanges = 200;

const change = z.object({ id: planId, name: localizedText.optional() });
const changes = z.object({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  /** The first by name, then by id. */
  named: z.object({ added: z.array(change), removed: z.array(change), changed: z.array(change) }),
});
export type Changes = z.infer<typeof changes>;

/** What the later one of two versions has that the earlier has not, and the other way round. */
export const versionComparison = z.object({ levels: changes, places: changes, walkways: changes });
export type VersionComparison = z.infer<typeof versionComparison>;

/** A version as a file in our own format: what can be put in again. */
export const causewayPlan = z.object({
  levels: z.array(venueLevel),
  places: z.array(venuePlace),
  nodes: z.array(walkNode),
  walkways: z.array(walkway),
  drawing: z.array(mapLevel).optional(),
});
