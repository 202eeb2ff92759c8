import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../server/registration/letters/mail-parts.ts';
import { readBounce } from '../../../server/registration/letters/read-bounce.ts';
import { letterIdInAddress, returnAddressOf } from '../../../server/registration/letters/return-address.ts';
import { returnedMail } from './returned-mail.ts';

const letterId = '019a9f00-1234-7abc-8def-0123456789ab';

describe('a report of delivery', () => {
  it('says which letter failed, and why', () => {
    expect(readBounce(returnedMail({ letterId }))).toEqual({
      isFailure: true,
      failure: '5.1.1 <shen@delegates.example>: No such mailbox',
      letterIds: [letterId],
    });
  });

  it('is read with line feeds alone', () => {
    expect(readBounce(returnedMail({ letterId, newline: '\n' }))?.letterIds).toEqual([letterId]);
  });

  it('names the letter by the address alone, or by the Message-ID alone', () => {
    expect(readBounce(returnedMail({ letterId, withHeaders: false }))?.letterIds).toEqual([letterId]);
    expect(readBounce(returnedMail({ letterId, to: 'bounces@venue.example' }))?.letterIds).toEqual([letterId]);
  });

  it('of a delay is no failure', () => {
    expect(readBounce(returnedMail({ letterId, action: 'delayed', status: '4.4.1' }))?.isFailure).toBe(false);
  });

  it('has the status where the other server gave no words, or another code', () => {
    const read = (diagnostic: string) => readBounce(returnedMail({ letterId, status: '5.2.2', diagnostic }))?.failure;
    expect(read('')).toBe('5.2.2');
    expect(read('smtp; 552 Mailbox full')).toBe('5.2.2 552 Mailbox full');
    expect(read(`smtp; ${'x'.repeat(5_000)}`)).toHaveLength(300);
  });

  it('is read when its status is encoded', () => {
    const plain = 'Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\nAction: failed\nStatus: 5.7.1\n';
    const mail = returnedMail({ letterId, newline: '\n' }).replace(
      /Content-Type: message\/delivery-status\n\n[\s\S]*?\n\n(?=--edge)/,
      `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${Buffer.from(plain).toString('base64')}\n\n`,
    );
    expect(readBounce(mail)?.failure).toBe('5.7.1');
  });
});

it.each([
  ['an answer by a person', 'To: bounces@venue.example\r\nSubject: Re: Your invitation\r\n\r\nThank you!'],
  ['an answer by a machine', 'Auto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nI am away until Monday.'],
  ['a receipt', returnedMail({ letterId }).replace('delivery-status;', 'disposition-notification;')],
  ['nothing', ''],
  ['a report without its status', returnedMail({ letterId }).replace('message/delivery-status', 'text/plain')],
])('%s is no report', (_what, mail) => {
  expect(readBounce(mail)).toBeUndefined();
});

it('a mail of boundaries within boundaries is read to an end', () => {
  const nested = Array.from({ length: 5_000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`);
  expect(partsOf(nested.join('')).length).toBeLessThanOrEqual(50);
  const flat = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nx: y\n\nz\n'.repeat(20_000)}`;
  expect(partsOf(flat).length).toBeLessThanOrEqual(50);
});

describe('a return address', () => {
  it('holds the letter, and gives it back', () => {
    expect(letterIdInAddress(returnAddressOf('bounces@venue.example', letterId))).toBe(letterId);
    expect(
      letterIdInAddress(`<${returnAddressOf('bounces@venue.example', letterId).toUpperCase()}>`.slice(1, -1)),
    ).toBe(letterId);
    expect(letterIdInAddress('someone+else@venue.example')).toBeUndefined();
  });

  it('that would be too long for a mail server stays as it is', () => {
    const long = `${'registration-office-of-the-congress'}@venue.example`;
    expect(returnAddressOf(long, letterId)).toBe(long);
  });
});
