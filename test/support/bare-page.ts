import type { StaffActor } from '../../server/kernel/actor.ts';
import type { WireFrame } from '../../server/live/frames.ts';
import { type ClientFrame, type ServerFrame, serverFrame } from '../../server/live/hub.contract.ts';
import type { Attached } from '../../server/live/hub.ts';
import { PartJoiner } from '../../web-components/live/join-parts.ts';
import { guard, type LiveWorld } from './live-world.ts';

/** A page that is nothing but a socket: it says what it is told to say, and takes what it gets. */
export function newBarePage(
  world: LiveWorld,
  options: { actor?: StaffActor; address?: string; isInVenue?: boolean; pongs?: boolean } = {},
) {
  const { actor = guard, address, isInVenue = false, pongs = true } = options;
  const joiner = new PartJoiner();
  const undrained: (() => void)[] = [];
  const page = {
    /** How the server ended it. */
    ended: undefined as string | undefined,
    /** Codes of the problems that it was told. */
    problems: [] as string[],
    frames: [] as ServerFrame[],
    /** False: what was sent stays on its way until `drain` is called. */
    drainsAtOnce: true,
    drain: () => {
      for (const drained of undrained.splice(0)) drained();
    },
    takes: (frame: ServerFrame) => {
      page.frames.push(frame);
      if (frame.type === 'refused') page.problems.push(frame.problem.code);
    },
    outlet: {
      isOpen: true,
      waitingBytes: 0,
      isMidMessage: false,
      send: ({ payload }: WireFrame, drained?: () => void) => {
        const whole = joiner.take(payload.toString());
        if (whole !== undefined) page.takes(serverFrame.parse(JSON.parse(whole)));
        if (drained) undrained.push(drained);
        if (page.drainsAtOnce) page.drain();
      },
      ping: () => pongs && attached.pong?.(),
      close: (code: number, reason: string) => end(`${code} ${reason}`),
      cut: () => end('cut'),
    },
    pongs: () => attached.pong?.(),
    pings: () => attached.ping?.(),
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
  attached = world.hub.attach(page.outlet, {
    actor,
    ...(address && { requester: { network: address, isInVenue } }),
    currentActor: () => world.currentActor(),
  });
  return page;
}
