import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../web-components/desk/person/country-field.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const sent = vi.fn((event: SubmitEvent) => {
  event.preventDefault();
  return new FormData(event.target as HTMLFormElement).get('country');
});

beforeEach(async () => {
  sent.mockClear();
  render(
    html`<form @submit=${sent}><cw-country-field label="Country"></cw-country-field><button>Send</button></form>`,
    document.body,
  );
  await page.getByRole('combobox', { name: 'Country' }).click();
});
afterEach(() => render(html``, document.body));

const chosen = () => new FormData(document.querySelector('form')!).get('country');

it('is found by part of its name, taken with Enter, and sent with the next', async () => {
  await userEvent.keyboard('switz');
  await expect.element(page.getByRole('option', { name: 'Switzerland' })).toBeVisible();
  expect(await axeFaults(document.querySelector('form')!)).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('combobox')).toHaveValue('Switzerland');
  expect(sent).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(sent).toHaveReturnedWith('CH'), { timeout: 15_000 });
});

it('is taken on leaving the field, and another by an arrow', async () => {
  await userEvent.keyboard('niger{ArrowDown}{Tab}');
  await expect.element(page.getByRole('combobox')).toHaveValue('Nigeria');
  expect(chosen()).toBe('NG');
});

it('is none when none matches, and nothing is sent', async () => {
  await userEvent.keyboard('atlantis');
  await expect.element(page.getByText('No country matches.')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(sent).not.toHaveBeenCalled();
  expect(chosen()).toBe('');
});
