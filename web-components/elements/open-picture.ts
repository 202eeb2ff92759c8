import { msg } from '@lit/localize';
import { isHeic } from '../../server/registration/photographs/is-heic.ts';

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
  const picture = await createImageBitmap(file).catch(async () => {
    throw new PictureFault(await whyNotOpened(file));
  });
  if (Math.min(picture.width, picture.height) >= shortestSidePx) return picture;
  picture.close();
  throw new PictureFault(msg('This picture is too small to know a face by. Choose a larger one.'));
}

/** Some browsers open HEIC, and then it is sent as what was cut out of it; for the others there are ways around. */
async function whyNotOpened(file: Blob): Promise<string> {
  const head = new Uint8Array(
    await file
      .slice(0, 12)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0)),
  );
  if (!isHeic(head))
    return msg('This file is not a picture that can be read here. Choose a JPEG, PNG or WebP picture.');
  return msg(
    'This browser cannot open HEIC pictures. Take a photograph here, choose it on the phone that took it, or save it as JPEG first.',
  );
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
