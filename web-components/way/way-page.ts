import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WayProfile } from '../../db/venue-vocabulary.ts';
import type { WayAnswerTold } from '../../server/wayfinding/ways/ways.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/empty.ts';
import '../elements/guest-header.ts';
import '../elements/notice.ts';
import { TickController } from '../elements/tick-controller.ts';
import '../sessions/own-changes.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { delegateLanguages } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { addressOf, type WayAddress } from './address.ts';
import { giveWay, type Held, reconsider } from './held-way.ts';
import { keepMap } from './keep-map.ts';
import { type KeptWay, wayKeptHere } from './kept-way.ts';
import { rememberPlace } from './last-place.ts';
import './map-place.ts';
import { type MarkedSession, movedAwayFrom, nextOf } from './marked-sessions.ts';
import './next-session.ts';
import { rememberedProfile, withSteps } from './own-profile.ts';
import type { ProfileChange } from './profile-choice.ts';
import './profile-choice.ts';
import './stop-departures.ts';
import './the-way.ts';
import type { TheWay } from './the-way.ts';
import { guestWords, unknownCodeWords } from './unknown-code.ts';
import { WayController } from './way-controller.ts';
import './way-problems.ts';
import { httpWayServer, type WayServer } from './way-server.ts';
import { nameHere } from './way-words.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';
import './where-to.ts';
import './where-you-are.ts';

