/**
 * The code by which the page was opened, taken out of the address at once: no history, bookmark or screenshot keeps it.
 * None where the address holds none.
 */
export function takeCode(): string | undefined {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code || undefined;
}
