import type { IncomingMessage } from 'node:http';

/** What is on its way already comes in within this time, and the connection serves for the next request. */
const patienceMs = 250;
/** For so long what still comes is taken and thrown away, so that the answer is read before the connection ends. */
const lingerMs = 1_000;

/**
 * A request may be refused before its body has come in whole. A short rest is waited for; where more comes, the answer
 * says that the connection closes, so that no client sends its next request into it, and its end waits for the body's.
 */
export async function endUnread(answer: Response, incoming: IncomingMessage): Promise<Response> {
  if (answer.status < 400 || incoming.complete || incoming.destroyed) return answer;
  if (await comesInWithin(patienceMs, incoming)) return answer;
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.set('connection', 'close');
  headers.set('content-length', String(body.byteLength));
  const lingering = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(body);
      await comesInWithin(lingerMs, incoming);
      controller.close();
    },
  });
  return new Response(lingering, { status: answer.status, headers });
}

/** Reads on and throws away; tells whether the body ended in time. */
function comesInWithin(ms: number, incoming: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const events = ['end', 'close', 'error'] as const;
    const done = () => {
      clearTimeout(timer);
      incoming.off('data', ignore);
      for (const event of events) incoming.off(event, done);
      resolve(incoming.complete);
    };
    const timer = setTimeout(done, ms);
    for (const event of events) incoming.on(event, done);
    incoming.on('data', ignore);
    incoming.resume();
  });
}

const ignore = (): void => undefined;
