import type { KeyObject } from 'node:crypto';
import type { Signer } from '../../kernel/sign-content.ts';

/** What Apple's certificate of a pass type says, and its key. */
export interface AppleWallet extends Signer {
  /** Such as pass.example.venue, from the certificate's subject. */
  readonly passType: string;
  readonly team: string;
}

/** A service account that Google's issuer lets make passes. */
export interface GoogleWallet {
  readonly issuerId: string;
  readonly account: string;
  readonly key: KeyObject;
}

/** The wallets that passes are made for: each is absent where its keys are not set up. */
export interface Wallets {
  readonly apple?: AppleWallet | undefined;
  readonly google?: GoogleWallet | undefined;
}
