/** One part of a mail (RFC 5322, RFC 2045): its headers by name in small letters, and its body as it came. */
export interface MailPart {
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly type: string;
  readonly body: string;
}

const partsAtMost = 50;
const depthAtMost = 4;

/**
 * The parts of a mail, outermost first, those of a multipart after it. Mail comes from anywhere: what is not as it must
 * be is left out, and there are at most 50 parts, four deep.
 */
export function partsOf(mail: string): MailPart[] {
  const parts: MailPart[] = [];
  const read = (text: string, depth: number): void => {
    if (parts.length >= partsAtMost) return;
    const part = readPart(text);
    parts.push(part);
    const boundary = part.type.startsWith('multipart/') && parameterOf(part, 'content-type', 'boundary');
    if (!boundary || depth >= depthAtMost) return;
    for (const piece of piecesBetween(part.body, boundary)) read(piece, depth + 1);
  };
  read(mail.replaceAll('\r\n', '\n'), 0);
  return parts;
}

function readPart(text: string): MailPart {
  const gap = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = gap < 0 ? text : text.slice(0, gap);
  const headers = fieldsIn(head);
  const type = headers.get('content-type')?.[0]?.split(';')[0]?.trim().toLowerCase() || 'text/plain';
  const body = gap < 0 ? '' : text.slice(text.startsWith('\n') ? 1 : gap + 2);
  return { headers, type, body: decoded(body, headers.get('content-transfer-encoding')?.[0]) };
}

/** `Name: value` on each line; a line that begins with a space goes on from the one before. */
export function fieldsIn(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return fields;
}

/** A parameter of a header, such as the boundary in the content type. */
export function parameterOf({ headers }: MailPart, header: string, name: string): string | undefined {
  for (const field of headers.get(header)?.[0]?.split(';').slice(1) ?? []) {
    const [key, ...value] = field.split('=');
    if (key?.trim().toLowerCase() === name)
      return (
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1') || undefined
      );
  }
  return undefined;
}

function* piecesBetween(body: string, boundary: string): Generator<string> {
  const pieces = `\n${body}`.split(`\n--${boundary}`);
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) return;
    yield piece.slice(piece.indexOf('\n') + 1);
  }
}

function decoded(body: string, encoding: string | undefined): string {
  switch (encoding?.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replaceAll(/=[ \t]*\n/g, '')
          .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
    default:
      return body;
  }
}
