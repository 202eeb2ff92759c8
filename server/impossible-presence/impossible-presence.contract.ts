import { z } from 'zod';

/**
 * What an alert of the kind `impossible_presence` says: a device came to a hotspot behind doors that its delegate has not
 * passed; came there sooner than its delegate can have from the last gate, or the other way round; or two devices came to
 * two hotspots sooner after one another than one person can.
 */
export const impossiblePresence = z.enum(['not_inside', 'far', 'two_places']);
export type ImpossiblePresence = z.infer<typeof impossiblePresence>;
