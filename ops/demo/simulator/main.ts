import { Account, type SignedIn } from '../client/account.ts';
import { passportOf } from '../people/passports.ts';
import { seeded } from '../random.ts';
import { laterApplicants } from '../registration/set-up.ts';
import { prepareWorld } from '../world.ts';
import { letPeopleApply } from './applicants.ts';
import { SimulatedClock } from './clock.ts';
import { Crowd } from './crowd.ts';
import { Doors } from './doors.ts';
import { equip } from './hotspots/devices.ts';
import { openHotspots } from './hotspots/open.ts';
import { meetPeople, readBadges } from './meet-people.ts';
import { cutLines, issueBadge, loseBadges, sendStrangers } from './mishaps.ts';
import { relieveStation, superviseStations, workAtStation } from './officer.ts';
import { type Orders, orders } from './orders.ts';
import { Programme } from './programme.ts';
import { QueueWatch } from './queue-watch.ts';
import { Renewal } from './renewal.ts';
import { live } from './town-life.ts';
import { openWalks } from './walk/open-walks.ts';
import { letPhonesJoin } from './wifi/let-phones-join.ts';
import { wifiOrdered } from './wifi/wifi-orders.ts';

/** At the visitor's own station, so many may wait before somebody of ours helps out. */
const longLine = 6;

async function simulate(given: Orders): Promise<void> {
  const { address, accounts, speed } = given;
  const orders = wifiOrdered();
  const random = seeded(`${given.seed}/simulator`);
  const { venue, delegates } = await prepareWorld(given);
  const { renew } = new Renewal(address, accounts.administrator);
  const accountOf = (signedIn: SignedIn) => new Account(address, signedIn, renew);
  const [gate, desk, supervisor] = [accountOf(accounts.gate), accountOf(accounts.desk), accountOf(accounts.supervisor)];

  const clock = new SimulatedClock(speed);
  const { coverage, rush, watch } = openHotspots(given, venue, clock, random);
  const badges = await readBadges(desk);
  const people = meetPeople(
    delegates.filter(({ reference }) => !given.heldBack.includes(reference)),
    badges,
    venue,
    random.fork('people'),
    (chance) => equip(coverage, venue, chance),
  );
  const crowd = new Crowd(venue.spots, coverage, random.fork('crowd'));
  const doors = new Doors(venue, gate, clock, random);
  await doors.open(supervisor);
  const queues = new QueueWatch();
  const stationIds = venue.stations.map(({ id }) => id);
  queues.follow(supervisor, stationIds);
  process.send?.({ openedAt: clock.openedAt });

  const idOf = (reference: string) => badges.get(reference)?.delegateId ?? '';
  const year = new Date().getFullYear();
  const passports = new Map(delegates.map((one) => [idOf(one.reference), passportOf(one, year)] as const));
  const everywhere = { queues, clock, passports, visitorsOwn: new Set(given.heldBack.map(idOf)) };
  const tasks: Promise<unknown>[] = watch();
  for (const [stationId, officers] of Object.entries(accounts.officers)) {
    officers.forEach((officer, i) => {
      const account = accountOf(officer);
      tasks.push(
        workAtStation({ ...everywhere, account, stationId, random: random.fork(`officer ${stationId} ${i}`) }),
      );
    });
  }
  const duty = { ...everywhere, stationId: venue.visitorStationId };
  accounts.relief.forEach((one, i) => {
    tasks.push(relieveStation({ ...duty, account: accountOf(one), random: random.fork(`relief ${i}`) }, longLine));
  });
  tasks.push(superviseStations({ ...duty, account: supervisor, random: random.fork('supervisor') }, stationIds));

  const mishaps = { venue, clock, doors, people, desk, random: random.fork('mishaps') };
  tasks.push(sendStrangers(mishaps), loseBadges(mishaps), cutLines(mishaps));

  const applicants = laterApplicants(given.seed, delegates);
  tasks.push(letPeopleApply({ address, desk, applicants, random: random.fork('applicants') }));

  const tell = (text: string) => void process.stdout.write(`${text}\n`);
  const { hotspots } = venue;
  const phones = letPhonesJoin({ orders, desk, people, hotspots, speed, random: random.fork('phones'), tell });
  tasks.push(phones.catch((error: Error) => tell(`Wi-Fi:          phones do not log in (${error.message}).`)));

  const programme = new Programme(venue.halls, random.fork('programme'));
  const askDesk = async (person: (typeof people)[number]) => {
    await clock.sleep(random.between(120, 300));
    return issueBadge(desk, person);
  };
  const walks = await openWalks(supervisor, venue, coverage, clock);
  const life = { venue, clock, doors, crowd, programme, queues, rush, askDesk, ...(walks && { walks }) };
  for (const person of people) tasks.push(live(life, person, random.fork(person.delegate.reference)));
  await Promise.all(tasks);
}

/** Started by the launcher, which also ends it; its end is ours, however it comes. */
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
process.once('message', (message: unknown) => {
  simulate(orders.parse(message)).catch((error: unknown) => {
    process.stderr.write(`The simulator stopped: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
