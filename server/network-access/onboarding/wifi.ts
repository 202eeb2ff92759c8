import type { Signer } from '../../kernel/sign-content.ts';

/** Where access points let devices find the network by Passpoint, whatever it is called in the air. */
export interface Passpoint {
  readonly domain: string;
  /** Roaming consortium organisation identifiers, in upper hex. */
  readonly consortiums: readonly string[];
}

/** The conference's own Wi-Fi, as the settings tell of it. */
export interface Wifi {
  /** In the air (SSID). */
  readonly name: string;
  readonly passpoint?: Passpoint | undefined;
  /** Who signs profiles: the site's certificate as it is at present, unless it is over. Absent: nobody does. */
  readonly findSigner?: (() => Signer | undefined) | undefined;
}
