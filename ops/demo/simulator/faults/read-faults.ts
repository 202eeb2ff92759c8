import { DemoFault } from '../../fault.ts';
import type { Venue } from '../../venue/venue.ts';
import { type Lie, lies } from '../hotspots/teller.ts';
import { type AskedFault, askedFault, type FaultKind, type FaultsWanted, faultKinds, paces } from './faults.ts';
import { Targets } from './targets.ts';

const isLie = (word: string): word is Lie => (lies as readonly string[]).includes(word);
const isKind = (word: string): word is FaultKind => (faultKinds as readonly string[]).includes(word);

/** `none`, `few`, `many`, or the kinds of which there shall be few. Throws a DemoFault for other words. */
export function readFaults(text: string): Omit<FaultsWanted, 'asked'> {
  const words = text.split(',').map((word) => word.trim());
  if (text === 'none') return { kinds: [], pace: 'few' };
  const pace = paces.find((one) => one === text);
  if (pace) return { kinds: [...faultKinds], pace };
  if (words.every(isKind)) return { kinds: words, pace: 'few' };
  throw new DemoFault(`--faults is none, few, many, or some of ${faultKinds.join(',')}.`);
}

/** `120:switch:lantern-hall,180:rush:silk-hall:600`: when, what, whom, for how long. Throws a DemoFault for other words. */
export function readAppointments(text: string | undefined): AskedFault[] {
  return (text ?? '')
    .split(',')
    .filter((one) => one.trim())
    .map((one) => {
      const [at = '', kind = '', target = '', lasts] = one.trim().split(':');
      const read = askedFault.safeParse({
        ...{ atS: secondsOf(at), ...(isLie(kind) ? { kind: 'lie', lie: kind } : { kind }) },
        ...(target && { target }),
        ...(lasts !== undefined && { lastsS: secondsOf(lasts) }),
      });
      if (read.success) return read.data;
      throw new DemoFault(
        `--at does not understand “${one.trim()}”: it is seconds:kind:target, such as 120:switch:lantern-hall, ` +
          `the kind one of ${[...faultKinds, ...lies].join(', ')}; :seconds after it says for how long.`,
      );
    });
}

/** NaN for what is no number, which no fault is asked for with. */
const secondsOf = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);

/** Throws a DemoFault when a fault is to befall something that is not in this venue. */
export function checkAppointments(asked: readonly AskedFault[], venue: Venue): void {
  const targets = new Targets(venue);
  for (const { kind, target } of asked) {
    const names = targets.namesFor(kind);
    if (target === undefined || names.includes(target)) continue;
    throw new DemoFault(`--at: ${kind} befalls one of ${names.slice(0, 8).join(', ')} …, not ${target}.`);
  }
}
