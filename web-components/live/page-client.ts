import { msg } from '@lit/localize';
import { problemSchema } from '../../server/kernel/problem.contract.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { speakOfProblems } from '../api/problem.ts';
import { doubtSignIn } from '../api/sign-in.ts';
import { thisDevice } from '../device/this-device.ts';
import type { OpenSocket } from './line.ts';
import { LiveClient } from './live-client.ts';

speakOfProblems({
  'live.too_many_pages': () => msg('As many pages are open as this server serves. This one is tried again by itself.'),
  'live.too_many_pages_of_person': () =>
    msg(
      'As many pages are open with your sign-in as one person may have. Close one: this one is tried again by itself.',
    ),
  'live.too_many_pages_of_address': () =>
    msg('As many pages are open at this network address as one may have. This one is tried again by itself.'),
  'live.too_much_followed': () =>
    msg('So much is followed just now that the server takes no more. The page asks again by itself.'),
});

let current: { readonly client: LiveClient; readonly stop: () => void } | undefined;

/** The one live connection of this page, made when something is first followed. */
export function pageClient(): LiveClient {
  if (!current) {
    const open = openWebSocket(new URL('/api/live', location.href), async () => (await thisDevice())?.socketProof());
    const client = new LiveClient({ open, explain });
    current = { client, stop: heedBrowser(client) };
  }
  return current.client;
}

/** Puts another client in its place, and ends the one before: for tests, before anything follows. */
export function replacePageClient(other: LiveClient): void {
  current?.stop();
  current?.client.close();
  current = { client: other, stop: heedBrowser(other) };
}

/**
 * Tells a client what the browser notices: that the page is looked at again, woke up, came out of the cache, and that
 * the network went, came back or became another one. The function returned ends it.
 */
export function heedBrowser(client: Pick<LiveClient, 'nudge' | 'doubt'>): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const nudge = () => client.nudge();
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && nudge(), { signal });
  document.addEventListener('resume', nudge, { signal });
  window.addEventListener('pageshow', nudge, { signal });
  window.addEventListener('online', nudge, { signal });
  window.addEventListener('offline', () => client.doubt(), { signal });
  // Chromium alone has it (Network Information API).
  const { connection } = navigator as { connection?: EventTarget };
  connection?.addEventListener('change', nudge, { signal });
  return () => ending.abort();
}

/** What an enrolled device adds to the address of each socket; nothing for all other browsers. */
type Prove = () => Promise<Record<string, string> | undefined>;

/** Opens sockets at this address; http becomes ws, and https wss. */
export function openWebSocket(address: URL, prove: Prove = async () => undefined): OpenSocket {
  return (events) => {
    let socket: WebSocket | undefined;
    let isClosed = false;
    const open = (proof: Record<string, string> = {}) => {
      if (!isClosed) socket = connect(withProof(address, proof), events);
    };
    // Without a proof it may still be opened by somebody who is signed in; if not, the server says why.
    prove().then(open, () => open());
    return {
      send: (text) => socket?.send(text),
      close() {
        isClosed = true;
        socket?.close();
      },
    };
  };
}

const hasSignedInAnew = async (): Promise<boolean> => {
  const device = await thisDevice();
  return (
    device?.signInAnew().then(
      () => true,
      () => false,
    ) ?? false
  );
};

function withProof(address: URL, proof: Record<string, string>): URL {
  const url = new URL(address);
  url.protocol = url.protocol.replace('http', 'ws');
  for (const [name, value] of Object.entries(proof)) url.searchParams.set(name, value);
  return url;
}

function connect(url: URL, { onOpen, onText, onBytes, onClose }: Parameters<OpenSocket>[0]): WebSocket {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => onOpen());
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') onText(data);
    else if (data instanceof ArrayBuffer) onBytes(new Uint8Array(data));
  });
  socket.addEventListener('close', ({ code }) => {
    onClose(code);
    if (code === closeCodes.signInEnded) doubtSignIn();
  });
  return socket;
}

/**
 * A browser does not tell why a handshake failed; a plain request to the same address does. A device that is not signed
 * in any more signs in by itself: where that goes well, it need tell nobody, for the next socket is let in.
 */
async function explain() {
  const answer = await fetch('/api/live');
  if (![401, 403, 429].includes(answer.status)) return undefined;
  if (answer.status === 401 && (await hasSignedInAnew())) return undefined;
  const problem = problemSchema.safeParse(await answer.json());
  return problem.success ? problem.data : undefined;
}
