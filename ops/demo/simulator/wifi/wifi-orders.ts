import { z } from 'zod';

/** What the launcher tells the simulator once FreeRADIUS is up; without it, no phone logs in. */
export const wifiOrders = z.object({
  authenticationPort: z.number(),
  accountingPort: z.number(),
  /** wpa_supplicant's own test program: a whole phone's side of EAP. */
  eapolTest: z.string(),
  /** In which it runs from where it lies. */
  environment: z.record(z.string(), z.string()),
  /** One for each carrier. */
  accessPoints: z.array(
    z.object({
      ...{ name: z.string(), carrier: z.string(), address: z.string(), secret: z.string() },
      disconnectPort: z.number(),
    }),
  ),
  /** The first phones are told of on the terminal. */
  isTold: z.boolean(),
});
export type WifiOrders = z.infer<typeof wifiOrders>;

/** They come when they come, or never. */
export const wifiOrdered = (): Promise<WifiOrders> =>
  new Promise((resolve) => {
    process.on('message', (message) => {
      const read = wifiOrders.safeParse(message);
      if (read.success) resolve(read.data);
    });
  });
