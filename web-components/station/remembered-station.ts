const rememberedAs = 'causeway.station';

/** The station of this browser: from `?station=`, or as chosen before. */
export function rememberedStation(): string | undefined {
  return new URLSearchParams(location.search).get('station') ?? localStorage.getItem(rememberedAs) ?? undefined;
}

/** Remembers a station, or none; `?station=` has had its effect then. */
export function rememberStation(stationId: string | undefined): void {
  if (stationId) localStorage.setItem(rememberedAs, stationId);
  else localStorage.removeItem(rememberedAs);
  const address = new URL(location.href);
  if (!address.searchParams.has('station')) return;
  address.searchParams.delete('station');
  history.replaceState(null, '', address);
}
