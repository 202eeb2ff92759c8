import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Role } from '../../db/vocabulary.ts';
import { type Permission, rolesMay } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import { closuresTopic } from '../../server/wayfinding/closures/closures.contract.ts';
import { crowdTopic } from '../../server/wayfinding/crowd/crowd.contract.ts';
import { departuresTopic } from '../../server/wayfinding/departures/departures.contract.ts';
import { latenessTopic } from '../../server/wayfinding/lateness/lateness.contract.ts';
import type { MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import type { WalkwayList } from '../../server/wayfinding/ways/ways.contract.ts';
import { ApiProblem, sentenceOf, sentenceOfError } from '../api/problem.ts';
import { ServerClock } from '../api/server-clock.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { type ThisDevice, thisDevice } from '../device/this-device.ts';
import '../elements/age.ts';
import '../elements/empty.ts';
import { manyHeadTabsStyles } from '../elements/head-tabs.styles.ts';
import type { IconName } from '../elements/icon.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { serverNowMs, staleSinceByServer } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { WallController } from '../elements/wall-controller.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime } from '../styles/format.ts';
import './closure-editor.ts';
import './crowd-board.ts';
import { departuresSentence } from './departures-words.ts';
import './lateness-board.ts';
import { latenessSentence, oldAfterMs } from './lateness-words.ts';
import './sign-list.ts';
import './ways-problems.ts';
import { httpWaysServer, type WaysServer } from './ways-server.ts';

type TabId = 'lateness' | 'closures' | 'crowd' | 'signs';

interface Tab {
  readonly id: TabId;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly name: () => string;
}

const tabs: readonly Tab[] = [
  { id: 'lateness', icon: 'clock', permission: permissions.followLateness, name: () => msg('Late') },
  { id: 'closures', icon: 'lock', permission: permissions.closeWalkways, name: () => msg('Closures') },
  { id: 'crowd', icon: 'users', permission: permissions.followLateness, name: () => msg('Crowd') },
  { id: 'signs', icon: 'print', permission: permissions.printSigns, name: () => msg('Signs') },
];

