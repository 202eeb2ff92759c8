const rememberedAs = 'causeway.last-place';
/** Who opened a sign longer ago is somewhere else. */
const goodMs = 30 * 60_000;

/** The code of the sign that was opened on this phone last; it stays here. */
export function lastPlace(nowMs: number): string | undefined {
  const [code, at] = (localStorage.getItem(rememberedAs) ?? '').split(' ');
  return code && nowMs - Number(at) < goodMs ? code : undefined;
}

export const rememberPlace = (code: string, nowMs: number): void =>
  localStorage.setItem(rememberedAs, `${code} ${nowMs}`);
