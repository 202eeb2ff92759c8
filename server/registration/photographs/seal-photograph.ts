import { randomBytes } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { open, seal } from '../../kernel/secrets.ts';
import type { DevelopedPhotograph } from './develop-photograph.ts';

/** What a row keeps of a photograph, whether of a delegate or of a draft. */
export interface SealedPhotograph {
  version: string;
  sealedImage: Buffer;
  sealedKey: Buffer;
  widthPx: number;
  heightPx: number;
  takenAt: Date;
}

type SealDependencies = Pick<Dependencies, 'secrets' | 'clock'>;

/** Seals a photograph under a key of its own, and that key under the server's secret. */
export function sealPhotograph(
  { secrets, clock }: SealDependencies,
  { jpeg, widthPx, heightPx }: DevelopedPhotograph,
): SealedPhotograph {
  const key = randomBytes(32);
  const takenAt = clock.now();
  const sealedKey = secrets.seal('photographs', key);
  return { version: uuidv7(takenAt), sealedImage: seal(key, jpeg), sealedKey, widthPx, heightPx, takenAt };
}

/** The JPEG of a sealed photograph; throws when it was not sealed under this secret. */
export function unsealPhotograph(
  { secrets }: Pick<Dependencies, 'secrets'>,
  { sealedImage, sealedKey }: Pick<SealedPhotograph, 'sealedImage' | 'sealedKey'>,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(open(secrets.open('photographs', sealedKey), sealedImage));
}
