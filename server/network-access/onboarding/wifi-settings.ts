import { z } from 'zod';
import type { Passpoint } from './wifi.ts';

/** Thirty-two octets in the air (IEEE 802.11 §9.4.2.2), however many letters those are. */
export const wifiName = z
  .string()
  .refine(
    (name) => Buffer.byteLength(name) <= 32 && !/[\p{Cc}\p{Cs}]/u.test(name),
    'must be the name of the network in the air: at most 32 bytes in UTF-8, without control characters',
  );

const domain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i;
const consortium = /^([0-9a-f]{6}|[0-9a-f]{10})$/i;

/** A domain, and roaming consortiums after it. */
export const passpoint = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .refine(
    ([home = '', ...consortiums]) => domain.test(home) && consortiums.every((one) => consortium.test(one)),
    'must be a domain and roaming consortiums of 6 or 10 hex digits after it, as in wifi.example.org 5A03BA0000',
  )
  .transform(
    ([home = '', ...consortiums]): Passpoint => ({
      domain: home.toLowerCase(),
      consortiums: consortiums.map((one) => one.toUpperCase()),
    }),
  );
