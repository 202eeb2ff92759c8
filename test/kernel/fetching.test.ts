import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AllowedAddresses, isPublic } from '../../server/kernel/fetching/allowed-addresses.ts';
import { fetchAddress } from '../../server/kernel/fetching/fetch-address.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A server of the web, as far as this machine is one; its address by a name that leads to it. */
async function serve(listener: RequestListener): Promise<{ address: string; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://schedule.example:${port}/all.json`, port };
}

const names = new Map([['schedule.example', ['127.0.0.1']]]);
const resolve = async (name: string) => names.get(name) ?? [];
const terms = (more = {}) => ({
  allowed: new AllowedAddresses(['127.0.0.1'], resolve),
  accept: '*/*',
  mostBytes: 1_000_000,
  patienceMs: 5000,
  ...more,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fetched',
    (error) => error.fault?.code ?? String(error),
  );

describe('Addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'localhost',
    '127.1',
    '0x7f000001',
    '',
  ])('%s is not of the open web', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00::1', '::ffff:1.1.1.1'])(
    '%s is of the open web',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/latest/meta-data',
    'http://private.example/',
    'http://mixed.example/',
    'file:///etc/passwd',
    'ftp://schedule.example/',
    'http://user:secret@public.example/',
  ])('%s is refused before anybody is asked', async (address) => {
    const known = new Map([
      ['private.example', ['10.0.0.1']],
      ['mixed.example', ['1.1.1.1', '127.0.0.1']],
      ['public.example', ['1.1.1.1']],
    ]);
    const allowed = new AllowedAddresses([], async (name) => known.get(name) ?? []);
    expect(await codeOf(allowed.of(new URL(address)))).toBe('fetching.address_refused');
  });

  it('a name that nobody knows is told as that', async () => {
    expect(await codeOf(new AllowedAddresses([], resolve).of(new URL('http://nobody.example/')))).toBe(
      'fetching.address_unreachable',
    );
  });
});

describe('Fetching', () => {
  it('gives what is there, and what it is known by', async () => {
    const { address } = await serve((request, answer) => {
      expect(request.headers.host).toMatch(/^schedule\.example:/);
      answer.setHeader('etag', '"7"').end('{}');
    });
    expect(await fetchAddress(address, terms())).toEqual({ isSame: false, bytes: Buffer.from('{}'), etag: '"7"' });
  });

  it('asks only for what is new', async () => {
    const { address } = await serve(({ headers }, answer) => {
      answer.writeHead(headers['if-none-match'] === '"7"' ? 304 : 200).end();
    });
    expect(await fetchAddress(address, terms({ etag: '"7"' }))).toEqual({ isSame: true });
  });

  it('goes to the address that was checked, also when the name has another a moment later', async () => {
    let asked = 0;
    const { port } = await serve((_request, answer) => void answer.end('good'));
    const turning = async () => {
      asked += 1;
      return [asked === 1 ? '127.0.0.1' : '10.0.0.1'];
    };
    const allowed = new AllowedAddresses(['127.0.0.1'], turning);
    expect(await codeOf(fetchAddress(`http://turning.example:${port}/`, terms({ allowed })))).toBe('fetched');
    expect(asked).toBe(1);
  });

  it('follows three redirects, and looks at each', async () => {
    const { address } = await serve(({ url = '' }, answer) => {
      const step = Number(/\d+/.exec(url)?.[0] ?? 0);
      if (url.startsWith('/private')) answer.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
      else if (url.startsWith('/file')) answer.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (step < 3 || url.startsWith('/endless'))
        answer.writeHead(302, { location: `${url.replace(/\d+/, '')}${step + 1}` }).end();
      else answer.end('there');
    });
    const at = (path: string) => codeOf(fetchAddress(new URL(path, address).href, terms()));
    expect(await at('/step')).toBe('fetched');
    expect(await at('/endless')).toBe('fetching.address_redirects');
    expect(await at('/private')).toBe('fetching.address_refused');
    expect(await at('/file')).toBe('fetching.address_refused');
  });

  it('an answer without an end is cut, and its sender is let go', async () => {
    let sent = 0;
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { address } = await serve((_request, answer) => {
      const more = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      answer.on('drain', more).on('close', letGo);
      more();
    });
    expect(await codeOf(fetchAddress(address, terms()))).toBe('fetching.address_too_large');
    await gone;
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['nothing at all', () => undefined, 'fetching.address_too_slow'],
    [
      'one byte after the other',
      (answer: { write(text: string): unknown }) => void answer.write('{'),
      'fetching.address_too_slow',
    ],
    [
      'a byte now and then for ever',
      (answer: ServerResponse) => {
        const each = setInterval(() => answer.write(' '), 10);
        answer.on('close', () => clearInterval(each));
      },
      'fetching.address_too_slow',
    ],
  ])('an answer of %s has its time', async (_what, begin, code) => {
    const { address } = await serve((_request, answer) => begin(answer));
    expect(await codeOf(fetchAddress(address, terms({ patienceMs: 150 })))).toBe(code);
  });

  it.each([
    ['a refusal', 404, {}, 'fetching.address_failed'],
    ['nothing of a whole', 206, {}, 'fetching.address_failed'],
    ['something packed', 200, { 'content-encoding': 'gzip' }, 'fetching.address_encoded'],
    ['a length beyond all measure', 200, { 'content-length': '99999999' }, 'fetching.address_too_large'],
    ['a redirect to nowhere', 302, {}, 'fetching.address_failed'],
  ])('%s is told as what it is', async (_what, status, headers, code) => {
    const { address } = await serve((_request, answer) => {
      answer.writeHead(status, headers);
      answer.flushHeaders();
      if (!('content-length' in headers)) answer.end();
    });
    expect(await codeOf(fetchAddress(address, terms()))).toBe(code);
  });

  it('an answer that is cut, and a closed door', async () => {
    const { address, port } = await serve((_request, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('{', () => answer.destroy());
    });
    expect(await codeOf(fetchAddress(address, terms()))).toBe('fetching.address_unreachable');
    for (const close of open.splice(0)) await close();
    expect(await codeOf(fetchAddress(`http://schedule.example:${port}/`, terms()))).toBe(
      'fetching.address_unreachable',
    );
  });
});
