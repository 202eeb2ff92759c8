import { z } from 'zod';
import {
  disconnectOutcomes,
  joinMethods,
  joinOutcomes,
  networkRefusals,
  routesOut,
  strangerReasons,
} from '../../db/network-vocabulary.ts';
import { delegateCategories } from '../../db/vocabulary.ts';
import { instant, localizedText, personName, sentence, uuid } from '../kernel/values.contract.ts';

// Profiles

const kbps = z.number().int().min(64).max(4_000_000);
const hours = z.number().int().min(0).max(2_160);

/** What a category may do on the network. */
export const networkProfile = z.object({
  category: z.enum(delegateCategories),
  /** IEEE 802.1Q: 0 and 4095 name no network. */
  vlan: z.number().int().min(1).max(4_094),
  routeOut: z.enum(routesOut),
  downKbps: kbps,
  upKbps: kbps,
  devices: z.number().int().min(1).max(20),
  /** How long a connection lasts before the device must prove itself again. */
  connectionMinutes: z.number().int().min(1).max(1_440),
  opensHoursBefore: hours,
  closesHoursAfter: hours,
  /** Who has left the venue is off the network until they are back. */
  sleepsOutside: z.boolean(),
});
export type NetworkProfile = z.infer<typeof networkProfile>;

/** As a PUT, it changes those that it names, and leaves others as they are. */
export const networkProfileList = z.object({
  profiles: z.array(networkProfile).min(1).max(delegateCategories.length),
});

// Credentials

export const credentialName = z.object({ deviceName: personName(60) });
export const newCredential = credentialName.extend({ method: z.enum(joinMethods) });

/** When the network is open, its account says: from `opensAt` until `closesAt`. */
export const networkCredential = z.object({
  id: uuid,
  deviceName: z.string(),
  method: z.enum(joinMethods),
  /** What the device is to call itself inside; random. */
  userName: z.string(),
  /** When it was made. */
  validFrom: instant,
  /** Of a secret, when the authority expires that the device trusts; of a certificate, when that does: long after the conference. */
  validUntil: instant,
  madeAt: instant,
});
export type NetworkCredential = z.infer<typeof networkCredential>;

/** An authority that a device is to trust, in PEM, and by what people compare it. */
export const trustedAuthority = z.object({
  certificate: z.string(),
  /** SHA-256 of the certificate in DER, in lower hex. */
  fingerprint: z.string(),
});
export type TrustedAuthority = z.infer<typeof trustedAuthority>;

/** Told once: the server keeps hashes of secrets, and of keys nothing. */
export const madeCredential = z.object({
  credential: networkCredential,
  /** Of `peap` and `ttls`. */
  secret: z.string().optional(),
  /** Of `tls`, in PEM: the key as PKCS #8. */
  certificate: z.object({ privateKey: z.string(), certificate: z.string() }).optional(),
  authorities: z.array(trustedAuthority),
});
export type MadeCredential = z.infer<typeof madeCredential>;

// Accounts

export const networkStanding = z.enum(['awake', ...networkRefusals]);

/** One time that a device asked to join, and what it was answered. */
const ownAttempt = z.object({
  at: instant,
  /** Absent where it asked in a way that there is not. */
  method: z.enum(joinMethods).optional(),
  outcome: z.enum(joinOutcomes),
  deviceName: z.string().optional(),
  /** Absent where the access point did not say at which hotspot. */
  hotspotName: localizedText.optional(),
});
export type OwnAttempt = z.infer<typeof ownAttempt>;

/** So many attempts a delegate sees of their own. */
export const ownAttemptsShown = 10;

/** The Wi-Fi as a device is set up for it. */
export const wifiNetwork = z.object({
  /** As it is called in the air. */
  name: z.string(),
  /** In the certificate that the Wi-Fi proves itself with. */
  serverName: z.string(),
  /** Where its access points speak Passpoint. */
  passpointDomain: z.string().optional(),
  /** Whether profiles for Apple's devices are signed. */
  isSigned: z.boolean(),
  /** Two while one follows the other; none before the first device was set up. */
  authorities: z.array(trustedAuthority),
  /**
   * What FreeRADIUS shows: of each its own, and while it is laid out anew the one that follows too. None before it was. In
   * lower hex, of the certificate in DER: Windows shows SHA-1, others SHA-256.
   */
  serverCertificates: z.array(z.object({ sha1: z.string(), sha256: z.string() })),
});
export type WifiNetwork = z.infer<typeof wifiNetwork>;

/** What a delegate sees of their own right to the network. */
export const ownNetwork = z.object({
  /** Absent: the conference has no Wi-Fi of its own. */
  wifi: wifiNetwork.optional(),
  standing: networkStanding,
  /** By the category and the dates of the conference as they are now. */
  opensAt: instant,
  closesAt: instant,
  /** How many devices at most. */
  devices: z.number().int(),
  credentials: z.array(networkCredential),
  /** The newest first; those that nothing shows to be theirs reach no account, and are not among them. */
  attempts: z.array(ownAttempt),
});
export type OwnNetwork = z.infer<typeof ownNetwork>;

