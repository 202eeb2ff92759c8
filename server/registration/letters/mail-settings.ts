/** How letters leave: from the configuration. */
export interface MailSettings {
  /** Of the mail server, as nodemailer takes it. */
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte. Without it, TLS is begun where the server offers it. */
    readonly secure: boolean;
    readonly requireTLS: boolean;
    readonly ignoreTLS: boolean;
    readonly auth?: { readonly user: string; readonly pass: string };
  };
  readonly from: { readonly name: string; readonly address: string };
  /** Where letters come back to that cannot be delivered. */
  readonly returnTo: string;
}

const usualPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\./.test(host);

/**
 * The settings in `smtp://user:password@mail.example:587` (or smtps), or none where it is no such address. A password is
 * never sent in the clear, but to this machine itself; `?tls=off` is for a relay that offers TLS and cannot do it.
 */
export function mailServerIn(text: string): MailSettings['server'] | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const usualPort = url && usualPorts[url.protocol];
  if (!url?.hostname || usualPort === undefined || !/^\/?$/.test(url.pathname)) return undefined;
  const hasPassword = url.username !== '';
  const ignoreTLS = url.searchParams.get('tls') === 'off';
  const auth = { user: decoded(url.username), pass: decoded(url.password) };
  if (ignoreTLS && hasPassword && !isLoopback(url.hostname)) return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : usualPort,
    secure: url.protocol === 'smtps:',
    requireTLS: hasPassword && !isLoopback(url.hostname),
    ignoreTLS,
    ...(hasPassword && { auth }),
  };
}

/** A percent sign that nobody meant as a code stays what it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `Congress registration <registration@venue.example>`, or the address alone, taken apart; none where it is neither. */
export function senderIn(text: string): MailSettings['from'] | undefined {
  const [, quoted, named] = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const address = (named ?? text).trim();
  const name = (quoted ?? '').replace(/^"(.*)"$/, '$1');
  const isSound = /^[^\s@"(),:;<>[\]\\\p{Cc}]{1,64}@[^\s@"(),:;<>[\]\\\p{Cc}]+$/u.test(address);
  return isSound && address.length <= 254 && !/\p{Cc}/u.test(name) ? { name, address } : undefined;
}
