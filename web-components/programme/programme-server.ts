import type {
  AddressBody,
  ImportOutcome,
  PlaceList,
  ProgrammeDay,
  ProgrammeRoom,
  RoomChoice,
  SchedulePreview,
} from '../../server/programme/programme.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** Where a schedule is: a file, or an address. */
export type ScheduleAt = { readonly file: File } | { readonly address: string; readonly isFollowed: boolean };

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface ProgrammeServer {
  preview(name: string, at: ScheduleAt): Promise<SchedulePreview>;
  put(name: string, at: ScheduleAt, hash: string): Promise<ImportOutcome>;
  follow(sourceId: string, isFollowed: boolean): Promise<unknown>;
  remove(sourceId: string): Promise<unknown>;
  rooms(): Promise<ProgrammeRoom[]>;
  settle(choice: RoomChoice): Promise<unknown>;
  places(search: string): Promise<PlaceList['places']>;
  day(date?: string): Promise<ProgrammeDay>;
}

const { programme } = client.api;

/** The typed client has no way to send bytes. */
async function sendFile<T>(path: string, file: File): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(path, { method: 'POST', headers, body: file }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return response.json();
}

const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

export const httpProgrammeServer: ProgrammeServer = {
  async preview(name, at) {
    if ('file' in at) return sendFile(`/api/programme/files/preview?${query({ name })}`, at.file);
    return answer(programme.addresses.preview.$post({ json: { name, ...at } }));
  },
  async put(name, at, hash) {
    if ('file' in at) return sendFile(`/api/programme/files?${query({ name, hash })}`, at.file);
    const json: AddressBody = { name, ...at, hash };
    return answer(programme.addresses.$post({ json }));
  },
  follow: (sourceId, isFollowed) =>
    answer(programme.sources[':sourceId'].following.$put({ param: { sourceId }, json: { isFollowed } })),
  remove: (sourceId) => answer(programme.sources[':sourceId'].$delete({ param: { sourceId } })),
  rooms: async () => (await answer(programme.rooms.$get())).rooms,
  settle: (choice) => answer(programme.rooms.$put({ json: choice })),
  places: async (search) => (await answer(programme.places.$get({ query: { search } }))).places,
  day: (date) => answer(programme.day.$get({ query: date === undefined ? {} : { date } })),
};
