import type { VenueFormat } from '../../db/venue-vocabulary.ts';
import type { PlaceList } from '../../server/wayfinding/places/places.contract.ts';
import type {
  DraftOutcome,
  PublishOutcome,
  VenueVersion,
  VersionComparison,
  VersionReport,
} from '../../server/wayfinding/versions/versions.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** A file as it is sent, and what the server must be told of it. */
export interface VenueFile {
  readonly bytes: Blob;
  readonly source: string;
  readonly format: VenueFormat;
  /** Where the middle of a plan in pixels is, and where its upper edge looks. */
  readonly anchor?: { readonly longitude: string; readonly latitude: string; readonly bearing: string };
}

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface VenueServer {
  versions(): Promise<readonly VenueVersion[]>;
  report(versionId: string): Promise<VersionReport>;
  draft(file: VenueFile): Promise<DraftOutcome>;
  discard(): Promise<unknown>;
  publish(versionId: string): Promise<PublishOutcome>;
  restore(versionId: string): Promise<VersionReport>;
  /** What `to` changes against `from`. */
  compare(from: string, to: string): Promise<VersionComparison>;
  places(search: string): Promise<PlaceList>;
}

const { venue, places } = client.api;
const version = (versionId: string) => ({ param: { versionId } });

/** The typed client has no way to send bytes. */
async function sendDraft({ bytes, source, format, anchor }: VenueFile): Promise<DraftOutcome> {
  const query = new URLSearchParams({ format, source, ...anchor });
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(`/api/venue/draft?${query}`, { method: 'POST', headers, body: bytes }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return response.json();
}

export const httpVenueServer: VenueServer = {
  versions: async () => (await answer(venue.versions.$get())).versions,
  report: (versionId) => answer(venue.versions[':versionId'].$get(version(versionId))),
  draft: sendDraft,
  discard: () => answer(venue.draft.$delete()),
  publish: (versionId) => answer(venue.versions[':versionId'].publish.$post(version(versionId))),
  restore: (versionId) => answer(venue.versions[':versionId'].restore.$post(version(versionId))),
  compare: (from, to) => answer(venue.versions[':versionId'].changes.$get({ ...version(to), query: { from } })),
  places: (search) => answer(places.$get({ query: { search, limit: '500' } })),
};

/** Where a version can be had as a file, in our own form or as IMDF. */
export const fileOfVersion = (versionId: string, form: 'plan' | 'imdf'): string =>
  `/api/venue/versions/${versionId}/${form}`;
