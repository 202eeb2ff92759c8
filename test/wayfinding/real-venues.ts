import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readC3nav } from '../../server/wayfinding/import/c3nav/read-c3nav.ts';
import { readOsm } from '../../server/wayfinding/import/osm/read-osm.ts';
import type { VenuePlan } from '../../server/wayfinding/venue/venue.contract.ts';
import { anchor, archiveOf } from './import/c3nav/project.ts';

/** The congress centre and the town of this folder, by their importers; none where no folder is named. */
export async function realVenues(folder: string | undefined): Promise<{ name: string; plan: VenuePlan }[]> {
  if (!folder) return [];
  const congress = await readC3nav(archiveOf(filesOf(join(folder, 'cch'))), anchor);
  const town = await readOsm(readFileSync(join(folder, 'osm/monaco.osm.gz')));
  if (!congress.plan || !town.plan) throw new Error('a real venue could not be read');
  return [
    { name: 'congress centre', plan: congress.plan },
    { name: 'real town', plan: town.plan },
  ];
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
