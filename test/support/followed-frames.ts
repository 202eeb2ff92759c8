import { roles } from '../../db/vocabulary.ts';
import type { StaffActor } from '../../server/kernel/actor.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import type { WireFrame } from '../../server/live/frames.ts';
import { wideFormat } from '../../server/live/hub.contract.ts';
import type { Hub } from '../../server/live/hub.ts';
import { openWideFrame, type WideFrame } from '../../server/live/wide-frame.ts';
import { PartJoiner } from '../../web-components/live/join-parts.ts';

/** What a page of somebody with all roles gets from a hub, as it goes over the wire. */
export function everythingFrom(hub: Hub) {
  const id = uuidv7(new Date(0));
  const actor: StaffActor = { kind: 'staff', id, name: 'All', roles: [...roles], signInId: id };
  const joiner = new PartJoiner();
  const texts: Record<string, unknown>[] = [];
  const wide: WideFrame[] = [];
  const take = ({ payload, isText }: WireFrame) => {
    const text = isText ? joiner.take(payload.toString()) : undefined;
    if (text !== undefined) texts.push(JSON.parse(text));
    const bytes = isText ? undefined : joiner.takeBytes(new Uint8Array(payload));
    if (bytes?.[0] === wideFormat.frame) wide.push(openWideFrame(bytes));
  };
  const outlet = {
    ...{ isOpen: true, isMidMessage: false, waitingBytes: 0 },
    send: (frame: WireFrame, drained?: () => void) => {
      take(frame);
      drained?.();
    },
    ...{ ping: () => undefined, close: () => undefined, cut: () => undefined },
  };
  const attached = hub.attach(outlet, { actor, currentActor: async () => actor });
  const follow = (topic: string, params: Record<string, string>) =>
    attached.receive(JSON.stringify({ type: 'subscribe', topic, params }));
  return { texts, wide, follow, detach: () => attached.detach() };
}
