import type { PhotographAnswer, PhotographImport } from '../../server/registration/photographs/photographs.contract.ts';
import { answer } from './client.ts';

/** How a page of staff reaches photographs; tests bring their own. Each call rejects with an ApiProblem. */
export interface StaffPhotographs {
  see(delegateId: string): Promise<PhotographAnswer>;
  put(delegateId: string, picture: Blob): Promise<PhotographAnswer>;
  remove(delegateId: string): Promise<void>;
}

const patienceMs = 30_000;
const at = (delegateId: string, what: string) => `/api/delegates/${delegateId}/${what}`;
const soon = () => ({ signal: AbortSignal.timeout(patienceMs) });

/** The photographs of delegates, taken by this camera of the staff. */
export const staffPhotographs = (source: 'desk' | 'station'): StaffPhotographs => ({
  see: (delegateId) => answer(fetch(at(delegateId, 'photograph-address'), { method: 'POST', ...soon() })),
  put: (delegateId, body) =>
    answer(fetch(`${at(delegateId, 'photograph')}?source=${source}`, { method: 'PUT', body, ...soon() })),
  remove: (delegateId) => answer<void>(fetch(at(delegateId, 'photograph'), { method: 'DELETE', ...soon() })),
});

/** The delegate's own, from the delegate's page. */
export const ownPhotograph = {
  see: (): Promise<PhotographAnswer> =>
    answer(fetch('/api/delegate/photograph-address', { method: 'POST', ...soon() })),
  put: (body: Blob): Promise<PhotographAnswer> =>
    answer(fetch('/api/delegate/photograph', { method: 'PUT', body, ...soon() })),
  remove: (): Promise<void> => answer<void>(fetch('/api/delegate/photograph', { method: 'DELETE', ...soon() })),
};

const draft = '/api/registration/drafts';

/** The photograph of a form, reached by the form's secret. */
export const formPhotograph = (secret: string) => {
  const headers = { 'x-draft-secret': secret };
  return {
    see: (): Promise<PhotographAnswer> =>
      answer(fetch(`${draft}/photograph-address`, { method: 'POST', headers, ...soon() })),
    put: (body: Blob): Promise<PhotographAnswer> =>
      answer(fetch(`${draft}/photograph`, { method: 'PUT', headers, body, ...soon() })),
    remove: (): Promise<void> => answer<void>(fetch(`${draft}/photograph`, { method: 'DELETE', headers, ...soon() })),
  };
};

/** Sends a zip archive of photographs; answers when each file of it has been looked at. */
export const sendPhotographArchive = (archive: Blob): Promise<PhotographImport> =>
  answer(
    fetch('/api/photographs/imports', {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: archive,
    }),
  );
