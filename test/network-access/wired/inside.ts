import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromInside, ToInside } from './wired-hotspot.ts';

/*
 * Runs in a network of its own, that is, an unprivileged namespace: a pair of virtual cables, hostapd at one end and
 * wpa_supplicant at the other. RADIUS goes in and out by the parent, for the namespace leads nowhere.
 */

const { hostapd, wpaSupplicant, ip: ipProgram, folder, secret, hotspot } = JSON.parse(process.argv[2] ?? '{}');
const loopback = '127.0.0.1';
const ports = { authentication: 1812, accounting: 1813, disconnect: 3799 };
const running = new Map<string, ChildProcess>();
const tell = (message: FromInside) => process.send?.(message);

const ip = (...args: string[]) => execFileSync(ipProgram, args);
ip('link', 'set', 'lo', 'up');
ip('link', 'add', 'ap0', 'address', '02:00:00:00:00:0a', 'type', 'veth', 'peer', 'name', 'sta0');
ip('link', 'set', 'ap0', 'up');
ip('link', 'set', 'sta0', 'up');

/** What hostapd sends to a RADIUS server that is here goes out, and the answers come back to where it was sent from. */
const servers = new Map<string, Socket>();
for (const way of ['authentication', 'accounting'] as const) {
  const socket = createSocket('udp4').bind(ports[way], loopback);
  socket.on('message', (packet, { port }) => tell({ way, from: port, packet: packet.toString('base64') }));
  servers.set(way, socket);
}

const disconnecting = new Map<number, Socket>();
function disconnectFrom(from: number): Socket {
  const known = disconnecting.get(from);
  if (known) return known;
  const socket = createSocket('udp4');
  socket.on('message', (packet) => tell({ way: 'disconnect', from, packet: packet.toString('base64') }));
  disconnecting.set(from, socket);
  return socket;
}

writeFileSync(
  join(folder, 'hostapd.conf'),
  `interface=ap0
driver=wired
ieee8021x=1
eap_reauth_period=0
own_ip_addr=${loopback}
nas_identifier=${hotspot}
auth_server_addr=${loopback}
auth_server_port=${ports.authentication}
auth_server_shared_secret=${secret}
acct_server_addr=${loopback}
acct_server_port=${ports.accounting}
acct_server_shared_secret=${secret}
radius_acct_interim_interval=60
radius_das_port=${ports.disconnect}
radius_das_client=${loopback} ${secret}
radius_das_require_event_timestamp=1
radius_das_require_message_authenticator=1
`,
);

/** What it tells goes to a file, line by line; down a pipe it would come late. */
function launch(name: string, program: string, args: string[]): void {
  const child = spawn(program, ['-t', '-f', join(folder, `${name}.log`), ...args], { stdio: 'ignore' });
  running.set(name, child);
}

let plugged = 0;
process.on('message', (message: ToInside) => {
  if (message.way === 'launch phone') {
    running.get('phone')?.kill();
    plugged += 1;
    // Another address each time: hostapd lets one that it has refused wait for a minute (IEEE 802.1X, quietPeriod).
    ip('link', 'set', 'sta0', 'address', `02:00:00:00:00:${(16 + plugged).toString(16)}`);
    const [path, trusted] = [join(folder, 'phone.conf'), join(folder, 'authorities.pem')];
    writeFileSync(trusted, message.authorities);
    writeFileSync(path, message.configuration.replace(/^}/m, `  ca_cert="${trusted}"\n}`));
    launch('phone', wpaSupplicant, ['-D', 'wired', '-i', 'sta0', '-c', path]);
  } else if (message.way === 'stop phone') {
    running.get('phone')?.kill();
  } else if (message.way === 'disconnect') {
    disconnectFrom(message.from).send(Buffer.from(message.packet, 'base64'), ports.disconnect, loopback);
  } else {
    servers.get(message.way)?.send(Buffer.from(message.packet, 'base64'), message.from, loopback);
  }
});
process.on('disconnect', () => {
  for (const child of running.values()) child.kill();
  process.exit();
});

launch('access point', hostapd, [join(folder, 'hostapd.conf')]);