/** Ways for those who run the venue: who comes late, what is closed, where it is crowded, and signs. */
@customElement('cw-ways-page')
export class WaysPage extends LitElement {
  @property({ attribute: false }) server: WaysServer = httpWaysServer;
  @property({ attribute: false }) roles: readonly Role[] = [];
  /** A screen on a wall that is enrolled as a board shows who comes late, with nobody signed in. */
  @property({ attribute: false }) findDevice: () => Promise<ThisDevice | undefined> = thisDevice;
  @state() private hash = location.hash;
  @state() private fault = '';
  @state() private isDevice = false;
  @state() private levels: readonly MapLevel[] = [];
  @state() private list?: WalkwayList | undefined;
  @state() private hasNoPlan = false;
  @state() private timeZone: string | undefined;
  readonly wall = new WallController(this);
  readonly ticks = new TickController(this);
  readonly clock = new ServerClock(this);
  readonly lateness = new TopicController(this, latenessTopic, () => (this.#mayFollow() ? {} : undefined));
  readonly crowd = new TopicController(this, crowdTopic, () =>
    this.#may(permissions.followLateness) ? {} : undefined,
  );
  readonly departures = new TopicController(this, departuresTopic, () =>
    this.#may(permissions.followLateness) ? {} : undefined,
  );
  readonly closures = new TopicController(this, closuresTopic, () =>
    this.#may(permissions.closeWalkways) ? {} : undefined,
  );
  #readVersion: number | undefined;

  static override styles = [
    base,
    buttons,
    manyHeadTabsStyles,
    css`
      :host { display: block; min-height: 100dvh; }
      main { position: relative; display: grid; gap: var(--s6); padding: var(--s6); }
      main > * { min-width: 0; }
      .old { display: flex; gap: var(--s3); align-items: center; font: var(--type-head); color: var(--stale-text); border: 0.5rem dashed var(--stale-text); padding: var(--s4); }
      .sentence { font: var(--type-head); font-weight: 400; text-wrap: pretty; }
      :host([wall]) main.calm { cursor: none; }
      @media (min-width: 1900px) { :host([wall]) main { zoom: 1.5; } }
      @media (min-width: 3800px) { :host([wall]) main { zoom: 3; } }
      @media (max-width: 640px) { main { padding: var(--s4); } .wall-button { display: none; } }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Ways')} · Causeway`;
    window.addEventListener('hashchange', this.#turn);
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#turn);
  }

  readonly #turn = () => {
    this.hash = location.hash;
  };

  async #open() {
    try {
      const device = this.wall.isOn ? await this.findDevice() : undefined;
      this.isDevice = device?.device.kind === 'board';
      if (this.isDevice) await device?.signIn();
      if (this.server === httpWaysServer && !this.isDevice) this.roles = (await requireSignIn()).staff.roles;
      // Where nobody has set the conference up, times are told by UTC.
      this.timeZone = await this.server.timeZone().catch(() => undefined);
      if (!this.isDevice) this.levels = await this.server.map();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
    if (!this.isDevice) await this.#readWalkways();
  }

  async #readWalkways() {
    try {
      this.list = await this.server.walkways();
      this.hasNoPlan = false;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'ways.no_plan') this.hasNoPlan = true;
      else if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  /** Another plan was published: its walkways are others. */
  override willUpdate() {
    const { view } = this.crowd;
    const version = 'value' in view ? view.value?.version : undefined;
    if (version === undefined || version === this.#readVersion) return;
    const isFirst = this.#readVersion === undefined;
    this.#readVersion = version;
    if (!isFirst || this.hasNoPlan) void this.#readWalkways();
  }

  #may(permission: Permission): boolean {
    return rolesMay(permission, this.roles);
  }

  #mayFollow(): boolean {
    return this.isDevice || this.#may(permissions.followLateness);
  }

  override render() {
    const offered = tabs.filter(({ permission }) => this.#may(permission));
    const isWall = this.wall.isOn;
    const shown = isWall ? 'lateness' : (offered.find(({ id }) => `#${id}` === this.hash) ?? offered[0])?.id;
    const { view } = this.lateness;
    const fault = view.status === 'error' ? sentenceOf(view.problem) : this.fault;
    return html`
      <cw-page-header many-tabs heading=${msg('Ways')} ?wall=${isWall} ?without-staff=${this.isDevice} .connection=${this.#connection()}>
        ${this.#sentence()}${this.#wallButton()}
        ${isWall ? nothing : html`<nav slot="tabs" aria-label=${msg('Ways')}>${offered.map((tab) => this.#link(tab, tab.id === shown))}</nav>`}
      </cw-page-header>
      <main class=${isWall && !this.wall.isStirred ? 'calm' : ''}>
        ${fault ? html`<cw-notice in-flow>${fault}</cw-notice>` : nothing}
        ${isWall ? html`<p class="sentence">${this.#sentence()}</p>` : nothing}
        ${this.#old()}${isWall ? nothing : this.#departures()}
        ${shown && (this.isDevice || this.roles.length > 0) ? this.#panel(shown) : nothing}
      </main>
    `;
  }

  #link({ id, icon, name }: Tab, isShown: boolean) {
    return html`<a href=${`#${id}`} aria-current=${isShown ? 'page' : nothing}>
      <cw-icon name=${icon}></cw-icon><span class="word" data-word=${name()}>${name()}</span>
    </a>`;
  }

  #panel(id: TabId) {
    if (this.hasNoPlan && (id === 'closures' || id === 'crowd')) {
      return html`<cw-empty heading=${msg('No plan yet')}>${msg('As soon as a plan of the venue is published, its walkways stand here.')}</cw-empty>`;
    }
    switch (id) {
      case 'lateness':
        return html`<cw-lateness-board .lateness=${this.#held()} time-zone=${this.timeZone ?? nothing} ?wall=${this.wall.isOn} ?stale=${this.#oldSince() !== undefined}></cw-lateness-board>`;
      case 'closures':
        return html`<cw-closure-editor .server=${this.server} .levels=${this.levels} .list=${this.list} .closures=${heldBy(this.closures)?.closures} time-zone=${this.timeZone ?? 'UTC'} ?stale=${this.closures.view.status === 'stale'}></cw-closure-editor>`;
      case 'crowd':
        return html`<cw-crowd-board .levels=${this.levels} .list=${this.list} .crowd=${heldBy(this.crowd)} ?stale=${this.crowd.view.status === 'stale'}></cw-crowd-board>`;
      case 'signs':
        return html`<cw-sign-list .server=${this.server} version=${this.list?.version ?? 0}></cw-sign-list>`;
    }
  }

  #held() {
    return heldBy(this.lateness);
  }

  /** Since when what is told of lateness is old: the server is silent, or its beat is. */
  #oldSince(): string | undefined {
    const { view } = this.lateness;
    if (view.status === 'stale') return staleSinceByServer(view);
    const at = this.#held()?.at;
    return at !== undefined && serverNowMs() - Date.parse(at) > oldAfterMs ? at : undefined;
  }

  #old() {
    const since = this.#oldSince();
    if (since === undefined) return nothing;
    const time = formatTime(since, { seconds: true });
    const words = msg(str`No word from the server since ${time}: what is shown is of that moment.`);
    if (this.wall.isOn) return html`<p class="old" role="status"><cw-icon name="stale"></cw-icon>${words}</p>`;
    return html`<cw-notice in-flow kind="stale">${words}</cw-notice>`;
  }

  /** What is wrong with the feed by which rides leave: who can mend it looks here. */
  #departures() {
    const state = heldBy(this.departures);
    const words = state && departuresSentence(state, serverNowMs(), this.timeZone ?? 'UTC');
    return words ? html`<cw-notice in-flow kind="refer">${words}</cw-notice>` : nothing;
  }

  #connection() {
    const since = this.#oldSince();
    if (this.lateness.view.status === 'error') return { state: 'stale' as const };
    return since !== undefined && this.lateness.view.status === 'live' ? { state: 'stale' as const, since } : undefined;
  }

  #sentence() {
    const held = this.#held();
    const since = this.#oldSince();
    if (since !== undefined) {
      const age = html`<cw-age since=${since}></cw-age>`;
      return msg(html`<b>This board is ${age} old.</b>`);
    }
    if (!held) return nothing;
    const { lead, rest } = latenessSentence(held);
    return html`<b>${lead}</b> ${rest}`;
  }

  /** The way to the wall; on it, the way back, for as long as somebody is there to press it. */
  #wallButton() {
    const { wall } = this;
    if (!wall.isOn) {
      return html`<button slot="end" class="btn btn--small wall-button" type="button" @click=${() => wall.enter()}>${msg('Wall')}</button>`;
    }
    if (!wall.isStirred) return nothing;
    return html`<button slot="end" class="btn btn--small" type="button" @click=${() => wall.leave()}>${msg('Back to the desk')} <kbd>Esc</kbd></button>`;
  }
}

function heldBy<State>({
  view,
}: {
  readonly view: { readonly status: string; readonly value?: State } | { status: string };
}): State | undefined {
  return 'value' in view ? view.value : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-ways-page': WaysPage;
  }
}
