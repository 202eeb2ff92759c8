import { msg } from '@lit/localize';

/** What the browser can be asked to open without harm; the server sees only what was cut out. */
const bytesAtMost = 40 * 1024 * 1024;
const shortestSidePx = 150;

/** Why a file cannot be taken, as a sentence. */
export class PictureFault extends Error {
  override readonly name = 'PictureFault';
}

/** The picture in a file, upright. Rejects with a PictureFault that says what to choose instead. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  if (file.size > bytesAtMost)
    throw new PictureFault(msg('This file is very large. Choose a picture of less than 40 MB.'));
  const picture = await createImageBitmap(file).catch(() => {
    throw new PictureFault(
      msg('This file is not a picture that can be read here. Choose a JPEG, PNG or WebP picture.'),
    );
  });
  if (Math.min(picture.width, picture.height) >= shortestSidePx) return picture;
  picture.close();
  throw new PictureFault(msg('This picture is too small to know a face by. Choose a larger one.'));
}

/** Lets somebody choose a picture of theirs; nothing where they choose none. */
export function choosePicture(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
