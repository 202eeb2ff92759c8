import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { DemoFault } from '../fault.ts';

const firstPort = 8420;
const portsToTry = 40;

/** The port that was asked for, which must be free; or else the first free one from 8420 on. */
export async function choosePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked;
    throw new DemoFault(
      `Port ${asked} cannot be had: another program uses it, or it needs more rights. Choose another with --port.`,
    );
  }
  for (let port = firstPort; port < firstPort + portsToTry; port++) if (await isFree(port)) return port;
  throw new DemoFault(
    `All ports from ${firstPort} to ${firstPort + portsToTry - 1} are in use: choose one with --port.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Nobody else takes it meanwhile, as far as can be. */
export function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
