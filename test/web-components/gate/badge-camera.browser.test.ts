import { html, render } from 'lit';
import encodeQR from 'qr';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/gate/badge-camera.ts';

const token = 'G0CA5EWAY23456789ABCDEFGHJKMNPQRSTVWXYZ'.repeat(4).slice(0, 151);
const read = vi.fn<(text: string) => void>();

afterEach(() => {
  render(html``, document.body);
  read.mockReset();
  vi.restoreAllMocks();
});

function open() {
  render(
    html`<cw-badge-camera @badge-read=${(event: CustomEvent<string>) => read(event.detail)}></cw-badge-camera>`,
    document.body,
  );
}

/** A camera that a badge is held before. */
function cameraSeeing(text: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d')!;
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const cell = Math.floor(440 / modules.length);
  const draw = () => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 640, 480);
    context.fillStyle = '#000';
    for (const [y, row] of modules.entries()) {
      for (const [x, isDark] of row.entries()) if (isDark) context.fillRect(100 + x * cell, 20 + y * cell, cell, cell);
    }
  };
  const timer = setInterval(draw, 50);
  const stream = canvas.captureStream(20);
  for (const track of stream.getTracks()) {
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(timer);
      stop();
    };
  }
  return stream;
}

it('reads a badge held before it, once for as long as it stays', async () => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(cameraSeeing(token));
  open();
  await vi.waitFor(() => expect(read).toHaveBeenCalledExactlyOnceWith(token), { timeout: 8000 });
  const camera = document.querySelector('cw-badge-camera')!;
  expect(camera.cameraState).toBe('running');
});

it.each([
  ['NotAllowedError', 'The camera is blocked'],
  ['NotFoundError', 'There is no camera'],
  ['NotReadableError', 'The camera is in use'],
])('after %s says “%s”, and that the rest still works', async (name, heading) => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', name));
  open();
  await expect.element(page.getByRole('heading', { name: heading })).toBeVisible();
  await expect.element(page.getByText('The scanner and typed codes still work.')).toBeVisible();
});

it('speaks of no typed codes where there is no field for them', async () => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotFoundError'));
  render(html`<cw-badge-camera without-typing></cw-badge-camera>`, document.body);
  await expect.element(page.getByText(/^The scanner still works. If there should be a camera/)).toBeVisible();
  expect(page.getByText(/typed/).query()).toBeNull();
});

it('starts when it is tried again after having been allowed', async () => {
  const ask = vi
    .spyOn(navigator.mediaDevices, 'getUserMedia')
    .mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
  open();
  ask.mockResolvedValue(cameraSeeing(token));
  await userEvent.click(page.getByRole('button', { name: 'Try the camera again' }));
  await vi.waitFor(() => expect(read).toHaveBeenCalled(), { timeout: 8000 });
});

it('stops the camera when it leaves the page', async () => {
  const stream = cameraSeeing(token);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  open();
  await vi.waitFor(() => expect(document.querySelector('cw-badge-camera')!.cameraState).toBe('running'), {
    timeout: 8000,
  });
  render(html``, document.body);
  expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).toBe(true);
});
