// shared with pages: pure

/** Brands of ISO base media files (ISO/IEC 14496-12, 23008-12) whose pictures are coded in HEVC. */
const brands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Whether the first bytes of a file say that it is such a picture, as telephones take them. */
export function isHeic(bytes: Uint8Array): boolean {
  const letters = String.fromCharCode(...bytes.subarray(4, 12));
  return letters.startsWith('ftyp') && brands.has(letters.slice(4));
}
