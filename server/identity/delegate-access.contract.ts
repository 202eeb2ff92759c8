import { z } from 'zod';
import { delegateLocales } from '../../db/vocabulary.ts';
import { instant, uuid } from '../kernel/values.contract.ts';
import { linkSecretShape } from './link-secret-shape.contract.ts';

/** The secret of a delegate's link: it stands in the fragment of `/delegate/#…`, which browsers never send. */
export const delegateLinkSecret = z.object({ secret: z.string().regex(linkSecretShape, 'the whole link') });

/** Who signed in by a link, and until when; the page then asks `GET /api/delegate`. */
export const delegateSignIn = z.object({ delegateId: uuid, locale: z.enum(delegateLocales), expiresAt: instant });
export type DelegateSignIn = z.infer<typeof delegateSignIn>;

/** A link that opens the delegate's page as often as they like, until it is ended. It is told this once. */
export const delegateLink = z.object({ url: z.string() });

/** How many links that still worked were ended; who was signed in by one of them no longer is. */
export const endedDelegateLinks = z.object({ ended: z.number().int() });