export const becauseOf = z.object({ because: sentence });

/** The same for staff, with the codes and names of the inventories. */
const joinAttempt = ownAttempt.extend({
  hotspot: z.string().optional(),
  accessPoint: z.string().optional(),
});

const openConnection = z.object({
  deviceAddress: z.string().optional(),
  deviceName: z.string().optional(),
  hotspot: z.string().optional(),
  hotspotName: localizedText.optional(),
  accessPoint: z.string(),
  vlan: z.number().int(),
  /** As its access point was told; absent of one that an earlier version let in. */
  routeOut: z.enum(routesOut).optional(),
  admittedAt: instant,
  lastsUntil: instant,
  /** That the access point is to end it, why, and what came of that so far. */
  disconnect: z
    .object({
      because: z.enum(joinOutcomes),
      requestedAt: instant,
      outcome: z.enum(disconnectOutcomes).optional(),
    })
    .optional(),
});

/** What staff see of the account of one delegate; no secrets, for nobody has them. */
export const networkAccount = z.object({
  delegateId: uuid,
  /** Whose it is, for who may not look into the register. */
  name: z.string(),
  nameLatin: z.string(),
  category: z.enum(delegateCategories),
  standing: networkStanding,
  /** By the category and the dates of the conference as they are now. */
  opensAt: instant,
  closesAt: instant,
  devices: z.number().int(),
  /** By which network of their category, and by which way that leaves the venue. */
  vlan: z.number().int(),
  routeOut: z.enum(routesOut),
  /** When a station last verified them. */
  verifiedAt: instant.optional(),
  revoked: z.object({ at: instant, by: z.string(), because: z.string() }).optional(),
  /** Removed ones too. */
  credentials: z.array(networkCredential.extend({ removedAt: instant.optional() })),
  /** The newest first. */
  attempts: z.array(joinAttempt),
  /** What is connected, and for five minutes what was taken off, with what came of it. */
  connections: z.array(openConnection),
});
export type NetworkAccount = z.infer<typeof networkAccount>;

/** So many attempts are shown. */
export const attemptsShown = 50;

// Strangers

/** How often devices of which nothing tells whose they are were turned away, by where and why. */
export const strangerAttempts = z.object({
  /** Since when it is counted. */
  since: instant,
  /** The most frequent first. */
  attempts: z.array(
    z.object({
      reason: z.enum(strangerReasons),
      count: z.number().int(),
      hotspot: z.string().optional(),
      hotspotName: localizedText.optional(),
      accessPoint: z.string().optional(),
    }),
  ),
});
export type StrangerAttempts = z.infer<typeof strangerAttempts>;

/** So many places and reasons are shown. */
export const strangersShown = 50;

// Authorities

/**
 * What somebody has to do next: lay out the files of FreeRADIUS (`npm run freeradius:render`) and start it again, start it again
 * with the files that it has, or retire the authority once those who come have set up their devices with the newer one.
 */
const networkStep = z.enum(['render', 'start', 'retire']);
export type NetworkStep = z.infer<typeof networkStep>;

export const networkAuthority = trustedAuthority.extend({
  id: uuid,
  name: z.string(),
  /** One that `waits` is trusted by devices that are set up, and signs once each FreeRADIUS has started with files that hold it. */
  state: z.enum(['waits', 'signs', 'succeeded', 'retired', 'expired']),
  madeAt: instant,
  expiresAt: instant,
  signsFrom: instant.optional(),
  /** From then on it signs no more; it is trusted until it is retired. */
  succeededAt: instant.optional(),
  retiredAt: instant.optional(),
  next: networkStep.optional(),
  /** What would have to be set up anew if it was retired now. */
  retiring: z
    .object({
      /** Devices whose certificate it has signed: they are taken off. */
      credentials: z.number().int(),
      accessPoints: z.number().int(),
      /** Devices with a secret that know no other authority: once FreeRADIUS shows another one's certificate, they refuse it. */
      secrets: z.number().int(),
    })
    .optional(),
});
export type NetworkAuthority = z.infer<typeof networkAuthority>;

export const networkAuthorityList = z.object({
  authorities: z.array(networkAuthority),
  /** Each FreeRADIUS for which files were laid out. */
  radiusServers: z.array(
    z.object({
      name: z.string(),
      laidOutAt: instant,
      /** When it was first heard with these files. */
      startedAt: instant.optional(),
      /** Of the certificate that it runs with. */
      certificateUntil: instant,
      next: networkStep.optional(),
    }),
  ),
});

/** What the retirement of an authority took with it. */
export const retirement = z.object({
  credentials: z.number().int(),
  /** Whose certificates it had signed. */
  accessPoints: z.number().int(),
});
