import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AtEnd } from './at-end.ts';
import { freeUdpPort } from './launch-freeradius.ts';
import { wifiPrograms } from './wifi-programs.ts';

/** In PEM: by what a peer shows who it is, and by what it knows the other side. */
export interface TlsIdentity {
  readonly certificate: string;
  readonly privateKey: string;
  readonly authorities: string;
}

/**
 * The real radsecproxy, as OpenWrt has it: takes RADIUS over UDP on this machine, and hands it on over TLS. The port that it
 * listens on.
 */
export async function startRadsecproxy(
  atEnd: AtEnd,
  { certificate, privateKey, authorities }: TlsIdentity,
  { radsecPort, serverName, secret }: { radsecPort: number; serverName: string; secret: string },
): Promise<{ port: number; said(): string }> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-radsecproxy-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const file = async (name: string, content: string) => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const port = await freeUdpPort();
  const path = await file(
    'radsecproxy.conf',
    `ListenUDP 127.0.0.1:${port}
LogLevel 2
TLS causeway {
	CACertificateFile ${await file('authorities.pem', authorities)}
	CertificateFile ${await file('own.pem', certificate)}
	CertificateKeyFile ${await file('own.key', privateKey)}
}
client here {
	host 127.0.0.1
	type udp
	secret ${secret}
}
server causeway {
	host 127.0.0.1
	port ${radsecPort}
	type tls
	tls causeway
	secret radsec
	CertificateNameCheck off
	MatchCertificateAttribute SubjectAltName:DNS:/^${serverName.replaceAll('.', '\\.')}$/
}
realm * {
	server causeway
	accountingServer causeway
}
`,
  );
  const { radsecproxy, environment } = wifiPrograms();
  const args = ['-f', '-c', path, '-i', join(folder, 'pid')];
  const child = spawn(radsecproxy, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  atEnd(async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  });
  let text = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (told: string) => {
      text += told;
      if (text.includes('listening')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`radsecproxy did not start: ${text}`)));
  });
  return { port, said: () => text };
}

/** Nobody else takes it meanwhile, as far as can be. */
export async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address !== 'object') throw new Error('no port');
  return address.port;
}
