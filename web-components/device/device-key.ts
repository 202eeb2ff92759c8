const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A new pair of keys of this device. The private one never leaves the browser: it can sign, and nobody can read it. */
export const makeDeviceKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

/** The public half as an uncompressed point, in base64url. */
export const publicPoint = async ({ publicKey }: CryptoKeyPair): Promise<string> =>
  toBase64Url(await crypto.subtle.exportKey('raw', publicKey));

/** ECDSA with SHA-256 over a text, r and s in base64url. */
export async function signText({ privateKey }: CryptoKeyPair, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return toBase64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
}

const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
