import { msg } from '@lit/localize';
import { inPageLanguage } from '../styles/format.ts';

interface Place {
  readonly hotspot?: string | undefined;
  readonly hotspotName?: (Readonly<Record<string, string>> & { en: string }) | undefined;
  readonly accessPoint?: string | undefined;
}

/** At which hotspot; where the access point did not say, at which access point. */
export function whereWords({ hotspot, hotspotName, accessPoint }: Place): string {
  if (hotspot && hotspotName) return `${inPageLanguage(hotspotName)} (${hotspot})`;
  return accessPoint ?? msg('an access point that is gone');
}
