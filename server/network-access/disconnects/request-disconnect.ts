import type { DisconnectOutcome } from '../../../db/network-vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { openSecretBox } from '../access-points/secret-box.ts';
import type { DisconnectSocket } from './disconnect-socket.ts';
import type { FailedDisconnect } from './disconnects.contract.ts';
import type { DueDisconnect } from './disconnects.queries.ts';
import {
  attributeTypes,
  bytesOfAddress,
  numberIn,
  packetCodes,
  type RadiusAttribute,
  type RadiusPacket,
} from './radius-packet.ts';

/** What came of telling an access point to end one connection. */
export interface DisconnectTold {
  readonly due: DueDisconnect;
  readonly outcome: DisconnectOutcome;
  readonly tries: number;
  /** Where the device may still be connected, and somebody should know. */
  readonly failed?: FailedDisconnect;
}

/** RFC 5176 §3.5. */
const errorCauses = { otherAccessPoint: 403, noSuchConnection: 503 } as const;
const mostValueBytes = 253;

type Needed = Pick<Dependencies, 'clock' | 'secrets'> & { readonly socket: DisconnectSocket };
type Left = 'accountingId' | 'accessPointAddress';

/** Tells the access point to end the connection, as often as it takes. Rejects only when the socket is closed. */
export async function requestDisconnect(
  { clock, secrets, socket }: Needed,
  due: DueDisconnect,
): Promise<DisconnectTold> {
  const { accessPoint, address, port } = due;
  if (due.isOverTls || address === null || (!due.deviceAddress && !due.accountingId))
    return { due, outcome: 'not_possible', tries: 0 };
  const secret = openSecretBox(secrets.carriedKey('access-points'), due.secretBox);
  if (secret === undefined)
    return { due, outcome: 'no_answer', tries: 0, failed: { accessPoint, how: 'secret_unreadable' } };
  const leftOut = new Set<Left>();
  let tried = 0;
  for (;;) {
    const attributes = attributesFor({ ...due, address }, clock.now(), leftOut);
    const { answer, tries } = await socket.ask({ address, port, secret }, attributes);
    tried += tries;
    const toLeave = answer && leaveOut(due, answer, leftOut);
    if (!toLeave) return { due, tries: tried, ...outcomeOf(answer, accessPoint) };
    leftOut.add(toLeave);
  }
}

/**
 * What to leave out and ask again. One that goes by another address than it is asked at (behind a translation of addresses,
 * or the controller of many) says that another was meant; and a connection that has gone on under another name since
 * accounting was last told is not known by the old one, yet the device is on.
 */
function leaveOut(due: DueDisconnect, answer: RadiusPacket, leftOut: ReadonlySet<Left>): Left | undefined {
  if (answer.code !== packetCodes.disconnectNak) return undefined;
  const cause = numberIn(answer, attributeTypes.errorCause);
  if (cause === errorCauses.otherAccessPoint && !leftOut.has('accessPointAddress')) return 'accessPointAddress';
  const mayHaveAnother = due.accountingId && due.deviceAddress && !due.hasNewer;
  if (cause === errorCauses.noSuchConnection && mayHaveAnother && !leftOut.has('accountingId')) return 'accountingId';
  return undefined;
}

function outcomeOf(answer: RadiusPacket | undefined, accessPoint: string): Pick<DisconnectTold, 'outcome' | 'failed'> {
  if (!answer) return { outcome: 'no_answer', failed: { accessPoint, how: 'silent' } };
  if (answer.code === packetCodes.disconnectAck) return { outcome: 'acknowledged' };
  const errorCause = numberIn(answer, attributeTypes.errorCause);
  if (errorCause === errorCauses.noSuchConnection) return { outcome: 'no_such_connection' };
  return {
    outcome: 'refused',
    failed: { accessPoint, how: 'refused', ...(errorCause !== undefined && { errorCause }) },
  };
}

function attributesFor(
  due: DueDisconnect & { readonly address: string },
  now: Date,
  leftOut: ReadonlySet<Left>,
): RadiusAttribute[] {
  const accountingId = Buffer.from(leftOut.has('accountingId') ? '' : (due.accountingId ?? ''));
  const device = due.deviceAddress?.toUpperCase().match(/../g)?.join('-') ?? '';
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.floor(now.getTime() / 1000) % 2 ** 32);
  const point = leftOut.has('accessPointAddress') ? Buffer.alloc(0) : bytesOfAddress(due.address);
  const { nasIpAddress, nasIpv6Address } = attributeTypes;
  const attributes = [
    { type: attributeTypes.acctSessionId, value: accountingId },
    { type: attributeTypes.callingStationId, value: Buffer.from(device) },
    { type: attributeTypes.eventTimestamp, value: seconds },
    { type: point.length === 16 ? nasIpv6Address : nasIpAddress, value: point },
  ];
  return attributes.filter(({ value }) => value.length > 0 && value.length <= mostValueBytes);
}
