import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { MailSettings } from '../../../server/registration/letters/mail-settings.ts';

export interface CaughtMail {
  from: string;
  to: string[];
  source: string;
}

export interface MailCatcher {
  readonly caught: CaughtMail[];
  readonly settings: MailSettings;
  /** Cuts every connection, without a word. */
  hangUp(): void;
}

/** An answer of a mail server: its code and words. */
export const answerWith = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode });

/** A real SMTP server of this test's own, which keeps what it takes; `options` makes it refuse, wait or hang up. */
export async function catchMail(options: SMTPServerOptions = {}): Promise<MailCatcher> {
  const caught: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        caught.push({ from, to, source: Buffer.concat(chunks).toString() });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return { caught, hangUp, settings: settingsFor((server.server.address() as AddressInfo).port) };
}

export const settingsFor = (port: number): MailSettings => ({
  server: { host: '127.0.0.1', port, secure: false, requireTLS: false, ignoreTLS: false },
  from: { name: 'Congress registration', address: 'registration@venue.example' },
  returnTo: 'bounces@venue.example',
});

/** A header of a mail, unfolded and with its encoded words decoded. */
export function headerOf(source: string, name: string): string | undefined {
  const head = source.split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
  const line = head.split('\r\n').find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line && decodeWords(line.slice(line.indexOf(':') + 1).trim());
}

const decodeWords = (text: string): string =>
  text.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (words) =>
    Buffer.concat(
      [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, encoding, value = '']) =>
        encoding?.toLowerCase() === 'b'
          ? Buffer.from(value, 'base64')
          : Buffer.from(
              value
                .replaceAll('_', ' ')
                .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
              'latin1',
            ),
      ),
    ).toString(),
  );
