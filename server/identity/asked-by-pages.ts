/**
 * What a page asks by itself for as long as it is open: its socket, the time, what a device shows and tells of itself,
 * another minute for whom it has in hand, the newest past of a hotspot.
 */
const byThemselves = [
  /^\/api\/(live|time|device-challenges|device-sign-ins|devices\/own)$/,
  /^\/api\/verifications\/[^/]+\/renew$/,
  /^\/api\/hotspots\/[^/]+\/(readings|history)$/,
];

/** Whether pages ask for this when nobody is there, too. It is no use of a sign-in: one with an open page never rested. */
export const isAskedByPages = (path: string): boolean => byThemselves.some((pattern) => pattern.test(path));
