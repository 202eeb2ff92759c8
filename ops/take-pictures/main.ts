import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../db/package-root.ts';
import { writeCameraPicture } from './camera-picture.ts';
import { findGuest } from './find-guest.ts';
import { enrolmentLink, type Take, takeGatePictures } from './gate-pictures.ts';
import { takeDelegatePictures } from './registration-pictures.ts';
import { startDemo } from './running-demo.ts';
import { makeSheet } from './sheet.ts';
import { takeBoardPictures, takeDeskPictures, takeOrganiserPictures, takeStationPicture } from './staff-pictures.ts';
import { takeWayPictures, takeWaysPictures } from './way-pictures.ts';
import { openChromium, signInWith, sizes } from './windows.ts';

/** So fast that halls fill while one waits, and so slow that the town is not empty again. */
const speed = 10;
const fillsForMs = 4 * 60_000;
/** In conference seconds: a hall goes dark and everybody goes to another, early enough to be told of, and for all the while. */
const faults = '1000:switch:lantern-hall:6000,1200:rush:silk-hall:6000';

/** Those of the README; the others go into sheets. */
const alone = [
  ...['gate', 'gate-admit', 'gate-refer', 'station', 'network', 'gate-board', 'desk-import', 'desk-person'],
  ...['rules', 'badge-design', 'ways-closure', 'ways-crowd'],
];
const sheets = {
  delegates: { widthPx: 260, of: ['register', 'delegate', 'delegate-zh', 'delegate-ar', 'register-ar'] },
  ways: { widthPx: 260, of: ['sign', 'way', 'way-zh', 'way-ar', 'sign-offline'] },
  narrow: { widthPx: 260, of: ['gate-narrow', 'station-narrow', 'gate-board-narrow', 'desk-narrow', 'network-narrow'] },
  'dark-and-light': {
    widthPx: 600,
    of: ['gate-board-dark', 'network-light', 'desk-dark', 'station-dark', 'network-stale', 'network-rtl'],
  },
  walls: { widthPx: 600, of: ['network-wall', 'gate-board-wall'] },
  chinese: { widthPx: 600, of: ['gate-board-zh', 'network-zh', 'desk-zh', 'station-zh'] },
};

const folder = join(packageRoot, 'ops/pictures');
await mkdir(folder, { recursive: true });
const scratch = await mkdtemp(join(tmpdir(), 'causeway-pictures-'));
const taken = (name: string) => join(alone.includes(name) ? folder : scratch, `${name}.png`);
const take: Take = async (page, name) => {
  await page.screenshot({ path: taken(name), animations: 'disabled' });
  process.stdout.write(`${name}\n`);
};

const demo = await startDemo(speed, faults);
const browser = await openChromium();
try {
  const camera = join(scratch, 'badge.mjpeg');
  const signIn = (role: string) => signInWith(browser, demo.linkOf(role), sizes.wide);
  const [administrator, supervisor, station, desk, network] = [
    await signIn('all roles'),
    await signIn('supervisor'),
    await signIn('station'),
    await signIn('desk'),
    await signIn('network'),
  ];
  process.stdout.write(`The town fills for ${fillsForMs / 60_000} minutes …\n`);
  await sleep(fillsForMs);
  const guest = await findGuest(administrator);
  await writeCameraPicture(browser, guest.qrSvg, camera);
  await takeBoardPictures(supervisor, network, take);
  await takeStationPicture(station, take);
  await takeDeskPictures(desk, take);
  await takeOrganiserPictures(supervisor, administrator, take);
  await takeDelegatePictures(browser, demo, take);
  await takeWayPictures(browser, demo, take);
  await takeWaysPictures(supervisor, take);
  const atGate = await openChromium(camera);
  const guard = await signInWith(atGate, demo.linkOf('gate'), sizes.tablet);
  const given = { guest, strangerToken: demo.trialToken, enrolmentLink: await enrolmentLink(supervisor) };
  await takeGatePictures(guard, given, take);
  await atGate.close();
  for (const [name, { widthPx, of }] of Object.entries(sheets)) {
    await makeSheet(browser, of.map(taken), widthPx, join(folder, `${name}.png`));
  }
} finally {
  await browser.close();
  await demo.stop();
  await rm(scratch, { recursive: true, force: true });
}
