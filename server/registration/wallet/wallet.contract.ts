import { z } from 'zod';

/** Where this delegate can put the phone badge: a wallet is absent where its keys are not set up. */
export const walletOffers = z.object({
  /** Address of a .pkpass file for Apple Wallet. */
  apple: z.string().optional(),
  /** Address of Google's page that saves the pass. */
  google: z.string().optional(),
});
export type WalletOffers = z.infer<typeof walletOffers>;
