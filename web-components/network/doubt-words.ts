import { msg, str } from '@lit/localize';
import type { HotspotDoubt } from '../../db/vocabulary.ts';

/** What is said of hotspots in doubt; `n` is how many, as it is written. */
interface DoubtWords {
  one(code: string): string;
  several(n: string): string;
  inZone(n: string, zone: string): string;
  everywhere(n: string): string;
  /** What to do about it. */
  advice(): string;
}

export const doubtWords: Readonly<Record<HotspotDoubt, DoubtWords>> = {
  flapping: {
    one: (code) => msg(str`${code} comes and goes.`),
    several: (n) => msg(str`${n} hotspots come and go.`),
    inZone: (n, zone) => msg(str`${n} hotspots in ${zone} come and go.`),
    everywhere: (n) => msg(str`${n} hotspots all over the venue come and go.`),
    advice: () => msg('Look at the power, the cable and the switch port.'),
  },
  stuck: {
    one: (code) => msg(str`${code} reports the same figures again and again.`),
    several: (n) => msg(str`${n} hotspots report the same figures again and again.`),
    inZone: (n, zone) => msg(str`${n} hotspots in ${zone} report the same figures again and again.`),
    everywhere: (n) => msg(str`${n} hotspots all over the venue report the same figures again and again.`),
    advice: () => msg('Such figures are not to be trusted; restarting a hotspot helps.'),
  },
  impossible: {
    one: (code) => msg(str`${code} reports more clients than a hotspot can have.`),
    several: (n) => msg(str`${n} hotspots report more clients than a hotspot can have.`),
    inZone: (n, zone) => msg(str`${n} hotspots in ${zone} report more clients than a hotspot can have.`),
    everywhere: (n) => msg(str`${n} hotspots all over the venue report more clients than a hotspot can have.`),
    advice: () => msg('Such figures are left out of all totals; restarting a hotspot helps.'),
  },
};
