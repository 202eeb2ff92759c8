import type { Alert } from '../../../server/alerts/alerts.contract.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const lookUpBy = (n: number, changes: Partial<Alert> = {}): Alert => ({
  ...{ id: id(n), kind: 'whereabouts_looked_up', raisedAt: new Date(Date.now() - n * 60_000).toISOString() },
  raisedBy: { id: id(100 + n), name: `Doctor ${n}` },
  delegate: { id: id(200 + n), name: '沈望舒', nameLatin: 'Shen Wangshu' },
  because: 'Collapsed in the hall, the ambulance asks',
  ...changes,
});

/** What administrators are told over the live connection of this page. */
export class AlertsTold {
  #alerts: readonly Alert[];
  #revision = 0;
  #say: (frame: unknown) => void = () => undefined;

  constructor(...alerts: Alert[]) {
    this.#alerts = alerts;
    const open: ConstructorParameters<typeof LiveClient>[0]['open'] = ({ onOpen, onText }) => {
      this.#say = (frame) => onText(JSON.stringify(frame));
      queueMicrotask(onOpen);
      const isAsked = (text: string) => JSON.parse(text).type === 'subscribe';
      return { send: (text) => isAsked(text) && this.tell(...this.#alerts), close: () => undefined };
    };
    replacePageClient(new LiveClient({ open }));
  }

  tell(...alerts: Alert[]): void {
    this.tellOf(alerts.length, ...alerts);
  }

  /** So many are open, and these are told of. */
  tellOf(open: number, ...alerts: Alert[]): void {
    this.#alerts = alerts;
    this.#revision += 1;
    const state = { open, alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])) };
    this.#say({ type: 'snapshot', key: 'alerts', revision: ['test', this.#revision], declared: 'first', state });
  }

  /** What supervisors are told. */
  tellRejections(...alerts: Alert[]): void {
    this.#tellPart('rejections', alerts);
  }

  /** What is told to who sees to the network. */
  tellNetwork(...alerts: Alert[]): void {
    this.#tellPart('network-alerts', alerts);
  }

  /** What is told to both, of Wi-Fi that is used where its delegate cannot be. */
  tellPresence(...alerts: Alert[]): void {
    this.#tellPart('presence-alerts', alerts);
  }

  #tellPart(key: string, alerts: readonly Alert[]): void {
    this.#revision += 1;
    const state = { open: alerts.length, alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])) };
    this.#say({ type: 'snapshot', key, revision: ['test', this.#revision], declared: 'first', state });
  }

  /** The source of the topic cannot be read. */
  stale(): void {
    this.#say({ type: 'stale', key: 'alerts', since: new Date().toISOString() });
  }

  refuse(): void {
    const problem = { type: 'about:blank', title: 'No', status: 403, code: 'request.role_needed' };
    this.#say({ type: 'refused', key: 'alerts', problem });
  }
}
