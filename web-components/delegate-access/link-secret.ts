import { linkSecretShape } from '../../server/identity/link-secret-shape.contract.ts';

const keptAs = 'causeway.link';

/**
 * The secret of the link by which the page was opened, taken out of the address at once: no history, bookmark or
 * screenshot keeps it. Until it has been used this window does, for who opens the link without network.
 */
export function takeLinkSecret(): string | undefined {
  const secret = location.hash.slice(1);
  if (secret) {
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    sessionStorage.setItem(keptAs, secret);
  }
  return sessionStorage.getItem(keptAs) ?? undefined;
}

/** Whether a secret is one at all: a part of it may be lost on the way. */
export const isWholeSecret = (secret: string): boolean => linkSecretShape.test(secret);

export const forgetLinkSecret = (): void => sessionStorage.removeItem(keptAs);
