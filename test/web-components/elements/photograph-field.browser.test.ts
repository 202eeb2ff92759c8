import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/elements/photograph-field.ts';
import type { PhotographPlace } from '../../../web-components/api/photograph-place.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { photographOf, pictureAddress, pictureFile } from './pictures.ts';

let place: { [verb in keyof PhotographPlace]: ReturnType<typeof vi.fn> };
const changed = vi.fn<(event: CustomEvent<boolean>) => void>();
beforeEach(() => {
  changed.mockReset();
  // Colours are looked at as soon as a button is on.
  document.documentElement.style.setProperty('--quick', '0s');
  place = {
    see: vi.fn(async () => ({})),
    put: vi.fn(async () => photographOf(await pictureAddress())),
    remove: vi.fn(async () => undefined),
  };
});
afterEach(() => {
  vi.restoreAllMocks();
  render(html``, document.body);
});

async function open() {
  render(
    html`<cw-photograph-field .place=${place as unknown as PhotographPlace} @photograph-change=${changed}></cw-photograph-field>`,
    document.body,
  );
  await expect.element(page.getByText('No photograph yet.')).toBeVisible();
  return document.querySelector('cw-photograph-field')!;
}

/** What the file dialog of the browser would give. */
function choosing(file: File | undefined): void {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    if (!file) return void this.dispatchEvent(new Event('cancel'));
    const files = new DataTransfer();
    files.items.add(file);
    this.files = files.files;
    this.dispatchEvent(new Event('change'));
  });
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const sent = async (): Promise<ImageBitmap> => createImageBitmap(place.put.mock.lastCall?.[0]);

async function coloursOf(picture: ImageBitmap): Promise<string> {
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const redAt = (x: number) => context.getImageData(x, picture.height / 2, 1, 1).data[0]! > 100;
  return [0.05, 0.25, 0.45, 0.55, 0.75, 0.95].map((at) => (redAt(picture.width * at) ? 'r' : 'b')).join('');
}

describe('a photograph from a file', () => {
  it('is put into the frame by keys and sent no larger than it is kept', async () => {
    choosing(await pictureFile(3000, 2000));
    await open();
    await button('Choose a file').click();
    await expect.element(page.getByRole('application')).toBeVisible();
    expect(await axeFaults(document.querySelector('cw-photograph-field')!)).toEqual([]);
    // The focus is where the keys move the face already, and they move it as they point.
    await userEvent.keyboard('{ArrowRight>10/}+++');
    await button('Use this photograph').click();
    await expect.element(page.getByRole('img', { name: 'Your photograph' })).toBeVisible();
    const picture = await sent();
    expect([picture.width, picture.height]).toEqual([600, 750]);
    expect(place.put.mock.lastCall?.[0].type).toBe('image/jpeg');
    expect(await coloursOf(picture)).toMatch(/^r+$/);
    expect(changed.mock.lastCall?.[0].detail).toBe(true);
  });

  it('is put into the frame by the pointer', async () => {
    choosing(await pictureFile(3000, 2000));
    await open();
    await button('Choose a file').click();
    await expect.element(page.getByRole('application')).toBeVisible();
    const stage = document
      .querySelector('cw-photograph-field')!
      .renderRoot.querySelector('cw-photograph-maker')!
      .renderRoot.querySelector('cw-photograph-crop')!
      .renderRoot.querySelector<HTMLElement>('.stage')!;
    stage.setPointerCapture = () => undefined;
    const point = (type: string, clientX: number) =>
      stage.dispatchEvent(new PointerEvent(type, { clientX, clientY: 100, pointerId: 1, bubbles: true }));
    point('pointerdown', 300);
    point('pointermove', -900);
    point('pointerup', -900);
    await button('Use this photograph').click();
    await vi.waitFor(() => expect(place.put).toHaveBeenCalled(), { timeout: 15_000 });
    expect(await coloursOf(await sent())).toMatch(/^r?b{5,}$/);
  });

  it.each([
    ['text', () => new File(['not a picture'], 'me.jpg'), /not a picture that can be read/],
    [
      'HEIC',
      () => new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'IMG_0001.HEIC'),
      /cannot open HEIC pictures. Take a photograph here/,
    ],
    ['100 pixels', () => pictureFile(100, 400), /too small/],
    ['50 MB', () => new File([new Uint8Array(50 * 1024 * 1024)], 'me.jpg'), /very large/],
  ])('that is %s is refused in words, before it is sent', async (_name, make, words) => {
    choosing(await make());
    await open();
    await button('Choose a file').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(words);
    expect(place.put).not.toHaveBeenCalled();
  });

  it('that the server refuses stays in the frame, with the reason', async () => {
    const problem = { type: 'about:blank', title: '', status: 503, code: 'registration.photographs_busy' };
    place.put.mockRejectedValueOnce(new ApiProblem(problem));
    choosing(await pictureFile(400, 500));
    await open();
    await button('Choose a file').click();
    await button('Use this photograph').click();
    await expect.element(page.getByText(/Many photographs are coming in/)).toBeVisible();
    await button('Use this photograph').click();
    await expect.element(page.getByRole('img', { name: 'Your photograph' })).toBeVisible();
  });

  it('is not needed: who chooses none is where they were', async () => {
    choosing(undefined);
    await open();
    await button('Choose a file').click();
    await expect.element(button('Take a photograph')).toBeVisible();
  });

  it('can be removed, and the focus goes on', async () => {
    place.see.mockImplementation(async () => photographOf(await pictureAddress()));
    render(html``, document.body);
    render(
      html`<cw-photograph-field .place=${place as unknown as PhotographPlace} @photograph-change=${changed}></cw-photograph-field>`,
      document.body,
    );
    await expect.element(button('Remove')).toBeVisible();
    place.see.mockResolvedValue({});
    await button('Remove').click();
    await expect.element(page.getByText('No photograph yet.')).toBeVisible();
    expect(place.remove).toHaveBeenCalledOnce();
    expect(changed.mock.lastCall?.[0].detail).toBe(false);
    const { activeElement } = document.querySelector('cw-photograph-field')!.shadowRoot!;
    expect(activeElement?.textContent?.trim()).toBe('Choose a file');
  });
});

