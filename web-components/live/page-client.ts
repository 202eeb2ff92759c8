import { msg } from '@lit/localize';
import { type Problem, problemSchema } from '../../server/kernel/problem.contract.ts';
import { closeCodes } from '../../server/live/hub.contract.ts';
import { ApiProblem, speakOfProblems } from '../api/problem.ts';
import { doubtSignIn, isSomebodyHere, onHandOver } from '../api/sign-in.ts';
import { isDeviceEnded, onEnrolled, thisDevice } from '../device/this-device.ts';
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
    const client = new LiveClient({ open: openWebSocket(liveAddress(), proveDevice), explain });
    const reopen = () => client.reopen();
    const ends = [heedBrowser(client), onEnrolled(reopen), onHandOver(reopen)];
    const stop = () => {
      for (const end of ends) end();
    };
    current = { client, stop };
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

const liveAddress = () => new URL('/api/live', location.href);

/** What a page adds to the address of each socket, if anything. */
type Proof = Readonly<Record<string, string>> | undefined;

/**
 * Of an enrolled device; nothing for all other browsers, nor where the server does not take the device any more: whoever is
 * signed in there may still follow. Throws where it cannot be made just now: without it the socket would be of whoever is
 * signed in alone, and stay open when the device is revoked.
 */
async function proveDevice(): Promise<Proof> {
  const device = await thisDevice().catch(() => undefined);
  return device?.socketProof().catch((error: unknown) => {
    if (error instanceof ApiProblem && !isDeviceEnded(error)) throw error;
    return undefined;
  });
}

/** Opens sockets at this address; http becomes ws, and https wss. */
export function openWebSocket(address: URL, prove: () => Promise<Proof> = async () => undefined): OpenSocket {
  return (events) => {
    let socket: WebSocket | undefined;
    let isClosed = false;
    const open = (proof: Proof) => {
      if (isClosed) return;
      socket = connect(asSocket(withProof(address, proof)), events);
      if (proof) socket.addEventListener('open', () => void doubtWhoLeft());
    };
    prove().then(open, () => isClosed || events.onClose(withoutGoodbye));
    return {
      send: (text) => socket?.send(text),
      close() {
        isClosed = true;
        socket?.close();
      },
    };
  };
}

/** RFC 6455 §7.4. */
const withoutGoodbye = 1006;

function withProof(address: URL, proof: Proof): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(proof ?? {})) url.searchParams.set(name, value);
  return url;
}

function asSocket(address: URL): URL {
  const url = new URL(address);
  url.protocol = url.protocol.replace('http', 'ws');
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
 * A browser does not tell why a handshake failed; a plain request to the same address does. A device asks with a proof, as
 * its socket did, for without one it would be told of whoever is signed in there. One that is not signed in any more signs
 * in by itself: where that goes well, it need tell nobody, for the next socket is let in.
 */
async function explain(): Promise<Problem | undefined> {
  const problem = await whyRefused(await proveDevice());
  if (problem?.status !== 401) return problem;
  const device = await thisDevice().catch(() => undefined);
  if (!device) return problem;
  return device.signInAnew().then(
    () => undefined,
    () => whyRefused(undefined),
  );
}

/**
 * The socket of a device is let in also where nobody is signed in any more, and is never closed for whoever was: their
 * sign-in may have ended while none was open. Not asked as who is signed in, for that would be a use of the sign-in.
 */
async function doubtWhoLeft(): Promise<void> {
  if (!isSomebodyHere()) return;
  const problem = await whyRefused(undefined).catch((error: unknown) => {
    // The next socket that opens asks again.
    console.debug('cannot be asked who is still here', error);
    return undefined;
  });
  if (problem?.status === 401) doubtSignIn();
}

async function whyRefused(proof: Proof): Promise<Problem | undefined> {
  const answer = await fetch(withProof(liveAddress(), proof));
  if (![401, 403, 429].includes(answer.status)) {
    // What is not read keeps its connection, of which a browser has six for each server.
    await answer.body?.cancel();
    return undefined;
  }
  const problem = problemSchema.safeParse(await answer.json());
  return problem.success ? problem.data : undefined;
}
