/**
 * Where a letter comes back to when it cannot be delivered: the return address with the letter's id after a plus
 * (variable envelope return path). Where that would be longer than a local part may be (64 characters), without: such a
 * one is found again by its Message-ID.
 */
export function returnAddressOf(returnTo: string, letterId: string): string {
  const at = returnTo.lastIndexOf('@');
  const local = `${returnTo.slice(0, at)}+${letterId.replaceAll('-', '')}`;
  return local.length <= 64 ? `${local}${returnTo.slice(at)}` : returnTo;
}

/** The letter that an address was made for by `returnAddressOf`. */
export function letterIdInAddress(address: string): string | undefined {
  const hex = /\+([0-9a-f]{32})@/i.exec(address)?.[1]?.toLowerCase();
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
