import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '../../../db/vocabulary.ts';
import { type CanalKind, canalKinds } from './canals.ts';
import type { FasterTime } from './faster-time.ts';
import type { Findings, Notebook } from './findings.ts';
import { Page } from './page.ts';
import type { GroundPlan, Happening, Plan } from './plan.ts';
import type { RevisionLedger } from './revision-ledger.ts';
import type { VenueServer } from './venue-server.ts';

/** What schedules share that run at the same time. */
export interface Ground {
  readonly seed: string;
  readonly speed: number;
  readonly plan: GroundPlan;
  readonly server: VenueServer;
  readonly time: FasterTime;
  readonly findings: Findings;
  readonly ledger: RevisionLedger;
  /** How long pages may take to be level when the faults are over, in milliseconds of the wall: as long as it takes. */
  readonly patienceMs: number;
}

/** Between the changes of a canal on which much is going on; it is told up to ten times a second. */
const busyMs = 90;
const allRoles: Role[] = ['gate'];

/** One schedule: two pages, three canals of their own, and what happens to them. */
export class Schedule {
  readonly plan: Plan;
  readonly notebook: Notebook;
  readonly pages: readonly Page[];
  readonly ground: Ground;
  /** What goes on for a while. */
  readonly #underWay: Promise<void>[] = [];
  readonly #rolesOf = new Map<Page, 'given' | 'taken' | 'signed out'>();

  constructor(ground: Ground, plan: Plan) {
    this.ground = ground;
    this.plan = plan;
    const { seed, server, time, ledger, findings } = ground;
    this.notebook = {
      found: (rule, detail) => findings.add(plan.schedule, rule, detail),
      sight: (sight) => findings.sight(sight),
    };
    const shared = { seed, server, time, ledger, notebook: this.notebook };
    this.pages = plan.pages.map((page, n) => new Page({ ...shared, plan: page, name: `s${plan.schedule}-page${n}` }));
  }

  get canals(): string[] {
    return canalKinds.map((kind) => this.canalOf(kind));
  }

  canalOf(kind: CanalKind): string {
    return `s${this.plan.schedule}-${kind}`;
  }

  /** Before the server starts: what is true at first. */
  async prepare(): Promise<void> {
    for (const canal of this.canals) this.ground.server.setCanal(canal, { version: 1 }, false);
    for (const page of this.pages) {
      this.setRoles(page, 'given');
      await page.listen();
    }
  }

  /** The pages are opened, as people come in the morning. */
  open(): void {
    for (const page of this.pages) for (const canal of this.canals) page.follow(canal);
  }

  /** All that happens, until the last of it. */
  async suffer(): Promise<void> {
    const beganAt = performance.now();
    for (const [atMs, happening] of this.plan.happenings) {
      const wait = atMs / this.ground.speed - (performance.now() - beganAt);
      if (wait > 0) await sleep(wait);
      this.#happen(happening);
    }
    await Promise.all(this.#underWay);
  }

  close(): void {
    for (const page of this.pages) page.close();
  }

  rolesOf(page: Page): 'given' | 'taken' | 'signed out' {
    return this.#rolesOf.get(page) ?? 'given';
  }

  setRoles(page: Page, are: 'given' | 'taken' | 'signed out'): void {
    this.#rolesOf.set(page, are);
    const roles: Record<typeof are, Role[] | undefined> = { given: allRoles, taken: [], 'signed out': undefined };
    this.ground.server.setKeeper(page.name, roles[are]);
  }

  /** The canal has another state now. */
  change(canal: string, isWoken: boolean): void {
    const { server } = this.ground;
    server.setCanal(canal, { version: server.versionOf(canal) + 1 }, isWoken);
  }

  async #turnAway(page: Page, canal: string, ms: number): Promise<void> {
    while (page.isFollowing(canal)) page.unfollow(canal);
    await sleep(ms);
    page.follow(canal);
  }

  async #changeOften({ canal, times, isWoken }: Extract<Happening, { what: 'change' }>): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      if (time > 0) await sleep(busyMs / this.ground.speed);
      this.change(this.canalOf(canal), isWoken);
    }
  }

  #happen(happening: Happening): void {
    const { server, speed } = this.ground;
    if (happening.what === 'change') this.#underWay.push(this.#changeOften(happening));
    else if (happening.what === 'source') {
      server.setCanal(this.canalOf(happening.canal), { mode: happening.mode }, false);
    } else {
      const page = this.pages[happening.page];
      if (page) this.#happenTo(page, happening, speed);
    }
  }

  #happenTo(page: Page, happening: Exclude<Happening, { what: 'change' | 'source' }>, speed: number): void {
    switch (happening.what) {
      case 'cut':
        page.proxy.cut(happening.how);
        break;
      case 'delay':
        page.proxy.delay(happening.ms / speed);
        break;
      case 'stall':
        page.proxy.stall(happening.direction, happening.ms / speed);
        break;
      case 'stop reading':
        page.stopReading(happening.ms / speed);
        break;
      case 'follow':
      case 'unfollow':
        page[happening.what](this.canalOf(happening.canal));
        break;
      case 'turn away':
        this.#underWay.push(this.#turnAway(page, this.canalOf(happening.canal), happening.ms / speed));
        break;
      case 'nudge':
      case 'doubt':
      case 'reload':
        page[happening.what]();
        break;
      case 'roles':
        this.setRoles(page, happening.are);
    }
  }
}
