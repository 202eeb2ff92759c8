import { parseArgs } from 'node:util';
import { breakWorld } from './break-world.ts';
import { walkBreak } from './walk-break.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '3000' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
  },
});

/** A break of 15 minutes in the demo's town, by shortest ways and by ways that know the crowd, for each seed. */
let [late, lateAware] = [0, 0];
for (const seed of values.seeds.split(',').map(Number)) {
  const world = breakWorld(Number(values.people), seed);
  const shortest = walkBreak(world, 'shortest');
  const aware = walkBreak(world, 'crowd_aware');
  late += shortest.late;
  lateAware += aware.late;
  for (const [name, outcome] of Object.entries({ shortest, aware })) {
    const { changes, swayed, slowest } = outcome;
    const [took, sum] = [Math.round(outcome.meanSeconds), Math.round(outcome.lateSeconds / 60)];
    process.stdout.write(
      `seed ${seed} ${name.padEnd(8)} late ${outcome.late} (${sum} min together), mean way ${took} s, slowest ×${slowest}, ways changed ${changes}, back to one left ${swayed}\n`,
    );
  }
}
process.stdout.write(`RESULT break late_shortest=${late} late_crowd_aware=${lateAware} people=${values.people}\n`);
