import { scanBatchAnswer } from '../../server/admission/admission.contract.ts';
import { answer, client } from '../api/client.ts';
import type { GateServer } from './gate-server.ts';

const { layout, time, scans: scansApi } = client.api;

/** The server over its public interface. */
export const httpGateServer: GateServer = {
  layout: () => answer(layout.$get()),
  time: async () => new Date((await answer(time.$get())).now),
  sendScans: async (scans) => scanBatchAnswer.parse(await answer(scansApi.$post({ json: { scans } }))).results,
  admitGroup: (json) => answer(scansApi.groups.$post({ json })),
};