describe('a photograph by the camera', () => {
  /** A camera that sees red at the left and blue at the right. */
  async function cameraOf(width: number, height: number): Promise<MediaStream> {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    context.drawImage(await createImageBitmap(await pictureFile(width, height)), 0, 0);
    const stream = canvas.captureStream(10);
    const draw = () => {
      context.fillRect(0, 0, 1, 1);
      if (stream.active) requestAnimationFrame(draw);
    };
    draw();
    return stream;
  }

  it('is taken, put into the frame and sent, not mirrored, and the camera goes off', async () => {
    const stream = await cameraOf(640, 480);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
    await open();
    await button('Take a photograph').click();
    await expect.element(button('Take the photograph')).toBeEnabled();
    expect(await axeFaults(document.querySelector('cw-photograph-field')!)).toEqual([]);
    await button('Take the photograph').click();
    await button('Use this photograph').click();
    await expect.element(page.getByRole('img', { name: 'Your photograph' })).toBeVisible();
    expect(await coloursOf(await sent())).toBe('rrrbbb');
    expect(stream.active).toBe(false);
  });

  it.each([
    ['NotAllowedError', /camera is blocked/],
    ['NotFoundError', /no camera here/],
    ['NotReadableError', /Another program/],
  ])('is not the only way: %s', async (name, words) => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', name));
    choosing(await pictureFile(400, 500));
    await open();
    await button('Take a photograph').click();
    await expect.element(page.getByText(words)).toBeVisible();
    await expect.element(button('Take the photograph')).toBeDisabled();
    expect(await axeFaults(document.querySelector('cw-photograph-field')!)).toEqual([]);
    await button('Choose a file').click();
    await expect.element(button('Use this photograph')).toBeVisible();
  });

  it('lets go of the camera when it is given up', async () => {
    const stream = await cameraOf(640, 480);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
    await open();
    await button('Take a photograph').click();
    await expect.element(button('Take the photograph')).toBeEnabled();
    await button('Cancel').click();
    await expect.element(button('Take a photograph')).toBeVisible();
    expect(stream.active).toBe(false);
  });
});
