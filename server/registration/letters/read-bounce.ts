import { fieldsIn, type MailPart, parameterOf, partsOf } from './mail-parts.ts';
import { answerIn } from './mail-server.ts';
import { letterIdInAddress } from './return-address.ts';

/** What a report of delivery (RFC 3464) says. */
export interface BounceReport {
  isFailure: boolean;
  /** The enhanced status code, and what the other mail server said: `5.1.1 no such mailbox`. */
  failure: string;
  /** Ids of letters that it may be about: by the address that it came to, then by the Message-ID that it gives back. */
  letterIds: string[];
}

/** Headers in which the address stands that a report came to, as mail servers write them. */
const arrivalHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'];

/** Nothing where the mail is no such report: an answer by a person or a machine. */
export function readBounce(mail: string): BounceReport | undefined {
  const parts = partsOf(mail);
  const [outermost] = parts;
  const isReport =
    outermost?.type === 'multipart/report' &&
    parameterOf(outermost, 'content-type', 'report-type')?.toLowerCase() === 'delivery-status';
  const status = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (!outermost || !isReport || !status) return undefined;
  // The first block is of the whole mail, each that follows of one recipient: ours have one.
  const recipients = status.body.split(/\n\s*\n/).map((block) => fieldsIn(block.trim()));
  const failed = recipients.find((fields) => fields.get('action')?.[0]?.toLowerCase() === 'failed');
  return { isFailure: failed !== undefined, failure: failureIn(failed), letterIds: letterIdsIn(outermost, parts) };
}

function failureIn(fields: ReturnType<typeof fieldsIn> | undefined): string {
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields?.get('status')?.[0] ?? '')?.[0];
  const said = answerIn((fields?.get('diagnostic-code')?.[0] ?? '').replace(/^[\w-]+\s*;\s*/, ''));
  if (!status || said.startsWith(status)) return said || 'It came back without a reason.';
  return `${status} ${said}`.trim().slice(0, 300);
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';

function letterIdsIn(outermost: MailPart, parts: readonly MailPart[]): string[] {
  const cameTo = arrivalHeaders.flatMap((header) => outermost.headers.get(header) ?? []);
  const original = parts.filter(({ type }) => /^(message\/(rfc822|global)|text\/rfc822-headers)/.test(type));
  const messageIds = original.flatMap(({ body }) => fieldsIn(body.split('\n\n')[0] ?? '').get('message-id') ?? []);
  const ids = [
    ...cameTo.map(letterIdInAddress),
    ...messageIds.map((messageId) => new RegExp(`^<(${uuid})@[^>]+>$`, 'i').exec(messageId)?.[1]?.toLowerCase()),
  ];
  return [...new Set(ids.filter((id) => id !== undefined))].slice(0, 5);
}
