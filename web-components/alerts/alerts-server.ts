import { answer, client } from '../api/client.ts';
import { signIn } from '../api/sign-in.ts';

/** What this page asks of the server beside what it follows. Each call rejects with an ApiProblem. */
export interface AlertsServer {
  acknowledge(alertId: string): Promise<unknown>;
  /** Of who is signed in. */
  ownId(): Promise<string>;
}

const { alerts } = client.api;

export const httpAlertsServer: AlertsServer = {
  acknowledge: (alertId) => answer(alerts[':alertId'].acknowledge.$post({ param: { alertId } })),
  ownId: async () => (await signIn()).staff.id,
};
