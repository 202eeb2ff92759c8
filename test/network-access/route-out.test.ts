import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import { decodePacket, type RadiusPacket } from '../../server/network-access/disconnects/radius-packet.ts';
import { useApp } from '../support/app.ts';
import { useWifi } from './wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const accept = 2;
const filterId = 11;

/** Between an access point and FreeRADIUS: hears what is answered, of which eapol_test shows only the attributes that it knows. */
async function listeningIn(port: number) {
  const [near, far] = [createSocket('udp4'), createSocket('udp4')];
  const heard: RadiusPacket[] = [];
  let back: { port: number; address: string } | undefined;
  near.on('message', (packet, from) => {
    back = from;
    far.send(packet, port, '127.0.0.1');
  });
  far.on('message', (packet) => {
    const decoded = decodePacket(packet);
    if (decoded) heard.push(decoded);
    if (back) near.send(packet, back.port, back.address);
  });
  for (const socket of [near, far]) {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
  }
  return { port: near.address().port, heard, close: () => [near.close(), far.close()] };
}

it.each<[DelegateCategory, string]>([
  ['media', 'route-international'],
  ['attendee', 'route-domestic'],
])('an access point is told by which way %s leave the venue, once they are let in', async (category, route) => {
  const { venue, radius, setUp, join } = wifi();
  const between = await listeningIn(radius.authenticationPort);
  const { phone } = await setUp(await venue.invite({ category }));
  expect((await join(phone, { port: between.port })).outcome).toBe('accepted');
  between.close();
  const told = between.heard.flatMap(({ code, attributes }) =>
    attributes.filter(({ type }) => type === filterId).map(({ value }) => [code, value.toString()]),
  );
  expect(told).toEqual([[accept, route]]);
});
