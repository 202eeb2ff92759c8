import { randomBytes } from 'node:crypto';

const ofNames = 'abcdefghijklmnopqrstuvwxyz234567';
/** Small letters and digits without those that look alike on a screen: no 0, 1, l, o. */
const ofSecrets = 'abcdefghijkmnpqrstuvwxyz23456789';

/** What a device calls itself: 80 random bits, which say nothing of whose it is. */
export const newUserName = (): string => drawn(ofNames, 16);

/** What a person may have to type by hand: 100 random bits. */
export const newSecret = (): string => drawn(ofSecrets, 20);

/** Of 32 symbols each is as likely as any other: a byte has eight times as many values. */
const drawn = (symbols: string, count: number): string =>
  [...randomBytes(count)].map((byte) => symbols[byte % 32]).join('');
