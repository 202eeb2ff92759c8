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
  because: z.string(),
});
export type Alert = z.infer<typeof alert>;

/** More are not told of at once; the oldest wait until newer ones are acknowledged. */
export const mostAlertsTold = 100;

/** All that nobody has acknowledged. Names are needed here: who did it, and to whom. */
export const alertsTopic = defineTopic({
  name: 'alerts',
  params: z.object({}),
  state: z.object({
    /** How many there are, also where that is more than are told. */
    open: z.number().int(),
    /** By id, the newest hundred. */
    alerts: z.record(z.string(), alert),
  }),
  permission: permissions.followAlerts,
});
export type OpenAlerts = z.infer<typeof alertsTopic.state>;
