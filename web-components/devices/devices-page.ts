import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { type Device, devicesTopic } from '../../server/identity/devices/devices.contract.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import { sentenceOf, sentenceOfError } from '../api/problem.ts';
import { ServerClock } from '../api/server-clock.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../device/device-problems.ts';
import '../elements/dialog.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { byServerClock, serverNowMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber, formatTime } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { doubtsOf } from './device-doubts.ts';
import { devicesPageStyles } from './devices-page.styles.ts';
import { type DevicesServer, httpDevicesServer } from './devices-server.ts';
import './devices-table.ts';
import './ledger-panel.ts';
import './new-device.ts';

/** All enrolled devices: which are well, which need somebody; enrolled here by a code, and revoked. */
@customElement('cw-devices-page')
export class DevicesPage extends LitElement {
  @property({ attribute: false }) server: DevicesServer = httpDevicesServer;
  @state() private layout: Layout | undefined;
  @state() private stations: readonly Station[] = [];
  @state() private isAdding = false;
  /** To be revoked, once somebody has said so a second time. */
  @state() private leaving: Device | undefined;
  @state() private fault = '';
  readonly devices = new TopicController(this, devicesTopic, () => ({}));
  readonly ticks = new TickController(this);
  readonly clock = new ServerClock(this);

  static override styles = [base, text, buttons, loading, devicesPageStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Devices')} · Causeway`;
    void this.#open();
  }

  async #open() {
    this.fault = '';
    try {
      if (this.server === httpDevicesServer) await requireSignIn();
      [this.layout, this.stations] = await Promise.all([this.server.layout(), this.server.stations()]);
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  override render() {
    const { view } = this.devices;
    const value = 'value' in view ? view.value : undefined;
    const devices = value ? Object.values(value.devices) : undefined;
    return html`
      <cw-page-header heading=${msg('Devices')}></cw-page-header>
      <main>
        ${this.#notices()}
        <div class="top">
          <p class="lead">${devices ? this.#summary(devices) : nothing}</p>
          <button class="btn btn--main" type="button" @click=${() => this.#add(true)}>${msg('Enrol a device')}</button>
        </div>
        ${devices ? this.#list(devices) : this.#waiting()}
        ${devices || this.devices.view.status === 'error' ? html`<cw-ledger-panel .server=${this.server}></cw-ledger-panel>` : nothing}
      </main>
      <cw-new-device
        .server=${this.server}
        .layout=${this.layout}
        .stations=${this.stations}
        .devices=${devices ?? []}
        .open=${this.isAdding}
        @close=${() => this.#add(false)}
      ></cw-new-device>
      ${this.#leavingDialog()}
    `;
  }

  #add(isAdding: boolean) {
    this.isAdding = isAdding;
  }

  /** Of which moment what is shown is, where it is old: what became of a device since is not known. */
  get #until(): string | undefined {
    const { view } = this.devices;
    return view.status === 'stale' ? byServerClock(view.since) : undefined;
  }

  get #nowMs(): number {
    return this.#until ? Date.parse(this.#until) : serverNowMs();
  }

  #notices() {
    const { view } = this.devices;
    const fault = view.status === 'error' ? sentenceOf(view.problem) : this.fault;
    if (fault) return html`<cw-notice in-flow>${fault}</cw-notice>`;
    if (!this.#until) return nothing;
    const time = formatTime(this.#until, { seconds: true });
    return html`<cw-notice in-flow kind="stale">${msg(str`The server cannot tell how the devices are. This is how they were at ${time}.`)}</cw-notice>`;
  }

  /** Of none it is not told how they are: below, it is said how one is enrolled. */
  #summary(devices: readonly Device[]): string {
    if (devices.length === 0) return '';
    const inNeed = devices.filter((device) => doubtsOf(device, this.#nowMs).length > 0).length;
    const [all, some] = [formatNumber(devices.length), formatNumber(inNeed)];
    return inNeed === 0 ? msg(str`Devices: ${all}, all well.`) : msg(str`Devices: ${all}, to look at: ${some}.`);
  }

  #list(devices: readonly Device[]) {
    if (devices.length === 0)
      return html`<cw-empty heading=${msg('No device is enrolled yet')}>${msg('Open the page of a gate, a station or a board on a device, and type there the code that you are shown here.')}</cw-empty>`;
    return html`<cw-devices-table
      .devices=${devices}
      .layout=${this.layout}
      .stations=${this.stations}
      .until=${this.#until}
      .nowMs=${this.#nowMs}
      @revoke-device=${({ detail }: CustomEvent<Device>) => this.#ask(detail)}
    ></cw-devices-table>`;
  }

  #waiting() {
    if (this.devices.view.status === 'error') return nothing;
    return html`<div aria-busy="true">${[1, 2, 3].map(() => html`<span class="row"><span class="load"></span></span>`)}</div>`;
  }

  #leavingDialog() {
    const { name = '', waitingScans = 0 } = this.leaving ?? {};
    const held = formatNumber(waitingScans);
    return html`<cw-dialog heading=${msg(str`Revoke ${name}?`)} .open=${this.leaving !== undefined} @close=${() => this.#ask(undefined)}>
      <p>${msg('Within a second nothing that it sends is taken any more. To be used again it must be enrolled anew.')}</p>
      ${waitingScans > 0 ? html`<p><b>${msg(str`Scans that it holds are refused then: ${held}. Let it send them first, if it can.`)}</b></p>` : nothing}
      <button slot="actions" class="btn" type="button" @click=${() => this.#ask(undefined)}>${msg('Keep it')}</button>
      <button slot="actions" class="btn btn--refuse" type="button" @click=${this.#revoke}>${msg('Revoke')}</button>
    </cw-dialog>`;
  }

  #ask(device: Device | undefined) {
    this.leaving = device;
  }

  readonly #revoke = async () => {
    const { leaving } = this;
    if (!leaving) return;
    this.leaving = undefined;
    try {
      await this.server.revoke(leaving.id);
    } catch (error) {
      this.fault = sentenceOfError(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-devices-page': DevicesPage;
  }
}
