import { z } from 'zod';
import { instant } from '../../kernel/values.contract.ts';
import { credentialName } from '../network-access.contract.ts';

/** Files that set a device up for the Wi-Fi, each with a certificate for this one device in it. */
export const setUpKinds = ['apple', 'eap_config', 'windows', 'pkcs12'] as const;
export type SetUpKind = (typeof setUpKinds)[number];

/** What a file is protected with: made by the page, and typed by a person. No letter or digit looks like another. */
export const filePassword = z.string().regex(/^[abcdefghijkmnpqrstuvwxyz2-9]{20}$/, 'twenty small letters and digits');

/**
 * As JSON, or as a form that the page posts: Safari takes an Apple profile from a navigation only. The answer is the file.
 * A form that is refused is answered with a redirection (303) to the page, whose fragment is `problem=` and the code.
 */
export const setUpRequest = credentialName
  .extend({
    kind: z.enum(setUpKinds),
    /** Of `pkcs12` alone; the others carry one that the server made, for nobody types it. */
    password: filePassword.optional(),
  })
  .refine(({ kind, password }) => kind !== 'pkcs12' || password !== undefined, {
    path: ['password'],
    message: 'a password, for the file is opened by hand',
  });
export type SetUpRequest = z.infer<typeof setUpRequest>;

export const setUpAddress = '/api/delegate/network/set-up';

/** Where the page is, and what its fragment begins with after a form was refused. */
export const wifiPage = '/wifi/';
export const problemInFragment = 'problem=';

/** Of a trusted authority: its certificate as a file, for steps by hand. */
export const authorityCertificateAddress = (fingerprint: string): string =>
  `/api/network/authorities/${fingerprint}/certificate`;

/** A link to the page that signs the delegate in: good once, and until then. Told this once; staff show it as a QR code. */
export const setUpLink = z.object({ link: z.string(), expiresAt: instant });
export type SetUpLink = z.infer<typeof setUpLink>;

/** What a phone is told of the network that it is on (RFC 8908 §5). */
export const captivePortal = z.object({
  captive: z.boolean(),
  'user-portal-url': z.string(),
  'venue-info-url': z.string(),
});
