import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import '../elements/notice.ts';
import type { NoticeKind } from '../elements/notice.ts';
import { formatTime } from '../styles/format.ts';
import type { ScanSender } from './scan-sender.ts';

interface LaneTrouble {
  readonly fault: string;
  readonly mend: () => void;
  readonly sender: ScanSender | undefined;
}

/** What keeps a lane from work, with what mends it: it did not start, or scans wait for an answer. */
export function laneNotice({ fault, mend, sender }: LaneTrouble) {
  if (fault) return told('error', fault, msg('Try again'), mend);
  if (!sender?.silentSince || sender.waitingCount === 0) return nothing;
  const time = formatTime(sender.silentSince, { seconds: true });
  const sentence = msg(
    str`No answer from the server since ${time}. Scans kept here, to be sent again: ${sender.waitingCount}.`,
  );
  return told('stale', sentence, msg('Send now'), () => sender.sendWaiting());
}

function told(kind: NoticeKind, sentence: string, verb: string, mend: () => unknown) {
  return html`<cw-notice kind=${kind}>
    ${sentence}
    <button slot="action" class="btn btn--small" type="button" @click=${mend}>${verb}</button>
  </cw-notice>`;
}
