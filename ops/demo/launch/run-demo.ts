import { createInterface } from 'node:readline';
import { Account, type SignedIn, signIn } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { fillRegistration } from '../registration/set-up.ts';
import { openRegistration } from '../registration/terms.ts';
import { setUpAccessPoints } from '../set-up/access-points.ts';
import { sendPhotographs } from '../set-up/photographs.ts';
import { addStaff, type Role } from '../set-up/staff.ts';
import { drawMap, setUpHotspots, setUpVenue } from '../set-up/venue.ts';
import { setUpVerification, visitorsOwn } from '../set-up/verification.ts';
import { setUpVetting } from '../set-up/vetting.ts';
import { setUpWalking } from '../set-up/walking.ts';
import { bringProgramme } from './bring-programme.ts';
import { demoAdministrator } from './clear-database.ts';
import type { Demo } from './demo.ts';
import { delegateLine, findSign, greetingText, linkLines, passportLines } from './greeting.ts';
import { openWifi } from './open-wifi.ts';
import { registerDelegates } from './register-delegates.ts';
import type { ServerProcess } from './server-process.ts';
import { startSimulator } from './simulator-process.ts';

const linksLastMs = 15 * 60_000;

/** Starts the server, sets the conference up over its interface, starts the simulator and says where to look. */
export async function runDemo(demo: Demo): Promise<void> {
  const { given, world, folder, server, stops, publicAddress } = demo;
  const say = (text: string) => void (given.isQuiet || process.stdout.write(`${text}\n`));
  say('Starting the server …');
  stops.add(() => server.stop());
  await startServer(demo);

  const organiser = await signInOrganiser(server);
  const administrator = new Account(server.address, organiser);
  say(`Building ${world.venue.name.en} …`);
  const opensAt = new Date();
  const ways = await buildVenue(administrator, demo, opensAt);
  const collectorKeys = await setUpHotspots(administrator, world.venue.hotspots);
  const accessPoints = await setUpAccessPoints(administrator, world.venue.hotspots);
  const { visitors, simulated } = await addStaff(administrator, world.venue);
  say(`Registering ${world.delegates.length} delegates …`);
  const own = visitorsOwn(world.delegates);
  const registered = await registerDelegates(server.address, simulated, world, own);
  await setUpVetting(administrator, world.delegates, own);
  await setUpVerification(administrator);
  say('Sending their photographs …');
  await sendPhotographs(new Account(server.address, simulated.desk), world.delegates, given.seed);
  await openRegistration(administrator, opensAt, world.delegates);
  await fillRegistration(new Account(server.address, simulated.desk), world.delegates, given.seed);

  const { simulator, openedAt } = await startSimulator(
    {
      ...{ address: server.address, seed: given.seed, speed: given.speed, collectorKeys, faults: given.faults },
      ...(given.venueFolder && { venueFolder: given.venueFolder }),
      accounts: simulated,
      heldBack: own.map(({ reference }) => reference),
    },
    () => stops.isStopping || process.stdout.write('The simulator has stopped. What the boards show grows old now.\n'),
  );
  stops.add(() => void simulator.kill('SIGTERM'));
  await folder.note({ simulator: simulator.pid });

  const sessionCount = await bringProgramme(demo, simulated.desk, registered, openedAt);

  const links = await linkLines(administrator, visitors);
  const [{ venue }, { badges }] = [world, registered];
  const greeting = {
    ...{ publicAddress, venue, delegateCount: world.delegates.length, speed: given.speed },
    ...{ links, badges, ways, sessionCount },
    delegate: badges[0] && (await delegateLine(administrator, badges[0])),
    sign: await findSign(administrator, venue),
    simulatorPid: simulator.pid,
  };
  process.stdout.write(greetingText(greeting));
  void openWifi({ folder, server, stops, simulator, accessPoints, isQuiet: given.isQuiet });
  const renewed = new Account(server.address, organiser, () => signInOrganiser(server));
  answerVisitor(renewed, visitors, world.delegates);
}

/** The venue, and the ways through it. Answers what to tell of these. */
async function buildVenue(administrator: Account, { given, world }: Demo, opensAt: Date): Promise<string> {
  await setUpVenue(administrator, world.venue, opensAt, given.speed);
  const told = await setUpWalking(administrator, world.venue, given.venueFolder);
  // A building's file draws its own map, which knows no gates and stations.
  if (given.venueFolder) await drawMap(administrator, world.venue);
  return told;
}

/** A server that dies is started again, as its service manager would; the demo goes on where it was. */
async function startServer(demo: Demo): Promise<void> {
  const { server, folder, stops } = demo;
  await server.start(() => {
    if (stops.isStopping) return;
    process.stdout.write('The server has ended; it is started again.\n');
    startServer(demo).catch(async (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      await stops.stop(1);
    });
  });
  await folder.note({ server: server.pid });
}

async function signInOrganiser(server: ServerProcess): Promise<SignedIn> {
  const link = await server.makeOperatorsLink(demoAdministrator, 'Organiser');
  return signIn(server.address, demoAdministrator, link);
}

/** Enter brings new links; a name, the passport that somebody of that name holds out. */
function answerVisitor(administrator: Account, visitors: Record<Role, string>, delegates: readonly Delegate[]): void {
  const sayExpired = () => process.stdout.write('The links above have run out; Enter makes new ones.\n');
  let expiry = setTimeout(sayExpired, linksLastMs);
  createInterface({ input: process.stdin }).on('line', (typed) => {
    if (typed.trim()) {
      process.stdout.write(passportLines(delegates, typed, new Date().getFullYear()));
      return;
    }
    linkLines(administrator, visitors).then(
      (lines) => {
        process.stdout.write(`${lines.join('\n')}\n`);
        clearTimeout(expiry);
        expiry = setTimeout(sayExpired, linksLastMs);
      },
      (error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : error}\n`),
    );
  });
}
