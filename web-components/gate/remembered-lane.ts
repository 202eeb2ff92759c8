const rememberedAs = 'causeway.gate.lane';

/** The lane of this browser: from `?lane=`, or as chosen before. */
export function rememberedLane(): string | undefined {
  return new URLSearchParams(location.search).get('lane') ?? localStorage.getItem(rememberedAs) ?? undefined;
}

/** Remembers a lane, or none; `?lane=` has had its effect then. */
export function rememberLane(laneId: string | undefined): void {
  if (laneId) localStorage.setItem(rememberedAs, laneId);
  else localStorage.removeItem(rememberedAs);
  const address = new URL(location.href);
  if (!address.searchParams.has('lane')) return;
  address.searchParams.delete('lane');
  history.replaceState(null, '', address);
}
