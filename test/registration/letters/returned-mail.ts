/** What a mail server writes when it cannot deliver a letter (RFC 3464), as Postfix does. */
export interface Returned {
  letterId: string;
  action?: string;
  status?: string;
  diagnostic?: string;
  /** To which address it comes; the return address of the letter unless told. */
  to?: string;
  /** Whether the letter's headers come back with it. */
  withHeaders?: boolean;
  newline?: string;
}

export function returnedMail(returned: Returned): string {
  const { letterId, action = 'failed', status = '5.1.1', withHeaders = true, newline = '\r\n' } = returned;
  const diagnostic = returned.diagnostic ?? 'smtp; 550 5.1.1 <shen@delegates.example>: No such mailbox';
  const to = returned.to ?? `bounces+${letterId.replaceAll('-', '')}@venue.example`;
  const headers = withHeaders
    ? `--edge/1
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <bounces@venue.example>
Message-ID: <${letterId}@venue.example>
Subject: Your invitation

`
    : '';
  return `Return-Path: <>
Received: from mx.delegates.example by mx.venue.example; Fri, 20 Nov 2026 08:00:00 +0000
To: ${to}
From: MAILER-DAEMON@mx.delegates.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="edge/1"

This is a MIME-encapsulated message.

--edge/1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--edge/1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.delegates.example
Arrival-Date: Fri, 20 Nov 2026 08:00:00 +0000

Final-Recipient: rfc822; shen@delegates.example
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}

${headers}--edge/1--
`.replaceAll('\n', newline);
}
