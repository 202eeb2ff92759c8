import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/elements/dialog.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const closed = vi.fn();

afterEach(() => {
  render(html``, document.body);
  closed.mockReset();
});

const show = (open: boolean) =>
  render(
    html`<cw-dialog heading="Revoke this badge?" ?open=${open} @close=${closed}>
      <p>It opens no gate any more.</p>
      <button slot="actions" type="button">Revoke</button>
    </cw-dialog>`,
    document.body,
  );

it('opens over the page under its heading, and closes on Escape', async () => {
  show(true);
  await expect.element(page.getByRole('dialog', { name: 'Revoke this badge?' })).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-dialog')!)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('It opens no gate any more.')).not.toBeVisible();
  expect(closed).toHaveBeenCalledOnce();
  expect(document.querySelector('cw-dialog')!.open).toBe(false);
});

it('closes by its cross, and by being told to', async () => {
  show(true);
  await userEvent.click(page.getByRole('button', { name: 'Close' }));
  expect(closed).toHaveBeenCalledOnce();
  document.querySelector('cw-dialog')!.open = true;
  await expect.element(page.getByRole('dialog')).toBeVisible();
  document.querySelector('cw-dialog')!.open = false;
  await expect.element(page.getByText('It opens no gate any more.')).not.toBeVisible();
});
