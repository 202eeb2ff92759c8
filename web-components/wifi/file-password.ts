/** Letters and digits of which none looks like another; as many as divide a byte evenly. */
const symbols = 'abcdefghijkmnpqrstuvwxyz23456789';

/** What a file of keys is protected with: 100 random bits. */
export const newFilePassword = (): string =>
  [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => symbols[byte % symbols.length]).join('');
