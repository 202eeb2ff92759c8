import { type WayProfile, wayProfiles } from '../../db/venue-vocabulary.ts';

const rememberedAs = 'causeway.way-profile';

/** What somebody can or will walk, as they said the last time on this device. */
export function rememberedProfile(): WayProfile {
  const known = localStorage.getItem(rememberedAs);
  return wayProfiles.find((profile) => profile === known) ?? 'walking';
}

export const rememberProfile = (profile: WayProfile): void => localStorage.setItem(rememberedAs, profile);

/** How they walk where there may be steps: beside a way without any it is told how long the other takes. */
export const withSteps = (profile: WayProfile): WayProfile => (profile === 'step_free' ? 'walking' : profile);
