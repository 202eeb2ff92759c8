import { setTimeout as sleep } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { Letters } from '../../print/letters.ts';
import { paintPdf } from '../../print/paint-pdf.ts';
import { pointsPerMm } from '../../print/text/set-block.ts';
import { layOutSign, signPaper } from './lay-out-sign.ts';
import type { Sign } from './sign.ts';

/** Unread bytes at which drawing waits for the reader. */
const maxWaitingBytes = 1024 * 1024;
const waitMs = 20;

/**
 * Signs as a PDF, a page each, drawn as it is read; each is a bookmark by code and English name. Text is outlines: a
 * printing house needs no font. Ends with an error where nobody reads it any more.
 */
export function paintSigns(signs: Iterable<Sign>, now: Date): PDFKit.PDFDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { Title: 'Signs', Creator: 'Causeway', Producer: 'Causeway', CreationDate: now, ModDate: now },
  });
  const letters = new Letters(document);
  const paint = async () => {
    for (const sign of signs) {
      do await sleep(document.readableLength > maxWaitingBytes ? waitMs : 0);
      while (document.readableLength > maxWaitingBytes && !document.destroyed);
      if (document.destroyed) throw new Error('nobody reads the signs any more');
      document.addPage({ size: [signPaper.widthMm * pointsPerMm, signPaper.heightMm * pointsPerMm], margin: 0 });
      document.outline.addItem(`${sign.code} ${sign.name.en}`);
      paintPage(document, letters, sign);
    }
    document.end();
  };
  paint().catch((error: unknown) => document.destroy(error instanceof Error ? error : new Error(String(error))));
  return document;
}

function paintPage(document: PDFKit.PDFDocument, letters: Letters, sign: Sign): void {
  document.save();
  document.scale(pointsPerMm);
  paintPdf(layOutSign(sign), {
    write: (operators) => document.addContent(operators),
    nameOf: (outline) => letters.nameOf(outline),
    paintArtwork: () => undefined,
  });
  document.restore();
}
