import { createInterface } from 'node:readline';
import type { Arguments } from '../arguments.ts';
import { Account, type SignedIn, signIn } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { passportOf } from '../people/passports.ts';
import { fillRegistration } from '../registration/set-up.ts';
import { openRegistration } from '../registration/terms.ts';
import { setUpAccessPoints } from '../set-up/access-points.ts';
import { importDelegates } from '../set-up/delegates.ts';
import { sendPhotographs } from '../set-up/photographs.ts';
import { addStaff, type Role, type Simulated } from '../set-up/staff.ts';
import { setUpHotspots, setUpVenue } from '../set-up/venue.ts';
import { setUpVerification, visitorsOwn } from '../set-up/verification.ts';
import { setUpVetting } from '../set-up/vetting.ts';
import { readBadges } from '../simulator/meet-people.ts';
import type { World } from '../world.ts';
import { demoAdministrator } from './clear-database.ts';
import { delegateLine, greetingText, linkLines, passportLines, type VisitorsBadge } from './greeting.ts';
import type { DemoFolder } from './hold-folder.ts';
import { openWifi } from './open-wifi.ts';
import type { ServerProcess } from './server-process.ts';
import { startSimulator } from './simulator-process.ts';
import type { Stops } from './stop-on-signals.ts';

export interface Demo {
  readonly given: Arguments;
  readonly world: World;
  readonly folder: DemoFolder;
  readonly server: ServerProcess;
  readonly stops: Stops;
  readonly publicAddress: string;
}

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
  await setUpVenue(administrator, world.venue, opensAt, given.speed);
  const collectorKeys = await setUpHotspots(administrator, world.venue.hotspots);
  const accessPoints = await setUpAccessPoints(administrator, world.venue.hotspots);
  const { visitors, simulated } = await addStaff(administrator, world.venue);
  say(`Registering ${world.delegates.length} delegates …`);
  const own = visitorsOwn(world.delegates);
  const badges = await registerDelegates(server, simulated, world, own);
  await setUpVetting(administrator, world.delegates, own);
  await setUpVerification(administrator);
  say('Sending their photographs …');
  await sendPhotographs(new Account(server.address, simulated.desk), world.delegates, given.seed);
  await openRegistration(administrator, opensAt, world.delegates);
  await fillRegistration(new Account(server.address, simulated.desk), world.delegates, given.seed);

  const simulator = await startSimulator(
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

  const links = await linkLines(administrator, visitors);
  const [venue, delegateCount] = [world.venue, world.delegates.length];
  const greeting = {
    publicAddress,
    venue,
    delegateCount,
    speed: given.speed,
    links,
    delegate: badges[0] && (await delegateLine(administrator, badges[0])),
    badges,
    simulatorPid: simulator.pid,
  };
  process.stdout.write(greetingText(greeting));
  void openWifi({ folder, server, stops, simulator, accessPoints, isQuiet: given.isQuiet });
  const renewed = new Account(server.address, organiser, () => signInOrganiser(server));
  answerVisitor(renewed, visitors, world.delegates);
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

async function registerDelegates(
  server: ServerProcess,
  { desk }: Simulated,
  { delegates }: World,
  own: readonly Delegate[],
): Promise<VisitorsBadge[]> {
  const account = new Account(server.address, desk);
  await importDelegates(account, delegates);
  const badges = await readBadges(account);
  return own.flatMap((one) => {
    const badge = badges.get(one.reference);
    if (!badge) return [];
    const { delegateId, number, token } = badge;
    return [{ name: one.name, delegateId, number, token, passport: passportOf(one, new Date().getFullYear()) }];
  });
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
