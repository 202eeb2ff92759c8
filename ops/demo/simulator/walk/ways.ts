import { z } from 'zod';
import { ask } from '../../client/http.ts';
import type { Position, WalkPlace } from '../../venue/venue.ts';

/** Exactly where somebody is. */
export interface Stand {
  readonly at: Position;
  readonly levelId: string;
}

/** Where somebody is so many seconds after setting out. */
export interface Sample extends Stand {
  readonly afterS: number;
  /** How many gates lie behind one there. */
  readonly part: number;
}

const position = z.tuple([z.number(), z.number()]);

const answer = z.discriminatedUnion('isFound', [
  z.object({
    isFound: z.literal(true),
    way: z.object({
      steps: z.array(
        z.object({
          ...{ kind: z.string(), seconds: z.number(), waitSeconds: z.number() },
          ...{ from: position, to: position, levelId: z.string() },
        }),
      ),
    }),
  }),
  z.object({ isFound: z.literal(false) }),
]);

const listed = z.object({ places: z.array(z.object({ code: z.string(), name: z.object({ en: z.string() }) })) });

/** A phone asks again after so long: in the meantime the crowd may be another. */
const freshMs = 30_000;
const everyS = 5;

/** Ways between places, as anybody's phone is told them. */
export class Ways {
  readonly #address: string;
  readonly #cookie: string;
  readonly #codes: ReadonlyMap<string, string>;
  readonly #known = new Map<string, { askedAt: number; samples: Promise<readonly Sample[]> }>();

  constructor(address: string, cookie: string, codes: ReadonlyMap<string, string>) {
    this.#address = address;
    this.#cookie = cookie;
    this.#codes = codes;
  }

  /** Learns the codes on the signs of these places. */
  static async learn(address: string, cookie: string, places: readonly WalkPlace[]): Promise<Ways> {
    const { body } = await ask(address, '/api/places?limit=500', { headers: { cookie } });
    const byName = new Map(listed.parse(body).places.map(({ code, name }) => [name.en, code]));
    const codes = places.flatMap(({ key, name }): [string, string][] => {
      const code = byName.get(name.en);
      return code === undefined ? [] : [[key, code]];
    });
    return new Ways(address, cookie, new Map(codes));
  }

  /** Where one is on the way, step by step; nothing where there is no way. */
  between(from: string, to: string): Promise<readonly Sample[]> {
    const key = `${from} ${to}`;
    const known = this.#known.get(key);
    if (known && Date.now() - known.askedAt < freshMs) return known.samples;
    const samples = this.#ask(from, to);
    this.#known.set(key, { askedAt: Date.now(), samples });
    return samples;
  }

  async #ask(from: string, to: string): Promise<readonly Sample[]> {
    const [start, end] = [this.#codes.get(from), this.#codes.get(to)];
    if (!start || !end) return [];
    const headers = { cookie: this.#cookie };
    // A server that is away or busy shows nobody the way: they know it from before.
    const told = await ask(this.#address, `/api/ways?from=${start}&to=${end}`, { headers }).catch(() => undefined);
    const read = answer.safeParse(told?.body);
    return read.success && read.data.isFound ? samplesOf(read.data.way.steps) : [];
  }
}

type Step = Extract<z.infer<typeof answer>, { isFound: true }>['way']['steps'][number];

export function samplesOf(steps: readonly Step[]): Sample[] {
  const samples: Sample[] = [];
  let [soFar, part] = [0, 0];
  for (const { kind, seconds, waitSeconds, from, to, levelId } of steps) {
    soFar += waitSeconds;
    if (kind === 'gate') part++;
    const count = Math.max(1, Math.round(seconds / everyS));
    for (let i = 1; i <= count; i++) {
      const share = i / count;
      const at: Position = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      samples.push({ afterS: soFar + seconds * share, at, levelId, part });
    }
    soFar += seconds;
  }
  return samples;
}

/** The way without its last seconds, but all of what lies before its last gate. */
export function alongUntil(samples: readonly Sample[], beforeEndS: number): readonly Sample[] {
  const end = samples.at(-1);
  if (!end) return samples;
  const kept = samples.filter(({ afterS, part }) => part < end.part || afterS <= end.afterS - beforeEndS);
  return kept.length > 0 ? kept : samples.slice(0, 1);
}
