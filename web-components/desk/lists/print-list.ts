/**
 * Prints one list and nothing else of the page: it is put beside the page in a frame of its own, in A4, and taken away
 * when the printer's dialog has closed. Markup is made of nodes, so that a name can never be more than text.
 */
export function printList(title: string, fill: (body: HTMLElement, doc: Document) => void): void {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.style.cssText = 'position:fixed;inset:auto;width:0;height:0;border:0;visibility:hidden';
  document.body.append(frame);
  const doc = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!doc || !view) {
    frame.remove();
    return;
  }
  doc.title = title;
  doc.documentElement.lang = document.documentElement.lang;
  doc.documentElement.dir = document.documentElement.dir;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyles);
  doc.adoptedStyleSheets = [sheet];
  fill(doc.body, doc);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}

const printStyles = `
  @page { size: A4; margin: 14mm; }
  body { font: 10pt/14pt sans-serif; color: #000; }
  h1 { font-size: 16pt; line-height: 20pt; margin: 0 0 2mm; }
  h2 { font-size: 12pt; border-top: 2px solid #000; margin: 5mm 0 1mm; break-after: avoid; }
  h3 { font-size: 10pt; margin: 2mm 0 0; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; }
  thead { display: table-header-group; }
  th { text-align: start; font-size: 8pt; }
  td { border-bottom: 0.25pt solid #999; padding: 1mm 2mm 1mm 0; vertical-align: baseline; }
  tr { break-inside: avoid; }
  td.box { width: 6mm; } td.box::before { content: ''; display: inline-block; width: 4mm; height: 4mm; border: 1pt solid #000; }
  td.number { text-align: end; font-variant-numeric: tabular-nums; }
`;
