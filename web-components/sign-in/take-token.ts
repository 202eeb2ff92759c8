/** The token in the address, which is taken out of it at once: no history, bookmark or screenshot keeps it. */
export function takeToken(): string | undefined {
  const token = location.hash.slice(1);
  if (!token) return undefined;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return token;
}
