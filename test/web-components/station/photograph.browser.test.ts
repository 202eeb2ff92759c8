import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StaffPhotographs } from '../../../web-components/api/photographs.ts';
import { axeFaults } from '../../support/axe.ts';
import { photographOf, pictureAddress } from '../elements/pictures.ts';
import { waiting } from './people.ts';
import { useStation } from './station-at-work.browser.ts';

const at = useStation();

describe('the photograph', () => {
  const version = '01900000-0000-7000-8000-0000000000f1';
  let photographs: { [verb in keyof StaffPhotographs]: ReturnType<typeof vi.fn> };
  beforeEach(() => {
    photographs = {
      see: vi.fn(async () => photographOf(await pictureAddress(), version)),
      put: vi.fn(async () => photographOf(await pictureAddress(), version)),
      remove: vi.fn(async () => undefined),
    };
  });
  async function openWith() {
    const station = await at().open();
    station.photographs = photographs as unknown as StaffPhotographs;
    return station;
  }

  it('is seen beside the checks, large, in a place that is kept for it', async () => {
    at().server.takeNext.mockResolvedValue(waiting(1, { photographVersion: version }));
    await openWith();
    at().tell([waiting(1, { photographVersion: version })]);
    await userEvent.keyboard('t');
    const image = page.getByRole('img', { name: /Registered photograph of/ });
    await expect.element(image).toBeVisible();
    const { width, height } = image.element().getBoundingClientRect();
    expect(height).toBeGreaterThan(280);
    expect(width / height).toBeCloseTo(0.8, 1);
    expect(photographs.see).toHaveBeenCalledExactlyOnceWith(waiting(1).delegateId);
    await expect.element(page.getByText('Same face as in the photograph and on the document')).toBeVisible();
  });

  it('is compared with what the camera of the station sees, and nothing of that is kept', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d')!;
    const drawing = setInterval(() => context.fillRect(0, 0, 640, 480), 50);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(canvas.captureStream(10));
    at().people[0] = waiting(1, { photographVersion: version });
    const station = await openWith();
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('button', { name: /Compare with the camera/ })).toBeEnabled();
    await userEvent.keyboard('p');
    const hold = page.getByRole('button', { name: 'Hold the picture' });
    await expect.element(hold).toBeEnabled();
    await hold.click();
    const now = page.getByRole('img', { name: 'The picture just taken' }).element().getBoundingClientRect();
    const registered = page.getByRole('img', { name: /Registered photograph of/ }).first();
    const { width, height } = registered.element().getBoundingClientRect();
    expect([now.width, now.height].map(Math.round)).toEqual([width, height].map(Math.round));
    expect(await axeFaults(station)).toEqual([]);
    await page.getByRole('button', { name: 'Same face' }).click();
    await expect.element(page.getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true');
    expect(photographs.put).not.toHaveBeenCalled();
    clearInterval(drawing);
  });

  it('without a camera is compared by the eye, and the way on is open', async () => {
    const gone = new DOMException('no camera', 'NotFoundError');
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(gone);
    at().people[0] = waiting(1, { photographVersion: version });
    await openWith();
    await userEvent.keyboard('t');
    await page.getByRole('button', { name: /Compare with the camera/ }).click();
    await expect.element(page.getByRole('button', { name: 'Try the camera again' })).toBeVisible();
    await page.getByRole('button', { name: 'Not sure' }).first().click();
    await expect.element(page.getByText(/^Compare with a new photograph, or leave/)).toBeVisible();
  });

  it('is taken by the camera of the station where there is none, and then stands there', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d')!;
    const drawing = setInterval(() => context.fillRect(0, 0, 640, 480), 50);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(canvas.captureStream(10));
    const station = await openWith();
    await userEvent.keyboard('t');
    await expect.element(page.getByText(/No photograph was registered/)).toBeVisible();
    await userEvent.keyboard('p');
    await expect.element(page.getByRole('button', { name: 'Take the photograph' })).toBeEnabled();
    // Letters are the dialog's own now.
    await userEvent.keyboard('s');
    expect(station.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
    // The keyboard alone is enough: one key to take it, one to use it.
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('application')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => photographs.put).toHaveBeenCalledOnce();
    expect(photographs.put.mock.lastCall?.[0]).toBe(at().people[0]!.delegateId);
    at().tell([waiting(1, { photographVersion: version }), at().people[1]!]);
    await expect.element(page.getByRole('img', { name: /Registered photograph of/ })).toBeVisible();
    clearInterval(drawing);
  });
});
