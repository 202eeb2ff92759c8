/** A picture of one colour at the left and another at the right, as somebody would choose it. */
export async function pictureFile(width: number, height: number, type = 'image/jpeg'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#c02020';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#2020c0';
  context.fillRect(width / 2, 0, width / 2, height);
  return new File([await canvas.convertToBlob({ type })], 'me.jpg', { type });
}

/** An address of such a picture, as an `<img>` takes it. */
export const pictureAddress = async (width = 60, height = 75): Promise<string> =>
  URL.createObjectURL(await pictureFile(width, height));

export const photographOf = (address: string, version = '01900000-0000-7000-8000-000000000001') => ({
  photograph: {
    ...{ address, version, widthPx: 60, heightPx: 75, source: 'form' as const },
    ...{ takenAt: '2026-10-03T08:00:00.000Z', expiresAt: '2026-11-20T08:01:30.000Z' },
  },
});
