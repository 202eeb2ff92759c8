import type { Outline } from './fonts/typeface.ts';

/** Each outline as a form of the document, made when it is first drawn. */
export class Letters {
  readonly #document: PDFKit.PDFDocument;
  readonly #forms = new Map<Outline, { name: string; form: PDFKit.PDFKitReference }>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** Its name on the page that is open. */
  nameOf(outline: Outline): string {
    const known = this.#forms.get(outline) ?? this.#add(outline);
    this.#document.page.xobjects[known.name] = known.form;
    return known.name;
  }

  #add(outline: Outline) {
    const box = [-4000, -4000, 8000, 8000];
    const form = this.#document.ref({ Type: 'XObject', Subtype: 'Form', BBox: box });
    form.end(`${outline.pdf}f`);
    const added = { name: `L${this.#forms.size}`, form };
    this.#forms.set(outline, added);
    return added;
  }
}
