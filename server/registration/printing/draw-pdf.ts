import { setTimeout as sleep } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { Letters } from '../../print/letters.ts';
import { paintPdf } from '../../print/paint-pdf.ts';
import { pointsPerMm } from '../../print/text/set-block.ts';
import { formatBadgeNumber } from '../badges/badge-number.ts';
import type { Face } from './face/face.ts';
import type { FaceMaker } from './load-face-maker.ts';
import { badgePapers, type printSheets } from './printing.contract.ts';
import type { FaceRow } from './printing.queries.ts';

export type PrintSheet = (typeof printSheets)[number];

/** Unread bytes at which drawing waits for the reader. */
const maxWaitingBytes = 1024 * 1024;
const waitMs = 20;
const a4 = { widthMm: 210, heightMm: 297 };
/** Long enough to be seen within what printers leave white at the edge of a sheet. */
const markMm = 9;

/** Read once for all pages; the package's types leave it out. What it gives is drawn like any other source. */
interface PictureOpener {
  openImage(png: Buffer): Buffer;
}

interface Place {
  x: number;
  y: number;
}

/** Of a sheet with several badges: where each stands, and the paper. */
interface Imposition {
  paper: { widthMm: number; heightMm: number };
  places: readonly Place[];
  hasMarks: boolean;
}

/** As many badges as fit on A4 for cutting, edge to edge, in the middle; or each on a page of its own. */
export function imposeOn(sheet: PrintSheet, badge: { widthMm: number; heightMm: number }): Imposition {
  if (sheet === 'single') return { paper: badge, places: [{ x: 0, y: 0 }], hasMarks: false };
  const [columns, rows] = [Math.floor(a4.widthMm / badge.widthMm), Math.floor(a4.heightMm / badge.heightMm)];
  const [left, top] = [(a4.widthMm - columns * badge.widthMm) / 2, (a4.heightMm - rows * badge.heightMm) / 2];
  const places = Array.from({ length: columns * rows }, (_, index) => ({
    x: left + (index % columns) * badge.widthMm,
    y: top + Math.floor(index / columns) * badge.heightMm,
  }));
  return { paper: a4, places, hasMarks: true };
}

/**
 * Badges as a PDF, drawn as it is read: a page at a time, so that memory holds one. Each badge is a bookmark by number
 * and Latin name. Ends with an error when a badge cannot be drawn.
 */
export function drawPdf(
  { layout, faceOf, artwork }: FaceMaker,
  rows: readonly FaceRow[],
  sheet: PrintSheet,
  now: Date,
): PDFKit.PDFDocument {
  const imposition = imposeOn(sheet, badgePapers[layout.paper]);
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { Title: 'Badges', Creator: 'Causeway', Producer: 'Causeway', CreationDate: now, ModDate: now },
  });
  const picture = artwork && (document as unknown as PictureOpener).openImage(artwork.png);
  const letters = new Letters(document);
  const draw = async () => {
    for (const [index, row] of rows.entries()) {
      const place = imposition.places[index % imposition.places.length];
      if (!place) break;
      if (index % imposition.places.length === 0) await openPage(document, imposition);
      document.outline.addItem(`${formatBadgeNumber(row.badge.serial)} ${row.holder.nameLatin}`);
      paintFace(document, faceOf(row), place, { letters, picture });
    }
    document.end();
  };
  draw().catch((error: unknown) => document.destroy(error instanceof Error ? error : new Error(String(error))));
  return document;
}

async function openPage(document: PDFKit.PDFDocument, { paper, places, hasMarks }: Imposition): Promise<void> {
  // Others get their turn between two pages; a reader who is gone ends the drawing.
  do await sleep(document.readableLength > maxWaitingBytes ? waitMs : 0);
  while (document.readableLength > maxWaitingBytes && !document.destroyed);
  if (document.destroyed) throw new Error('nobody reads the badges any more');
  document.addPage({ size: [paper.widthMm * pointsPerMm, paper.heightMm * pointsPerMm], margin: 0 });
  if (hasMarks) drawCutMarks(document, places, paper);
}

function paintFace(
  document: PDFKit.PDFDocument,
  face: Face,
  { x, y }: Place,
  { letters, picture }: { letters: Letters; picture: Buffer | undefined },
): void {
  document.save();
  document.scale(pointsPerMm).translate(x, y);
  paintPdf(face, {
    write: (operators) => document.addContent(operators),
    nameOf: (outline) => letters.nameOf(outline),
    paintArtwork: (place) => {
      const fit: [number, number] = [place.width, place.height];
      if (picture) document.image(picture, place.x, place.y, { fit, align: 'center', valign: 'center' });
    },
  });
  document.restore();
}

/** Short lines at the sheet's edges, on the lines of the cut: nothing of them stays on a badge. */
function drawCutMarks(document: PDFKit.PDFDocument, places: readonly Place[], paper: Imposition['paper']): void {
  const right = Math.max(...places.map(({ x }) => x));
  const bottom = Math.max(...places.map(({ y }) => y));
  const first = places[0] ?? { x: 0, y: 0 };
  const step = places.find(({ x }) => x > first.x);
  const rowStep = places.find(({ y }) => y > first.y);
  const width = step ? step.x - first.x : paper.widthMm - 2 * first.x;
  const height = rowStep ? rowStep.y - first.y : paper.heightMm - 2 * first.y;
  const xs = [...new Set(places.map(({ x }) => x)), right + width];
  const ys = [...new Set(places.map(({ y }) => y)), bottom + height];
  const lines = [
    ...xs.flatMap((x) => [
      `${x} 0 m ${x} ${markMm} l S`,
      `${x} ${paper.heightMm - markMm} m ${x} ${paper.heightMm} l S`,
    ]),
    ...ys.flatMap((y) => [`0 ${y} m ${markMm} ${y} l S`, `${paper.widthMm - markMm} ${y} m ${paper.widthMm} ${y} l S`]),
  ];
  document.save();
  document.scale(pointsPerMm);
  document.addContent(`0 0 0 RG 0.1 w ${lines.join(' ')}`);
  document.restore();
}
