import type { LocalizedText } from '../../kernel/values.contract.ts';
import type { Wifi } from './wifi.ts';

/** All that a file needs to know to set one device up. */
export interface SetUp {
  readonly wifi: Wifi;
  /** Which the certificate of the Wi-Fi must have. */
  readonly serverName: string;
  /** Where the profile comes from; stable, so that a new profile takes the place of the one before. */
  readonly hostname: string;
  readonly conference: LocalizedText;
  /** The delegate's own language. */
  readonly language: string;
  /** Of the device, in DER; the key as PKCS #8. */
  readonly key: Buffer;
  readonly certificate: Buffer;
  readonly validUntil: Date;
  /** All that it is to trust, in DER. */
  readonly authorities: readonly Buffer[];
  /** Of the key within the file. */
  readonly password: string;
}

/** What a device calls itself before it has proven anything: by its certificate it is known, and not by this. */
export const outerName = 'anonymous';

/** The conference's name in a language, or in the one that it has for certain. */
export const nameIn = (conference: LocalizedText, language: string): string =>
  conference[language] ?? conference[language.split('-', 1)[0] ?? ''] ?? conference.en;
