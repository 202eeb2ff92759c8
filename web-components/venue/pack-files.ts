const endBytes = 22;
const headBytes = 46;

/** Several files as one ZIP archive (APPNOTE 6.3), as they are: of formats that are folders, before somebody packs them. */
export async function packFiles(files: readonly { readonly name: string; readonly bytes: Blob }[]): Promise<Blob> {
  const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name);
    const fields = fieldsOf(path, new Uint8Array(await bytes.arrayBuffer()));
    const head = joined(signature(0x04034b50), fields, path);
    parts.push(head, bytes);
    directory.push(entryOf(fields, path, offset));
    offset += head.length + bytes.size;
  }
  const listed = directory.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...directory, endOf(files.length, listed, offset)]);
}

const utf8Names = 0x0800;
const firstDay = 0x0021;

/** What both heads of a file say alike: version, flags, method, time, date, checksum, sizes, lengths. */
function fieldsOf(path: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, 20, true);
  view.setUint16(2, utf8Names, true);
  view.setUint16(8, firstDay, true);
  view.setUint32(10, checksum(bytes), true);
  view.setUint32(14, bytes.length, true);
  view.setUint32(18, bytes.length, true);
  view.setUint16(22, path.length, true);
  return new Uint8Array(view.buffer);
}

function entryOf(fields: Uint8Array, path: Uint8Array, offset: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(headBytes - 32));
  view.setUint32(10, offset, true);
  const madeBy = new Uint8Array([20, 0]);
  return joined(signature(0x02014b50), madeBy, fields, new Uint8Array(view.buffer), path);
}

function endOf(count: number, listedBytes: number, offset: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(endBytes));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, listedBytes, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}

function signature(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value >>> 0;
});

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
