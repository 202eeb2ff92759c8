import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { td3 } from '../identity/documents/make-zone.ts';
import { temporaryFolder } from '../support/real-server.ts';
import { photographed } from '../web-components/station/zone-picture/photographed.ts';
import { linkFor, openConference, picture, readPerson } from './desk-venue.ts';
import { openBrowser, openWindow } from './journey.ts';

const tamar = {
  ...{ issuer: 'GEO', number: '12AB34567', surname: 'LOMIDZE', givenNames: 'TAMAR' },
  ...{ birthDate: '880305', expiry: '340101', sex: 'F' as const },
};

/** A browser whose camera sees a passport with these lines: motion JPEG is pictures of JPEG in a row. */
async function browserSeeing(lines: readonly string[]) {
  const { width, height, data } = await photographed(lines, { tiltDegrees: 1.5, shadow: 0.3 });
  const picture = sharp(Buffer.from(data), { raw: { width, height, channels: 1 } });
  const edges = { top: 104, bottom: 104, background: '#555' };
  const frame = await picture.extend(edges).toColourspace('srgb').jpeg({ quality: 85 }).toBuffer();
  const file = join(await temporaryFolder(), 'passport.mjpeg');
  await writeFile(file, Buffer.concat(Array.from({ length: 10 }, () => frame)));
  const camera = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
  return openBrowser(onTestFinished, ...camera);
}

/** What the page asks of the network from now on, and what its policy keeps it from. */
function watch(page: Page) {
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  page.on(
    'console',
    (message) => /content security policy|trusted/i.test(message.text()) && refused.push(message.text()),
  );
  return { asked, refused };
}

test('an officer reads a passport by the camera, and verifies by it; no picture leaves the page', {
  timeout: 240_000,
}, async () => {
  const { office, origin } = await openConference();
  const desk = new Account(origin, await signIn(origin, 'desk', await linkFor(office, 'desk', 'The desk')));
  const { id } = await readPerson(office, 'tamar@');
  await desk.ask(`/api/desk/delegates/${id}/station`, { method: 'POST' });

  const link = await linkFor(office, 'station', 'The officer');
  const page = await openWindow(await browserSeeing(td3(tamar)), link, '/station/?station=station-1');
  await page.getByRole('button', { name: /^Take the next/ }).click();
  await page.getByRole('button', { name: 'Read by camera' }).waitFor();
  const { asked, refused } = watch(page);
  await page.getByRole('button', { name: 'Read by camera' }).click();
  await page.getByText('Read by the camera.').waitFor();
  await picture(page, 'document-by-camera', true);
  expect(await page.getByRole('textbox', { name: /^The lines at the foot/ }).inputValue()).toBe(td3(tamar).join('\n'));
  expect(asked.filter((request) => !request.startsWith('GET /assets/'))).toEqual([]);
  expect(refused).toEqual([]);

  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('button', { name: /^Verified/ }).click();
  await page.getByText('Nobody is waiting').first().waitFor();
  expect(await readPerson(office, 'tamar@')).toMatchObject({ isVerified: true });
});