/** What a sign opens: where one is, where to, and the way there in words, with and without network. */
@customElement('cw-way-page')
export class WayPage extends LitElement {
  @property({ attribute: false }) server: WayServer = httpWayServer;
  @property({ attribute: false }) kept: KeptWay = wayKeptHere;
  @state() private address: WayAddress = addressOf(location);
  @state() private profile: WayProfile = rememberedProfile();
  @state() private refusal: Extract<WayAnswerTold, { isFound: false }> | undefined;
  #held: Held | undefined;
  #cardOf: string | undefined;
  #mapKeptFor: string | undefined;
  readonly way = new WayController(this, () => this.#reconsider());
  readonly tick = new TickController(this);

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: grid; grid-template-rows: auto 1fr; min-height: 100dvh; }
      main, cw-guest-header { width: 100%; max-width: 38rem; margin-inline: auto; }
      main { display: flex; flex-direction: column; gap: var(--s6); padding: var(--s4) var(--s5) max(var(--s5), env(safe-area-inset-bottom)); }
      .waiting { display: grid; gap: var(--s3); }
      .load { width: 70%; height: 2.5rem; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#moved);
    this.addEventListener('click', this.#follow);
    this.addEventListener('profile-change', this.#change as EventListener);
  }

  override disconnectedCallback() {
    removeEventListener('popstate', this.#moved);
    super.disconnectedCallback();
  }

  override willUpdate() {
    const { world } = this.way;
    const from = world?.byCode(this.address.from);
    if (this.#cardOf !== from?.code) {
      this.#cardOf = from?.code;
      void this.way.openCard(from?.code);
      if (from) rememberPlace(from.code, Date.now());
    }
    const to = world?.byCode(this.address.to);
    this.#hold(world, from, to);
    this.#keepMap(world);
    document.title = `${to ? nameHere(to.name) : from ? nameHere(from.name) : msg('Find your way')} · Causeway`;
  }

  override render() {
    const { world, isAlone, isLoading } = this.way;
    const heading = world?.header.conference ? nameHere(world.header.conference) : '';
    return html`
      <cw-guest-header .heading=${heading} .languages=${delegateLanguages} .alone=${isAlone}></cw-guest-header>
      <main aria-busy=${isLoading && !world}>${this.#fault()}${world ? this.#content(world) : this.#waiting()}</main>
    `;
  }

  #content(world: WayWorld) {
    const from = world.byCode(this.address.from);
    const { isGuest } = this.way;
    if (this.#held)
      return html`${this.#stale()}${this.#movedAway(world, this.#held)}${this.#theWay(world, this.#held)}`;
    return html`
      ${this.#badCodes(world)}${this.#changes()}
      ${from ? html`${this.#here(world, from)}${this.#next(world, from)}${this.#profileChoice()}` : nothing}
      <cw-where-to .world=${world} .from=${from} .profile=${this.profile} .guest=${isGuest} .hrefOf=${this.#hrefOf}></cw-where-to>
      ${from && isGuest ? html`<p class="small quiet">${guestWords()}</p>` : nothing}
      ${this.#stale()}
    `;
  }

  #here(world: WayWorld, from: SignedPlace) {
    return html`<cw-where-you-are .place=${from} .world=${world} .card=${this.way.card}>
      <cw-stop-departures .place=${from} .world=${world}></cw-stop-departures>
    </cw-where-you-are>`;
  }

  /** Codes in the address, of where one is and where to, that can be none or are no place's here: told without asking. */
  #badCodes(world: WayWorld) {
    const { typed, from, typedTo, to } = this.address;
    const known = (code: string | undefined) => world.byCode(code) !== undefined;
    const bad = new Set([...(known(from) ? [] : [typed]), ...(known(to) ? [] : [typedTo])]);
    bad.delete('');
    return [...bad].map((code) => html`<cw-notice in-flow>${unknownCodeWords(code, this.way.isGuest)}</cw-notice>`);
  }

  /** What became of what they marked. */
  #changes() {
    const { favourites } = this.way;
    return favourites ? html`<cw-own-changes .programme=${favourites} .nowMs=${Date.now()}></cw-own-changes>` : nothing;
  }

  /** Who walks to a hall that their session has left is asked; what else has changed is told. */
  #movedAway(world: WayWorld, held: Held) {
    const session = movedAwayFrom(this.way.favourites, held.to.key, Date.now());
    const to = world.byKey(session?.room?.place?.key);
    return session && to ? this.#moveNotice(session, to) : this.#changes();
  }

  #moveNotice({ title, startsAt }: MarkedSession, to: SignedPlace) {
    const timeZone = this.way.favourites?.timeZone ?? 'UTC';
    const [hall, at] = [nameHere(to.name), formatTime(startsAt, { timeZone })];
    return html`<cw-notice kind="refer" in-flow>
      ${msg(str`Your session has moved to ${hall}. It starts at ${at}.`)} <bdi class="quiet">${nameHere(title)}</bdi>
      <a slot="action" class="btn btn--small" href=${this.#hrefOf(to)}>${msg('Show the way there')}</a>
    </cw-notice>`;
  }

  #profileChoice() {
    return html`<cw-profile-choice timeless .profile=${this.profile}></cw-profile-choice>`;
  }

  #next(world: WayWorld, from: SignedPlace) {
    const now = Date.now();
    const session = nextOf(this.way.favourites, now);
    if (!session) return nothing;
    const to = world.byKey(session.room?.place?.key);
    const seconds = (profile: WayProfile) => (to ? world.secondsTo(from, to, profile, now) : undefined);
    return html`<cw-next-session
      .session=${session}
      .timeZone=${this.way.favourites?.timeZone ?? 'UTC'}
      .nowMs=${now}
      .profile=${this.profile}
      .seconds=${seconds(withSteps(this.profile))}
      .stepFreeSeconds=${seconds('step_free')}
      .href=${to && this.#hrefOf(to)}
    ></cw-next-session>`;
  }

  #keepMap(world: WayWorld | undefined) {
    const { isLoading, isAlone } = this.way;
    if (!world || isLoading || isAlone || this.#mapKeptFor === world.key) return;
    this.#mapKeptFor = world.key;
    void keepMap(this, world.key);
  }

  #theWay(world: WayWorld, held: Held) {
    const now = Date.now();
    const session = nextOf(this.way.favourites, now);
    const isForSession = session !== undefined && session.room?.place?.key === held.to.key;
    const other = held.profile === 'step_free' ? 'walking' : 'step_free';
    const shown =
      'way' in held ? ((this.renderRoot.querySelector('cw-the-way') as TheWay | null)?.shown ?? held.way) : undefined;
    return html`
      <cw-the-way
        .world=${world}
        .held=${held}
        .arriveByMs=${isForSession ? Date.parse(session.startsAt) : undefined}
        .otherSeconds=${world.secondsTo(held.from, held.to, other, now)}
        .refusal=${this.refusal}
        .hrefBack=${`/p/${held.from.code}`}
        .hrefOf=${this.#hrefOf}
        @shown-change=${() => this.requestUpdate()}
      ></cw-the-way>
      <cw-map-place .world=${world} .way=${shown} .from=${held.from} .to=${held.to} .server=${this.server} .kept=${this.kept}></cw-map-place>
    `;
  }

  #stale() {
    const { staleSince, world } = this.way;
    if (!staleSince || !world) return nothing;
    const at = formatTime(staleSince, { timeZone: world.header.timeZone });
    return html`<p class="small quiet" role="status">${msg(str`What is closed or crowded is known as of ${at}.`)}</p>`;
  }

  #fault() {
    const { error } = this.way;
    if (error === undefined) return nothing;
    return html`<cw-notice in-flow>
      ${sentenceOfError(error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.way.refresh}>${msg('Try again')}</button>
    </cw-notice>`;
  }

  #waiting() {
    if (!this.way.isLoading) return nothing;
    return html`<div class="waiting"><span class="load"></span><span class="load"></span><span class="load"></span></div>`;
  }

  readonly #hrefOf = ({ code }: SignedPlace): string =>
    this.address.from === undefined ? `/p/${code}${this.#going()}` : `/p/${this.address.from}?to=${code}`;

  /** Who was led here without a sign has said where to. */
  #going(): string {
    const to = this.way.world?.byCode(this.address.to);
    return to ? `?to=${to.code}` : '';
  }

  /** Gives a way where another is asked for; the one that was given stays otherwise. */
  #hold(world: WayWorld | undefined, from: SignedPlace | undefined, to: SignedPlace | undefined) {
    if (!world || !from || !to || from.code === to.code) {
      this.#held = undefined;
      return;
    }
    const held = this.#held;
    if (held && held.from.code === from.code && held.to.code === to.code && held.profile === this.profile) return;
    this.#held = giveWay(world, { from, to, profile: this.profile }, Date.now());
    void this.#askWhy();
  }

  #reconsider() {
    const { world } = this.way;
    const held = this.#held;
    if (!world || !held) return;
    const [from, to] = [world.byCode(held.from.code), world.byCode(held.to.code)];
    // Of another plan the walkways are others: then a way is given anew.
    const isSamePlan = world.byCode(held.to.code) === held.to;
    if (isSamePlan) this.#held = reconsider(world, held, Date.now());
    else this.#held = from && to ? giveWay(world, { from, to, profile: held.profile }, Date.now()) : undefined;
  }

  async #askWhy() {
    this.refusal = undefined;
    const held = this.#held;
    if (!held || 'way' in held) return;
    const told = await this.server.refusal(held.from.code, held.to.code, held.profile).catch(() => undefined);
    if (held === this.#held && told && !told.isFound) this.refusal = told;
  }

  readonly #moved = () => {
    this.address = addressOf(location);
  };

  readonly #change = (event: ProfileChange) => {
    this.profile = event.profile;
  };

  /** Links of this page to itself are followed without loading it again. */
  readonly #follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || !link.pathname.startsWith('/p/')) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    this.#moved();
    scrollTo(0, 0);
    void this.updateComplete.then(() => this.#focusHeading());
  };

  /** Who follows a link by keyboard or ear goes on at the head of what it led to. */
  #focusHeading() {
    const shown = this.renderRoot.querySelector<LitElement>('cw-the-way, cw-where-you-are');
    void shown?.updateComplete.then(() => shown.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-way-page': WayPage;
  }
}
