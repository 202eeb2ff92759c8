import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StaffPhotographs } from '../../../web-components/api/photographs.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/person-photograph.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { photographOf, pictureAddress } from '../elements/pictures.ts';

let photographs: { [verb in keyof StaffPhotographs]: ReturnType<typeof vi.fn> };
const changed = vi.fn<(event: CustomEvent<boolean>) => void>();
const behind = vi.fn();
beforeEach(() => {
  changed.mockReset();
  behind.mockReset();
  document.documentElement.style.setProperty('--quick', '0s');
  photographs = {
    see: vi.fn(async () => photographOf(await pictureAddress())),
    put: vi.fn(async () => photographOf(await pictureAddress(), '01900000-0000-7000-8000-000000000002')),
    remove: vi.fn(async () => undefined),
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  render(html``, document.body);
});

function open() {
  render(
    html`<main @keydown=${behind} style="width: 26rem"><cw-person-photograph
      .photographs=${photographs as unknown as StaffPhotographs}
      .delegateId=${'somebody'}
      .name=${'Lu Zhiwei'}
      @photograph-change=${changed}
    ></cw-person-photograph></main>`,
    document.body,
  );
  return document.querySelector('cw-person-photograph')!;
}
const button = (name: string | RegExp) => page.getByRole('button', { name });

it('is seen, and can be taken anew with the camera of the desk', async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  const stream = canvas.captureStream(10);
  const drawing = setInterval(() => context.fillRect(0, 0, 640, 480), 50);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  const element = open();
  await expect.element(page.getByRole('img', { name: 'Photograph of Lu Zhiwei' })).toBeVisible();
  expect(await axeFaults(element)).toEqual([]);
  await element.take();
  await expect.element(page.getByRole('dialog', { name: 'Photograph of Lu Zhiwei' })).toBeVisible();
  await expect.element(button('Take the photograph')).toBeEnabled();
  await button('Take the photograph').click();
  await button('Use this photograph').click();
  await vi.waitFor(() => expect(photographs.put).toHaveBeenCalledOnce(), { timeout: 15_000 });
  expect(photographs.put.mock.lastCall?.[0]).toBe('somebody');
  await vi.waitFor(() => expect(changed.mock.lastCall?.[0].detail).toBe(true), { timeout: 15_000 });
  await vi.waitFor(() => expect(photographs.see).toHaveBeenCalledTimes(2), { timeout: 15_000 });
  clearInterval(drawing);
});

it('is removed only when that was meant', async () => {
  open();
  await button('Remove…').click();
  await button('Keep it').click();
  expect(photographs.remove).not.toHaveBeenCalled();
  photographs.see.mockResolvedValue({});
  await button('Remove…').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByText('No photograph')).toBeVisible();
  await expect.element(button(/Take a photograph/)).toBeVisible();
  expect(changed.mock.lastCall?.[0].detail).toBe(false);
});

it('that cannot be removed stays, and says why', async () => {
  const problem = { type: 'about:blank', title: '', status: 403, code: 'request.role_needed' };
  photographs.remove.mockRejectedValue(new ApiProblem(problem));
  open();
  await button('Remove…').click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
});

it('keeps the keys of its dialogs to itself', async () => {
  open();
  await button('Remove…').click();
  behind.mockReset();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(behind).not.toHaveBeenCalled();
});
