import { html, type TemplateResult } from 'lit';

/** A mail address that may go on in the next line after its `@` or a dot, rather than in the middle of a word. */
export const mailAddress = (address: string): TemplateResult =>
  html`<bdi dir="ltr">${address.split(/(?<=[@.])/).map((part, at) => (at === 0 ? part : html`<wbr>${part}`))}</bdi>`;
