import { z } from 'zod';
import { instant } from '../../kernel/values.contract.ts';

/** What an alert of the kind `network_certificate_ends` says, as JSON. */
export const endingCertificate = z.object({
  /** An authority that phones trust, or the certificate by which an access point over TLS, or FreeRADIUS, shows who it is. */
  of: z.enum(['authority', 'access_point', 'radius_server']),
  name: z.string(),
  endsAt: instant,
  /** It is told when so many days are left; none are left any more. */
  daysLeft: z.number().int(),
});
export type EndingCertificate = z.infer<typeof endingCertificate>;
