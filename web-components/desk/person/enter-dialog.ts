import type { LitElement } from 'lit';
import '../../elements/dialog.ts';

/** Puts the focus into the first field once the dialog stands open: opening it puts it on its cross. */
export async function enterDialog({ renderRoot }: LitElement): Promise<void> {
  await renderRoot.querySelector('cw-dialog')?.updateComplete;
  const first = renderRoot.querySelector<HTMLElement>('form input, form select');
  first?.focus();
  if (first instanceof HTMLInputElement) first.select();
}
