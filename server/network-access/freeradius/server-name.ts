/** The name in the RADIUS server's certificate, which every profile pins: of the venue's own domain, and nobody's address. */
export const radiusServerName = (publicOrigin: string): string => `radius.${new URL(publicOrigin).hostname}`;
