import { html, render } from 'lit';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { PhotographAnswer } from '../../../server/registration/photographs/photographs.contract.ts';
import '../../../web-components/elements/photograph.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { photographOf, pictureAddress } from './pictures.ts';

let good: string;
const see = vi.fn<() => Promise<PhotographAnswer>>();
const known = vi.fn<(event: CustomEvent<boolean>) => void>();
beforeAll(async () => {
  good = await pictureAddress();
});
beforeEach(() => {
  see.mockReset();
  known.mockReset();
});
afterEach(() => render(html``, document.body));

function show({ of = 'one', version = '' } = {}) {
  render(
    html`<cw-photograph style="width: 200px" caption .see=${() => see()} .of=${of} .version=${version} alt="Face" @photograph-known=${known}>
      <p>No photograph was registered.</p>
    </cw-photograph>`,
    document.body,
  );
  return document.querySelector('cw-photograph')!;
}
const image = () => page.getByRole('img', { name: 'Face' });

it('shows a photograph, and how it came, in a box that had its place before', async () => {
  let come: (answer: PhotographAnswer) => void = () => undefined;
  see.mockReturnValue(
    new Promise((resolve) => {
      come = resolve;
    }),
  );
  const element = show();
  await element.updateComplete;
  const before = element.getBoundingClientRect().height;
  expect(before).toBeGreaterThan(250);
  come(photographOf(good));
  await expect.element(image()).toBeVisible();
  await expect.element(page.getByText(/Sent with the registration, .*2026/)).toBeVisible();
  expect(element.getBoundingClientRect().height).toBe(before);
  expect(known.mock.lastCall?.[0].detail).toBe(true);
  expect(await axeFaults(element)).toEqual([]);
});

it('asks for a new address when the one it had has expired, once', async () => {
  see.mockResolvedValueOnce(photographOf('/expired.jpg')).mockResolvedValueOnce(photographOf(good));
  show();
  await expect.element(image()).toBeVisible();
  expect(see).toHaveBeenCalledTimes(2);
});

it('says so when it cannot be shown, and tries again when it is told to', async () => {
  see.mockResolvedValue(photographOf('/away.jpg'));
  const element = show();
  await expect.element(page.getByText('The photograph cannot be shown just now.')).toBeVisible();
  expect(see).toHaveBeenCalledTimes(2);
  expect(await axeFaults(element)).toEqual([]);
  see.mockResolvedValue(photographOf(good));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(image()).toBeVisible();
});

it('says what stands in its slot where there is none', async () => {
  see.mockResolvedValue({});
  show();
  await expect.element(page.getByText('No photograph was registered.')).toBeVisible();
  expect(known.mock.lastCall?.[0].detail).toBe(false);
});

it('never shows one person’s face under the name of the next', async () => {
  let late: (answer: PhotographAnswer) => void = () => undefined;
  see.mockReturnValueOnce(
    new Promise((resolve) => {
      late = resolve;
    }),
  );
  await show({ of: 'one' }).updateComplete;
  see.mockResolvedValueOnce({});
  show({ of: 'other' });
  await expect.element(page.getByText('No photograph was registered.')).toBeVisible();
  late(photographOf(good));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.querySelector('cw-photograph')!.renderRoot.querySelector('img')).toBeNull();
});

it('fetches anew when there is another version', async () => {
  see.mockResolvedValue(photographOf(good));
  show({ version: 'first' });
  await expect.element(image()).toBeVisible();
  show({ version: 'first' });
  expect(see).toHaveBeenCalledTimes(1);
  show({ version: 'second' });
  await vi.waitFor(() => expect(see).toHaveBeenCalledTimes(2), { timeout: 15_000 });
});
