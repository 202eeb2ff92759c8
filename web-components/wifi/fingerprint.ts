/** A fingerprint as people compare it: in pairs, eight in a line. */
export const fingerprintLines = (fingerprint: string): readonly string[] =>
  (fingerprint.toUpperCase().match(/.{1,16}/g) ?? []).map((line) => (line.match(/.{1,2}/g) ?? []).join(' '));
