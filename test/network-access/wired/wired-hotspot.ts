import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { AtEnd } from '../../support/at-end.ts';
import type { RunningFreeRadius } from '../../support/freeradius.ts';
import { wifiPrograms } from '../../support/wifi-programs.ts';

interface Packet {
  readonly way: 'authentication' | 'accounting' | 'disconnect';
  /** The port that it was sent from, where the answer goes. */
  readonly from: number;
  /** Base64. */
  readonly packet: string;
}
export type FromInside = Packet;
export type ToInside =
  | Packet
  | { readonly way: 'launch phone'; readonly configuration: string; readonly authorities: string }
  | { readonly way: 'stop phone' };

export interface WiredHotspot {
  /** Where its Disconnect-Requests are to be sent to, on loopback. */
  readonly disconnectPort: number;
  /** Plugs in a phone, by one network of wpa_supplicant's configuration, which trusts these authorities (PEM). */
  plugIn(configuration: string, authorities: string): Promise<void>;
  unplug(): void;
  /** All that hostapd and the phone have told so far. */
  said(by: 'access point' | 'phone'): string;
}

const loopback = '127.0.0.1';

/**
 * A real access point (hostapd) with a cable in place of the air, and a real phone (wpa_supplicant) at its end, in a network
 * namespace that needs no rights. Its RADIUS goes to that FreeRADIUS, and what is sent to `disconnectPort` comes to it.
 */
export async function startWiredHotspot(
  atEnd: AtEnd,
  radius: RunningFreeRadius,
  { secret, hotspot }: { secret: string; hotspot: string },
): Promise<WiredHotspot> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-hotspot-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const { hostapd, wpaSupplicant, ip, environment } = wifiPrograms();
  const told = JSON.stringify({ hostapd, wpaSupplicant, ip, folder, secret, hotspot });
  const program = join(import.meta.dirname, 'inside.ts');
  const child = spawn('unshare', [namespace(), process.execPath, '--import', 'tsx', program, told], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  atEnd(async () => {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  });
  child.on('message', carryPackets(child, radius, atEnd));
  const said: WiredHotspot['said'] = (by) => {
    const path = join(folder, `${by}.log`);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  await vi.waitUntil(() => child.exitCode !== null || said('access point').includes('AP-ENABLED'), { timeout: 20_000 });
  if (child.exitCode !== null) throw new Error(`there is no namespace, or no hostapd: ${said('access point')}`);
  const disconnectPort = await listenForDisconnects(child, atEnd);
  return {
    disconnectPort,
    plugIn: async (configuration, authorities) => {
      // The phone speaks once, and then not for half a minute: where that went astray, the cable is plugged in again.
      for (let tries = 0; tries < 5; tries += 1) {
        const before = said('phone').length;
        child.send({ way: 'launch phone', configuration, authorities } satisfies ToInside);
        const speaks = vi.waitUntil(() => said('phone').slice(before).includes('EAP-STARTED'), { timeout: 5_000 });
        if (await speaks.catch(() => false)) return;
      }
      throw new Error(`the phone says nothing: ${said('phone')}`);
    },
    unplug: () => child.send({ way: 'stop phone' } satisfies ToInside),
    said,
  };
}

/** Of one's own where anybody may have one; else root's, as in a container or a changed root. */
function namespace(): string {
  const works = ['-Urn', '-n'].find((kind) => spawnSync('unshare', [kind, 'true']).status === 0);
  if (!works)
    throw new Error('this machine lets nobody but root make a network namespace, and in a changed root not even that');
  return works;
}

/** One socket for each port of the inside, so that FreeRADIUS answers each by itself. */
function carryPackets(child: ChildProcess, radius: RunningFreeRadius, atEnd: AtEnd) {
  const sockets = new Map<string, Socket>();
  atEnd(async () => {
    for (const socket of sockets.values()) socket.close();
  });
  const ports = { authentication: radius.authenticationPort, accounting: radius.accountingPort };
  return ({ way, from, packet }: Packet): void => {
    if (way === 'disconnect') {
      answers.get(child)?.send(Buffer.from(packet, 'base64'), from, loopback);
      return;
    }
    const key = `${way} ${from}`;
    const socket = sockets.get(key) ?? createSocket('udp4');
    if (!sockets.has(key)) {
      sockets.set(key, socket);
      socket.on('message', (answer) => child.send({ way, from, packet: answer.toString('base64') } satisfies ToInside));
    }
    socket.send(Buffer.from(packet, 'base64'), ports[way], loopback);
  };
}

const answers = new WeakMap<ChildProcess, Socket>();

async function listenForDisconnects(child: ChildProcess, atEnd: AtEnd): Promise<number> {
  const socket = createSocket('udp4');
  answers.set(child, socket);
  socket.on('message', (packet, { port }) =>
    child.send({ way: 'disconnect', from: port, packet: packet.toString('base64') } satisfies ToInside),
  );
  socket.bind(0, loopback);
  await once(socket, 'listening');
  atEnd(async () => void socket.close());
  return socket.address().port;
}
