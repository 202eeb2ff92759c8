/** What a file seems to be that is not UTF-8, as its user's programs name it. */
export interface ForeignEncoding {
  name: string;
  /** To show what was found; none where that would be guessing. */
  label?: 'gb18030' | 'windows-1252';
}

const signatures: [name: string, ...bytes: number[]][] = [
  ['a spreadsheet file (.xlsx)', 0x50, 0x4b, 0x03, 0x04],
  ['an old spreadsheet file (.xls)', 0xd0, 0xcf, 0x11, 0xe0],
  ['UTF-32', 0xff, 0xfe, 0x00, 0x00],
  ['UTF-32', 0x00, 0x00, 0xfe, 0xff],
  ['UTF-16', 0xff, 0xfe],
  ['UTF-16', 0xfe, 0xff],
];

/** What the first bytes of a file give away, before anything of it is decoded. */
export function foreignBeginning(start: Uint8Array): ForeignEncoding | undefined {
  const signature = signatures.find(([, ...bytes]) => bytes.every((byte, i) => start[i] === byte));
  if (signature) return { name: signature[0] };
  const zeros = start.subarray(0, 64).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Headings are ASCII: in UTF-16 without a mark every other byte of them is zero.
  return zeros * 3 >= Math.min(start.length, 64) ? { name: 'UTF-16' } : undefined;
}

/**
 * What bytes are that turned out not to be UTF-8. In GB 18030 a Chinese character is two high bytes or more, so they
 * stand in runs; in Latin-1 an accented letter stands alone among plain ones.
 */
export function foreignEncodingOf(sample: Buffer): ForeignEncoding {
  const runs = sample.toString('latin1').match(/[\x80-\xff]+/g) ?? [];
  const alone = runs.filter((run) => run.length === 1).length;
  if (alone > runs.length / 2) return { name: 'Latin-1 (Windows-1252)', label: 'windows-1252' };
  return isMostlyHan(sample) ? { name: 'GB 18030', label: 'gb18030' } : { name: 'another encoding' };
}

function isMostlyHan(sample: Buffer): boolean {
  const text = new TextDecoder('gb18030').decode(sample);
  const high = [...text].filter((character) => character > '\x7f');
  const han = high.filter((character) => /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(character));
  return han.length > high.length * 0.8;
}
