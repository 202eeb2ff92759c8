import type { StaffActor } from '../../server/kernel/actor.ts';
import type { ClientFrame } from '../../server/live/hub.contract.ts';
import type { Attached } from '../../server/live/hub.ts';
import { guard, type LiveWorld } from './live-world.ts';

/** A page that is nothing but a socket: it says what it is told to say, and takes what it gets. */
export function newBarePage(world: LiveWorld, options: { actor?: StaffActor; address?: string; pongs?: boolean } = {}) {
  const { actor = guard, address, pongs = true } = options;
  const page = {
    /** How the server ended it. */
    ended: undefined as string | undefined,
    /** Codes of the problems that it was told. */
    problems: [] as string[],
    outlet: {
      isOpen: true,
      waitingBytes: 0,
      send: ({ payload }: { payload: Buffer }) => {
        const frame = JSON.parse(payload.toString());
        if (frame.type === 'refused') page.problems.push(frame.problem.code);
      },
      ping: () => pongs && attached.pong?.(),
      close: (code: number, reason: string) => end(`${code} ${reason}`),
      cut: () => end('cut'),
    },
    saysText: (text: string) => attached.receive?.(text),
    says: (frame: ClientFrame) => page.saysText(JSON.stringify(frame)),
    follows: (canal: string) => page.says({ type: 'subscribe', topic: 'water', params: { canal } }),
  };
  let attached: Partial<Attached> = {};
  const end = (how: string) => {
    page.ended ??= how;
    page.outlet.isOpen = false;
    attached.detach?.();
  };
  attached = world.hub.attach(page.outlet, { actor, address, currentActor: () => world.currentActor() });
  return page;
}
