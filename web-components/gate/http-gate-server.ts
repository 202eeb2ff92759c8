import { scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { answer, client } from '../api/client.ts';
import { asThisDevice } from '../device/show-staff-badge.ts';
import type { GateServer } from './gate-server.ts';

const { layout, time, scans: scansApi } = client.api;

/** The server over its public interface. */
export const httpGateServer: GateServer = {
  layout: () => answer(layout.$get()),
  time: async () => new Date((await answer(time.$get())).now),
  sendScans: async (scans) => scanBatchAnswer.parse(await answer(scansApi.$post({ json: { scans } }))).results,
  admitGroup: (json) => answer(scansApi.groups.$post({ json })),
  override: (scanId, given) => {
    const scan = scansApi[':scanId'].override;
    const param = { scanId };
    if ('badge' in given) return asThisDevice(() => answer(scan['by-badge'].$post({ param, json: given })));
    return answer(scan.$post({ param, json: given }));
  },
};
