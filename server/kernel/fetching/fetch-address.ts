import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { DomainError } from '../domain-error.ts';
import type { AllowedAddresses } from './allowed-addresses.ts';
import { fetchingFaults } from './fetching.errors.ts';

/** What an address gave. */
export type Fetched =
  | { readonly isSame: true }
  | { readonly isSame: false; readonly bytes: Uint8Array; readonly etag: string | undefined };

export interface FetchTerms {
  readonly allowed: AllowedAddresses;
  /** The types that are wished for, as in the `Accept` of HTTP. */
  readonly accept: string;
  readonly mostBytes: number;
  /** For all of it, redirects too. */
  readonly patienceMs: number;
  /** Of what was read last. */
  readonly etag?: string | undefined;
}

const mostRedirects = 3;

/**
 * Gets what is at an address of the web, which somebody typed in: only of networks that are allowed, each redirect looked
 * at anew, within a time and a size. What type it says to be is of no account. Throws faults of `fetching.address_…`.
 */
export async function fetchAddress(address: string, terms: FetchTerms): Promise<Fetched> {
  const signal = AbortSignal.timeout(terms.patienceMs);
  if (!URL.canParse(address)) throw new DomainError(fetchingFaults.address_refused);
  let url = new URL(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await ask(url, terms, signal);
    if ('isSame' in answer) return answer;
    url = answer.next;
  }
  throw new DomainError(fetchingFaults.address_redirects, `More than ${mostRedirects} times.`);
}

async function ask(url: URL, terms: FetchTerms, signal: AbortSignal): Promise<Fetched | { next: URL }> {
  const checked = await inTime(terms.allowed.of(url), signal);
  try {
    const answer = await send(url, checked, terms, signal);
    // What is not read on is let go at once: it may have no end.
    const given = await take(answer, url, terms).finally(() => answer.destroy());
    return given;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(signal.aborted ? fetchingFaults.address_too_slow : fetchingFaults.address_unreachable);
  }
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DomainError(fetchingFaults.address_too_slow));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/** To the address that was checked, whatever its name is by now; TLS and Host are of the name. */
function send(url: URL, checked: string, { accept, etag }: FetchTerms, signal: AbortSignal): Promise<IncomingMessage> {
  const family = isIP(checked);
  const options: RequestOptions = {
    method: 'GET',
    agent: false,
    signal,
    maxHeaderSize: 16_384,
    lookup: (_name, { all }, answer) =>
      all ? answer(null, [{ address: checked, family }]) : answer(null, checked, family),
    headers: {
      accept,
      'accept-encoding': 'identity',
      'user-agent': 'Causeway',
      ...(etag && { 'if-none-match': etag }),
    },
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, options).once('response', resolve).on('error', reject).end();
  });
}

async function take(answer: IncomingMessage, url: URL, { mostBytes }: FetchTerms): Promise<Fetched | { next: URL }> {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) return { isSame: true };
  if ([301, 302, 303, 307, 308].includes(statusCode)) {
    const { location = '' } = headers;
    if (!location || !URL.canParse(location, url.href))
      throw new DomainError(fetchingFaults.address_failed, `It answers ${statusCode}.`);
    return { next: new URL(location, url) };
  }
  if (statusCode !== 200) throw new DomainError(fetchingFaults.address_failed, `It answers ${statusCode}.`);
  const encoding = headers['content-encoding'];
  if (encoding && encoding !== 'identity') throw new DomainError(fetchingFaults.address_encoded);
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const { etag } = headers;
  return { isSame: false, bytes: await gather(answer, mostBytes), etag: etag && etag.length <= 500 ? etag : undefined };
}

async function gather(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  if (!answer.complete) throw new DomainError(fetchingFaults.address_unreachable, 'The answer was cut.');
  return Buffer.concat(chunks);
}

const tooLarge = (mostBytes: number) =>
  new DomainError(fetchingFaults.address_too_large, `At most ${mostBytes.toLocaleString('en')} bytes are taken.`);
