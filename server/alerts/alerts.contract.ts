import { z } from 'zod';
import { alertKinds } from '../../db/vocabulary.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { instant, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';

/** What administrators must hear of at once, until one of them has acknowledged it. */
export const alert = z.object({
  id: uuid,
  kind: z.enum(alertKinds),
  raisedAt: instant,
  /** Whose doing it was; absent where the server itself found it, or a program told it. */
  raisedBy: z.object({ id: uuid, name: z.string() }).optional(),
  /** Whom it is about, where it is about a person. */
  delegate: z.object({ id: uuid, name: z.string(), nameLatin: z.string() }).optional(),
  /**
   * In their words; of a rejection `inside` or `outside`: whether the delegate was in the venue then; of impossible
   * presence, by which rule; empty where a delegate asks to be erased, who need not say why; of sign-ins and of access
   * points, JSON by the contract of each.
   */
  because: z.string(),
});
export type Alert = z.infer<typeof alert>;

/** More are not told of at once; the oldest wait until newer ones are acknowledged. */
export const mostAlertsTold = 100;

const openAlerts = z.object({
  /** How many there are, also where that is more than are told. */
  open: z.number().int(),
  /** By id, the newest hundred. */
  alerts: z.record(z.string(), alert),
});
export type OpenAlerts = z.infer<typeof openAlerts>;

/** All that nobody has acknowledged. Names are needed here: who did it, and to whom. */
export const alertsTopic = defineTopic({
  name: 'alerts',
  params: z.object({}),
  state: openAlerts,
  permission: permissions.followAlerts,
});

/** Those of them that are of access points, for who sees to the network and may know of no others. */
export const networkAlertsTopic = defineTopic({
  name: 'network-alerts',
  params: z.object({}),
  state: openAlerts,
  permission: permissions.followNetworkAlerts,
});

/** Those of them that are of accounts in use where their delegate cannot be: names, and nothing of where anybody is. */
export const presenceAlertsTopic = defineTopic({
  name: 'presence-alerts',
  params: z.object({}),
  state: openAlerts,
  permission: permissions.followPresenceAlerts,
});

/** Those of them that are of delegates whose clearance was refused, for whoever may know of no others. */
export const rejectionsTopic = defineTopic({
  name: 'rejections',
  params: z.object({}),
  state: openAlerts,
  permission: permissions.followRejections,
});
