import { textOfScan } from '../../server/admission/scan-text.ts';
import { ApiProblem } from '../api/problem.ts';
import type { GateServer } from './gate-server.ts';
import type { Signer } from './lane-device.ts';
import { ScanSender } from './scan-sender.ts';
import type { ScanStore } from './scan-store.ts';

/**
 * Has the scans that a browser keeps answered before it is enrolled anew. What the server refuses is settled with that;
 * where no answer comes, rejects with `page.scans_unsent`: the code may be typed again. Of a device that was revoked nothing
 * is taken any more (decision 21), so what it has kept holds nobody up.
 */
export async function sendKept(
  server: Pick<GateServer, 'sendScans'>,
  store: ScanStore,
  former: Signer | undefined,
): Promise<void> {
  if (!former) return;
  const sender = new ScanSender(server, store, async (scan) => ({
    ...scan,
    signature: await former.sign(textOfScan(scan)),
  }));
  await sender.take();
  for (let before = Number.POSITIVE_INFINITY; sender.waitingCount > 0; ) {
    if (sender.waitingCount >= before) {
      sender.stop();
      throw scansUnsent();
    }
    before = sender.waitingCount;
    await sender.sendWaiting();
  }
  sender.stop();
}

const scansUnsent = (): ApiProblem =>
  new ApiProblem({
    type: 'urn:causeway:problem:page.scans_unsent',
    title: 'Scans are kept here that were not sent.',
    status: 409,
    code: 'page.scans_unsent',
  });
