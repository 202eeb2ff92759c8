import type { ReactiveControllerHost } from 'lit';
import type { Role } from '../../db/vocabulary.ts';
import {
  alertsTopic,
  networkAlertsTopic,
  type OpenAlerts,
  presenceAlertsTopic,
  rejectionsTopic,
} from '../../server/alerts/alerts.contract.ts';
import { rolesMay } from '../../server/kernel/permission.contract.ts';
import { TopicController } from '../live/topic-controller.ts';
import type { View } from '../live/view.ts';

const topics = {
  all: alertsTopic,
  rejections: rejectionsTopic,
  network: networkAlertsTopic,
  presence: presenceAlertsTopic,
} as const;
const parts = ['rejections', 'network', 'presence'] as const;

/** Of all alerts, or only of rejections, of the network, or of impossible presence. */
export type AlertScope = keyof typeof topics;

/** What somebody with these roles is told of: all, or each part that they may know of. */
export function alertScopesFor(roles: readonly Role[]): readonly AlertScope[] {
  const may = (scope: AlertScope) => rolesMay(topics[scope].permission, roles);
  return may('all') ? ['all'] : parts.filter(may);
}

/** Follows what somebody is told of, as one; nothing while there are no scopes. */
export class FollowedAlerts {
  readonly #scopes: () => readonly AlertScope[];
  readonly #told: Record<AlertScope, { readonly view: View<OpenAlerts> }>;

  constructor(host: ReactiveControllerHost, scopes: () => readonly AlertScope[]) {
    this.#scopes = scopes;
    const follow = (scope: AlertScope) =>
      new TopicController(host, topics[scope], () => (scopes().includes(scope) ? {} : undefined));
    const [rejections, network, presence] = [follow('rejections'), follow('network'), follow('presence')];
    this.#told = { all: follow('all'), rejections, network, presence };
  }

  /** As the least sure of them: where one is not known yet, or is old, or may not be seen, so it is with all. */
  get view(): View<OpenAlerts> {
    return (
      this.#scopes()
        .map((scope) => this.#told[scope].view)
        .reduce(both, undefined) ?? { status: 'loading' }
    );
  }
}

function both(one: View<OpenAlerts> | undefined, other: View<OpenAlerts>): View<OpenAlerts> {
  if (!one || other.status === 'error') return other;
  if (one.status === 'error' || one.status === 'loading') return one;
  if (other.status === 'loading') return other;
  const value = one.value && other.value && together(one.value, other.value);
  if (one.status === 'live' && other.status === 'live' && value) return { ...one, value };
  const stale = one.status === 'stale' ? one : other;
  if (stale.status !== 'stale') return { status: 'loading' };
  const { value: _, ...since } = stale;
  return value ? { ...since, value } : since;
}

const together = (one: OpenAlerts, other: OpenAlerts): OpenAlerts => ({
  open: one.open + other.open,
  alerts: { ...one.alerts, ...other.alerts },
});
