import { z } from 'zod';
import { faultsWanted } from './faults/faults.ts';

const signedIn = z.object({ email: z.string(), cookie: z.string() });

/** What the launcher tells the simulator when it starts. */
export const orders = z.object({
  address: z.string(),
  seed: z.string(),
  speed: z.number(),
  /** Of a real building; absent for the water town. */
  venueFolder: z.string().optional(),
  faults: faultsWanted,
  /** By carrier. */
  collectorKeys: z.record(z.string(), z.string()),
  accounts: z.object({
    administrator: signedIn,
    gate: signedIn,
    supervisor: signedIn,
    desk: signedIn,
    /** Who look in at the visitor's station. */
    relief: z.array(signedIn),
    /** By station id. */
    officers: z.record(z.string(), z.array(signedIn)),
  }),
  /** Delegates who are left to the visitor. */
  heldBack: z.array(z.string()),
});
export type Orders = z.infer<typeof orders>;
