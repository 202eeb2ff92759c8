import { z } from 'zod';
import type { StaffActor } from '../../../server/kernel/actor.ts';
import { defineTopic, defineWideTopic, type LiveState, type WideState } from '../../../server/live/define-topic.ts';

/** Which canal: each schedule has canals of its own. */
const params = z.object({ canal: z.string().regex(/^[a-z0-9-]+$/) });

/** What can be followed: the water in a canal, small or larger than one frame, and the boats on it by column. */
export const water = defineTopic({
  name: 'water',
  params,
  state: z.record(z.string(), z.unknown()),
  permission: { name: 'followTest', who: ['gate', 'supervisor'] },
  maxHz: 10,
});

export const boats = defineWideTopic({
  name: 'boats',
  params,
  head: z.object({ version: z.number(), server: z.number() }),
  columns: {
    crew: { kind: 'count' },
    draughtCm: { kind: 'measure', step: 1 },
    lights: { kind: 'choice', words: ['off', 'on', 'broken'] },
  },
  permission: { name: 'followTest', who: ['gate', 'supervisor'] },
  maxHz: 10,
});

export const canalKinds = ['small', 'large', 'boats'] as const;
export type CanalKind = (typeof canalKinds)[number];

/** A state says of itself which it is: the version that the source had, and which start of the server gave it. */
export interface StateName {
  readonly canal: string;
  readonly version: number;
  readonly server: number;
}

/** The kind of a canal is the last word of its name. */
export const kindOf = (canal: string): CanalKind => canalKinds.find((kind) => canal.endsWith(`-${kind}`)) ?? 'small';

const made = new Map<string, { name: StateName; state: LiveState }>();

/** The one state that a canal has at this version; not to be changed. The last one of each canal is made once. */
export function stateOf(name: StateName): LiveState {
  const last = made.get(name.canal);
  if (last && last.name.version === name.version && last.name.server === name.server) return last.state;
  const state = kindOf(name.canal) === 'boats' ? boatsOf(name) : waterOf(name);
  made.set(name.canal, { name, state });
  return state;
}

/** Which version a state, or the patch to it, says that it is of. */
export function versionIn(state: unknown): { version: number; server: number | undefined } | undefined {
  const said = z.object({ version: z.number(), server: z.number().optional() }).safeParse(state);
  return said.success ? { version: said.data.version, server: said.data.server } : undefined;
}

/** Parts come, change and go with the version; some of it is the same for several. */
function waterOf({ canal, version, server }: StateName): LiveState {
  const draw = drawOf(canal, version);
  const slow = drawOf(canal, Math.floor(version / 3));
  const state: LiveState = { version, server, of: canal, town: '烏鎮' };
  state.level = draw(1) % 5;
  if (draw(2) % 3 > 0)
    state.locks = { upper: draw(3) % 2 === 0, lower: slow(4) % 4, ...(draw(5) % 2 && { keeper: 'Shen' }) };
  if (slow(6) % 2 === 0) state.bridges = [slow(7) % 3, [slow(8) % 2], { open: slow(9) % 2 === 0 }];
  if (draw(10) % 4 === 0) Object.assign(state, { constructor: { keeper: draw(11) % 2 } });
  if (draw(12) % 3 === 0) state[`stage${draw(13) % 4}`] = {};
  if (kindOf(canal) === 'large') state.chronicle = chronicleOf(canal, version);
  return state;
}

/** More than a line and the hub hold together, so that its parts have to wait. */
const longest = 160_000;

/** In some canals it goes in parts, and stays the same for a while; in others it just fits one frame, and is always new. */
function chronicleOf(canal: string, version: number): string {
  const isInParts = drawOf(canal, 0)(1) % 2 === 0;
  const draw = drawOf(canal, isInParts ? Math.floor(version / 3) : version);
  if (!isInParts) return chronicle(draw(1), 4000 + (draw(2) % 4) * 2000);
  return chronicle(draw(1), draw(2) % 8 === 0 ? longest : 20_000 + (draw(3) % 3) * 14_000);
}

/** Characters of one to four bytes, so that the cut into parts falls within them. */
function chronicle(seed: number, length: number): string {
  const letters = ['w', 'é', '水', '🛶'];
  const phrase = Array.from({ length: 61 }, (_, n) => letters[(seed + n * n) % 4]).join('');
  return phrase.repeat(Math.ceil(length / phrase.length));
}

/** A few boats, and now and then so many that the table takes several frames; the fleet is another one every 8 versions. */
function boatsOf({ canal, version, server }: StateName): WideState {
  const fleet = Math.floor(version / 8);
  const fleetDraw = drawOf(canal, fleet);
  const rows = fleetDraw(1) % 3 === 0 ? 12_000 : 20 + (fleetDraw(2) % 300);
  const column = (name: number, values: number) => {
    const made = new Int32Array(rows);
    // Each version changes other rows; a row keeps what an older version gave it.
    for (let back = 0; back < 8; back += 1) {
      const at = version - back;
      if (Math.floor(at / 8) !== fleet) break;
      const draw = drawOf(canal, at);
      const stride = 7 + (draw(name) % 23);
      for (let row = draw(name + 1) % stride; row < rows; row += stride) {
        if (made[row] === 0) made[row] = 1 + ((draw(name + 2) + row) % values);
      }
    }
    for (let row = 0; row < rows; row += 1) made[row] = (made[row] ?? 0) - 1;
    return made;
  };
  const columns = { crew: column(10, 40), draughtCm: column(20, 70_000), lights: column(30, 3) };
  return { roster: `fleet ${fleet}`, head: { version, server }, columns };
}

/** Numbers that depend on nothing but the canal, the version and what they are for (a 32-bit mix after Wellons). */
function drawOf(canal: string, version: number): (purpose: number) => number {
  let base = version + 1;
  for (const letter of canal) base = Math.imul(base ^ letter.charCodeAt(0), 0x01000193);
  return (purpose) => {
    let x = (base ^ Math.imul(purpose, 0x9e3779b1)) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  };
}

/** Who a page belongs to; it sends its name as a cookie. Roles come and go. */
export const keeperOf = (page: string, roles: StaffActor['roles']): StaffActor => ({
  kind: 'staff',
  id: page,
  name: page,
  roles,
  signInId: page,
});
