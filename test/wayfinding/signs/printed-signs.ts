import { PDFiumLibrary } from '@hyzyla/pdfium';
import decodeQR from 'qr/decode.js';

/** What a phone reads from each page of a file of signs. */
export async function addressesOn(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const addresses = [];
  for (const page of document.pages()) addresses.push(decodeQR(await page.render({ scale: 1.5, render: 'bitmap' })));
  document.destroy();
  library.destroy();
  return addresses;
}
