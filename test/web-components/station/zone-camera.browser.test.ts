import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WaitingPerson } from '../../../server/identity/identity.contract.ts';
import { type Bearer, td1, td3 } from '../../identity/documents/make-zone.ts';
import { axeFaults } from '../../support/axe.ts';
import { StationCamera } from './document-before-camera.browser.ts';
import { waiting } from './people.ts';
import { useStation, verified } from './station-at-work.browser.ts';

const at = useStation();
const slim: Bearer = {
  ...{ issuer: 'TUN', number: 'P0S12AB', surname: 'ZOUARI', givenNames: 'SLIM' },
  ...{ birthDate: '850417', expiry: '400311', sex: 'M' },
};
const field = () => page.getByRole('textbox', { name: 'The lines at the foot of the passport or card' });
const byCamera = () => page.getByRole('button', { name: 'Read by camera' });
const advice = (words: string | RegExp) => expect.element(page.getByText(words)).toBeVisible();

let camera: StationCamera;
let asked: MockInstance<MediaDevices['getUserMedia']>;
beforeEach(() => {
  localStorage.removeItem('causeway.zone-by-camera');
  camera = new StationCamera();
  asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => camera.stream);
});
afterEach(() => {
  camera.stop();
  vi.restoreAllMocks();
});

async function take(changes: Partial<WaitingPerson> = {}) {
  at().people[0] = waiting(1, { birthDate: '1985-04-17', ...changes });
  const station = await at().open();
  await userEvent.keyboard('t');
  await expect.element(verified()).toBeVisible();
  await page.getByRole('button', { name: 'Lines at its foot' }).click();
  return station;
}

describe('a document held before the camera', () => {
  it('is read, compared as one that is typed, and decided on with the way that it was read', async () => {
    await take();
    expect(asked).not.toHaveBeenCalled();
    await byCamera().click();
    await advice('Hold the lines at its foot into the frame.');
    camera.lines = td3(slim);
    await advice('Read by the camera.');
    await expect.element(field()).toHaveValue(td3(slim).join('\n'));
    expect(camera.isOn).toBe(false);
    await userEvent.keyboard('1');
    await userEvent.keyboard('{Enter}');
    expect(at().server.verify).toHaveBeenCalledExactlyOnceWith(at().people[0]!.verificationId, {
      method: 'document',
      checks: { face: true, document: true, nameAndCountry: true },
      document: { reading: 'camera', lines: td3(slim) },
    });
  });

  it('may be a card, and another one than is registered', async () => {
    await take();
    await byCamera().click();
    camera.lines = td1({ ...slim, number: 'X9876543' });
    await advice('Read by the camera.');
    await advice('not as registered');
    await expect.element(verified()).toBeDisabled();
    await page.getByRole('button', { name: 'Read again by camera' }).click();
    await expect.element(field()).toHaveValue('');
  });

  it('fills nothing while its check digits do not agree, and says that its lines are seen', async () => {
    await take();
    await byCamera().click();
    const [upper = '', lower = ''] = td3(slim);
    camera.lines = [upper, lower.replace('8504179', '8504170')];
    await advice('Lines seen. Hold still, or a little nearer.');
    await expect.element(field()).toHaveValue('');
    camera.lines = td3(slim);
    await advice('Read by the camera.');
  });

  it('that lies in the dark says so', async () => {
    camera.stop();
    camera = new StationCamera(0.05);
    await take();
    await byCamera().click();
    await advice('Too dark to read. More light on the document.');
  });

  it('can always be typed instead; the camera is off then', async () => {
    const station = await take();
    await byCamera().click();
    await advice('Hold the lines at its foot into the frame.');
    expect(await axeFaults(station)).toEqual([]);
    await page.getByRole('button', { name: 'Type the lines' }).click();
    expect(camera.isOn).toBe(false);
    await userEvent.keyboard('p<tun');
    await expect.element(field()).toHaveValue('P<TUN');
  });

  it('is looked for by itself where the last one was read so, and not once lines were typed', async () => {
    await take();
    await byCamera().click();
    camera.lines = td3(slim);
    await advice('Read by the camera.');
    camera = new StationCamera();
    await field().fill('');
    await page.getByRole('button', { name: 'Last four' }).click();
    await page.getByRole('button', { name: 'Lines at its foot' }).click();
    await advice('Hold the lines at its foot into the frame.');
    await field().fill(td3(slim).join('\n'));
    await advice('Typed.');
    expect(camera.isOn).toBe(false);
  });
});

describe('where nothing can be seen', () => {
  it.each([
    ['NotAllowedError', /^The camera is blocked\. Allow it .* or type the lines\.$/],
    ['NotFoundError', 'There is no camera here. Type the lines, or draw them through a reader.'],
    ['NotReadableError', 'Another program uses the camera. Close it, or type the lines.'],
  ])('after %s the officer is told why, and types', async (name, words) => {
    asked.mockRejectedValueOnce(new DOMException('', name));
    await take();
    await byCamera().click();
    await advice(words);
    await page.getByRole('button', { name: 'Try the camera again' }).click();
    await advice('Hold the lines at its foot into the frame.');
    await page.getByRole('button', { name: 'Type the lines' }).click();
    await userEvent.keyboard('p<tun');
    await expect.element(field()).toHaveValue('P<TUN');
  });
});
