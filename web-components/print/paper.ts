import { type BadgePaper, badgePapers } from '../../server/registration/printing/printing.contract.ts';

let sheet: CSSStyleSheet | undefined;

/**
 * Tells the browser on what paper this page is printed: one badge a page, to the edge. A page rule counts only in a
 * style sheet of the document, and the content security policy takes no style element: so it is adopted.
 */
export function choosePaper(paper: BadgePaper): void {
  const { widthMm, heightMm } = badgePapers[paper];
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

/** Resolves when all pictures can be drawn; rejects when one cannot be had. */
export async function picturesReady(pictures: Iterable<HTMLImageElement>): Promise<void> {
  await Promise.all([...pictures].map((picture) => picture.decode()));
}
