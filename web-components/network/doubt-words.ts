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
    everywhere: (n) => msg(str`${n} hotspots all over come and go.`),
    advice: () => msg('Look at the power, the cable and the switch port.'),
  },
  stuck: {
    one: (code) => msg(str`${code} repeats itself.`),
    several: (n) => msg(str`${n} hotspots repeat themselves.`),
    inZone: (n, zone) => msg(str`${n} hotspots in ${zone} repeat themselves.`),
    everywhere: (n) => msg(str`${n} hotspots all over repeat themselves.`),
    advice: () => msg('The same figures come again and again: do not trust them, and restart it.'),
  },
  impossible: {
    one: (code) => msg(str`${code} tells of more clients than it can have.`),
    several: (n) => msg(str`${n} hotspots tell of more clients than they can have.`),
    inZone: (n, zone) => msg(str`${n} hotspots in ${zone} tell of more clients than they can have.`),
    everywhere: (n) => msg(str`${n} hotspots all over tell of more clients than they can have.`),
    advice: () => msg('Its figures are left out of everything here: restart it.'),
  },
};
