import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.ts';
import { returnAddressOf } from './return-address.ts';

/** A letter as it goes to the mail server. */
export interface MailToSend {
  letterId: string;
  to: { name: string | undefined; address: string };
  /** Where answers go; to the sender where there is none. */
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
  date: Date;
}

/** Why a letter was not sent. */
export interface MailFault {
  /** What the mail server said, with its enhanced status code where it gave one; or what failed before it could. */
  what: string;
  /** `letter`: this letter will never be taken. `later`: it may be. `server`: the mail server takes none at all. */
  of: 'letter' | 'later' | 'server';
}

export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly fault: MailFault;

  constructor(fault: MailFault) {
    super(fault.of);
    this.fault = fault;
  }
}

/** What takes letters. */
export interface MailServer {
  /** Resolves when the mail server has taken the letter; rejects with a MailRefused. */
  send(mail: MailToSend): Promise<void>;
  close(): void;
}

/** Shorter than the time for which a letter is claimed, so that nobody sends it a second time meanwhile. */
const patienceMs = 120_000;

/** The mail server of the settings; connects when the first letter is sent, and keeps two connections at most. */
export function openMailServer(settings: MailSettings): MailServer {
  const transport = createTransport({
    ...settings.server,
    pool: true,
    maxConnections: 2,
    // What was cut off is tried again by us, later: the pool would do so at once.
    maxRequeues: 0,
    idleTimeout: 10_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async send({ letterId, to, replyTo, subject, text, html, date }) {
      const { name, address } = settings.from;
      try {
        await transport.sendMail({
          envelope: { from: returnAddressOf(settings.returnTo, letterId), to: [to.address] },
          from: { name, address },
          to: { name: to.name ?? '', address: to.address },
          ...(replyTo && { replyTo }),
          subject,
          text,
          html,
          date,
          messageId: messageIdOf(letterId, address),
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(patienceMs),
        });
      } catch (error) {
        throw new MailRefused(faultOf(error));
      }
    },
  };
}

/** The same each time that the letter is sent: a receiver who gets it twice can tell. */
export const messageIdOf = (letterId: string, fromAddress: string): string =>
  `<${letterId}@${fromAddress.split('@').at(-1)}>`;

interface SmtpError {
  code?: unknown;
  response?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/**
 * Only an answer to the recipient or to the letter itself says something of the letter; and not one that our mail server
 * gives of itself: that it shuts down (421), wants us to sign in (530), has no room or is not set up (RFC 3463, X.3.X), or
 * does not relay for us.
 */
function faultOf(error: unknown): MailFault {
  const { code, response, responseCode, command } = (error instanceof Error ? error : {}) as SmtpError;
  const what = typeof response === 'string' ? answerIn(response) : `No answer from the mail server (${String(code)}).`;
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
  if (!isAboutLetter || isOfServer(responseCode, what)) return { what, of: 'server' };
  const isPermanent = typeof responseCode === 'number' && responseCode >= 500;
  return { what, of: isPermanent ? 'letter' : 'later' };
}

const isOfServer = (responseCode: unknown, what: string): boolean =>
  responseCode === 421 || responseCode === 530 || /^[45]\.3\.\d/.test(what) || doesNotRelay.test(what);

/** As the usual ones say it: "Relay access denied", "Relaying not allowed", "Unable to relay", "we do not relay". */
const doesNotRelay = /\brelay(?:ing)? (?:access )?(?:denied|not|prohibited)|\b(?:to|not) relay\b/i;

/** `550 5.1.1 <x@y>: no such user` as `5.1.1 <x@y>: no such user`: one line, of a length that fits. */
export function answerIn(response: string): string {
  const line = response.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  const [, enhanced, words] = /^(?:\d{3}[ -])?(?:([245]\.\d{1,3}\.\d{1,3}) )?(.*)$/u.exec(line) ?? [];
  const whole = enhanced ? `${enhanced} ${words}` : line;
  return whole.slice(0, 300);
}
