import { msg } from '@lit/localize';
import type { FaceNotice } from '../../server/registration/printing/printing.contract.ts';

/** What could not be printed as it is registered. */
export function faceNoticeWords({ kind }: FaceNotice): string {
  switch (kind) {
    case 'name_not_drawable':
      return msg('No font has all characters of this name: it is printed in Latin letters alone.');
    case 'text_cut':
      return msg('A text is too long for its place, and was cut.');
  }
}
