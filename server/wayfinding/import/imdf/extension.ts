import { z } from 'zod';
import { slug } from '../../../kernel/values.contract.ts';
import type { ImdfFeature } from './imdf-feature.ts';

/**
 * What IMDF cannot say stands in a property `causeway` of the feature concerned, which other programs pass over. An archive
 * whose manifest names the extension has the walking graph itself in it; any archive may name zones of units and gates of
 * openings by it.
 */
export const extensionName = 'imdf:extension:causeway:plan#1.0.0';
export const extensionProperty = 'causeway';

const zoneAndGate = z.object({ zoneId: slug.optional().catch(undefined), gateId: slug.optional().catch(undefined) });

/** The zone that one is in within a unit; the gate that stands in an opening. */
export function readExtension({ properties }: ImdfFeature): {
  zoneId?: string | undefined;
  gateId?: string | undefined;
} {
  const extension = properties[extensionProperty];
  if (extension === undefined) return {};
  const read = zoneAndGate.safeParse(extension);
  return read.success ? read.data : {};
}
