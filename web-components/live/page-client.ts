import { problemSchema } from '../../server/kernel/problem.contract.ts';
import type { OpenSocket } from './line.ts';
import { LiveClient } from './live-client.ts';

let client: LiveClient | undefined;

/** The one live connection of this page, made when something is first followed. */
export function pageClient(): LiveClient {
  client ??= newPageClient();
  return client;
}

/** Puts another client in its place: for tests, before anything follows. */
export function replacePageClient(other: LiveClient): void {
  client = other;
}

function newPageClient(): LiveClient {
  const made = new LiveClient({ open: openWebSocket(new URL('/api/live', location.href)), explain });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && made.nudge());
  window.addEventListener('online', () => made.nudge());
  window.addEventListener('pageshow', () => made.nudge());
  return made;
}

/** Opens sockets at this address; http becomes ws, and https wss. */
export function openWebSocket(address: URL): OpenSocket {
  const url = new URL(address);
  url.protocol = url.protocol.replace('http', 'ws');
  return ({ onOpen, onText, onBytes, onClose }) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => onOpen());
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') onText(data);
      else if (data instanceof ArrayBuffer) onBytes(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code }) => onClose(code));
    return { send: (text) => socket.send(text), close: () => socket.close() };
  };
}

/** A browser does not tell why a handshake failed; a plain request to the same address does. */
async function explain() {
  const answer = await fetch('/api/live');
  if (answer.status !== 401 && answer.status !== 403) return undefined;
  const problem = problemSchema.safeParse(await answer.json());
  return problem.success ? problem.data : undefined;
}
