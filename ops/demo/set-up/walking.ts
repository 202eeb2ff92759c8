import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { type Call, Refusal } from '../client/http.ts';
import { zipOf } from '../people/zip.ts';
import type { Venue } from '../venue/venue.ts';

const drafted = z.object({ version: z.object({ id: z.string() }) });
const published = z.object({ version: z.object({ places: z.number(), walkways: z.number() }) });

/** What of a folder the ways of a building are made of. */
const filesOfBuilding = ['graph.json', 'config.json', 'pois.json', 'titles.json', 'ap_locations.json'];

/**
 * Takes the plan in by which people find their ways, as an administrator would by its file, and publishes it: the town's
 * own, or the files of the building in this folder. Answers what to tell the visitor; a building without ways stays open.
 */
export async function setUpWalking(administrator: Account, venue: Venue, folder: string | undefined): Promise<string> {
  if (folder === undefined) return publishPlan(administrator, townQuery, townFile(venue));
  try {
    return await publishPlan(administrator, buildingQuery(venue), await buildingFile(folder));
  } catch (error) {
    if (!(error instanceof Refusal) || error.isPassing) throw error;
    return `Nobody finds a way here, for the building's plan is not taken: ${error.message.slice(0, 300)}`;
  }
}

type File = NonNullable<Call['text']>;

async function publishPlan(administrator: Account, query: Record<string, string>, text: File): Promise<string> {
  const sent = { text, timeoutMs: 120_000 };
  const draft = await administrator.read(drafted, `/api/venue/draft?${new URLSearchParams(query)}`, sent);
  const path = `/api/venue/versions/${draft.version.id}/publish`;
  const { version } = await administrator.read(published, path, { method: 'POST', timeoutMs: 120_000 });
  return `Ways are found over ${version.walkways} walkways between ${version.places} places, each with a sign.`;
}

const townQuery = { format: 'causeway', source: 'water-town.json' };
const octets = 'application/octet-stream';
const townFile = ({ walking }: Venue): File => ({ body: JSON.stringify(walking), type: octets });

const buildingQuery = ({ planAnchor: { longitude, latitude, bearing } = hamburg }: Venue): Record<string, string> => ({
  ...{ format: 'c3nav', source: 'plan.zip' },
  ...{ longitude: String(longitude), latitude: String(latitude), bearing: String(bearing) },
});
const hamburg = { longitude: 9.986, latitude: 53.5618, bearing: 0 };

/** Its files as one archive; those that are missing are the server's to miss. */
async function buildingFile(folder: string): Promise<File> {
  const files = await Promise.all(
    filesOfBuilding.map(async (name) => ({ name, bytes: await readFile(join(folder, name)).catch(() => undefined) })),
  );
  const found = files.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
  return { body: zipOf(found), type: octets };
}
