import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Layout } from '../../server/admission/admission.contract.ts';
import { type Device, devicesTopic } from '../../server/identity/devices/devices.contract.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../device/device-problems.ts';
import '../elements/age.ts';
import '../elements/dialog.ts';
import '../elements/empty.ts';
import '../elements/notice.ts';
import '../elements/page-header.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { laneName } from '../gate/lane-place.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type DeviceDoubt, doubtsOf, inOrderOfNeed } from './device-doubts.ts';
import { devicesPageStyles } from './devices-page.styles.ts';
import { type DevicesServer, httpDevicesServer } from './devices-server.ts';
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
    return html`
      <cw-page-header heading=${msg('Devices')}></cw-page-header>
      <main>
        ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
        <div class="top">
          <p class="lead">${value ? this.#summary(Object.values(value.devices)) : nothing}</p>
          <button class="btn btn--main" type="button" @click=${() => this.#add(true)}>${msg('Enrol a device')}</button>
        </div>
        ${value ? this.#list(Object.values(value.devices)) : html`<p class="waiting"><span class="load"></span></p>`}
      </main>
      <cw-new-device
        .server=${this.server}
        .layout=${this.layout}
        .stations=${this.stations}
        .devices=${value ? Object.values(value.devices) : []}
        .open=${this.isAdding}
        @close=${() => this.#add(false)}
      ></cw-new-device>
      ${this.#leavingDialog()}
    `;
  }

  #add(isAdding: boolean) {
    this.isAdding = isAdding;
  }

  #summary(devices: readonly Device[]): string {
    const now = serverNowMs();
    const inNeed = devices.filter((device) => doubtsOf(device, now).length > 0).length;
    const [all, some] = [formatNumber(devices.length), formatNumber(inNeed)];
    return inNeed === 0 ? msg(str`${all} devices, all well.`) : msg(str`${all} devices, ${some} to look at.`);
  }

  #list(devices: readonly Device[]) {
    if (devices.length === 0)
      return html`<cw-empty heading=${msg('No device is enrolled yet')}>${msg('Open the page of a gate, a station or a board on a device, and type there the code that you are shown here.')}</cw-empty>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Devices')}><table>
      <thead><tr>
        <th scope="col">${msg('Device')}</th><th scope="col">${msg('Where')}</th><th scope="col">${msg('Last seen')}</th>
        <th scope="col">${msg('Scans waiting')}</th><th scope="col">${msg('Clock')}</th><th scope="col">${msg('Version')}</th><th></th>
      </tr></thead>
      <tbody>${inOrderOfNeed(devices, serverNowMs()).map((device) => this.#row(device))}</tbody>
    </table></div>`;
  }

  #row(device: Device) {
    const doubts = doubtsOf(device, serverNowMs());
    return html`<tr class=${doubts.length > 0 ? 'doubtful' : ''}>
      <th scope="row"><b dir="auto">${device.name}</b>${doubts.map((doubt) => html`<span class="doubt">${doubtWords(doubt)}</span>`)}</th>
      <td>${this.#where(device)}</td>
      <td>${device.seenAt ? html`<cw-age since=${device.seenAt}></cw-age>` : msg('never')}</td>
      <td class="num">${formatNumber(device.waitingScans ?? 0)}</td>
      <td class="num">${clockWords(device)}</td>
      <td>${device.version ?? ''}</td>
      <td><button class="btn btn--small" type="button" aria-label=${msg(str`Revoke ${device.name}`)} @click=${() => this.#ask(device)}>${msg('Revoke')}</button></td>
    </tr>`;
  }

  #where({ kind, laneId, stationId }: Device): string {
    if (laneId) return this.layout ? laneName(this.layout, laneId) : laneId;
    const number = this.stations.find(({ id }) => id === stationId)?.number;
    if (number !== undefined) return msg(str`Station ${formatNumber(number)}`);
    return kind === 'board' ? msg('Board') : msg('Any station');
  }

  #leavingDialog() {
    const name = this.leaving?.name ?? '';
    return html`<cw-dialog heading=${msg(str`Revoke ${name}?`)} .open=${this.leaving !== undefined} @close=${() => this.#ask(undefined)}>
      <p>${msg('Within a second nothing that it sends is taken any more. To be used again it must be enrolled anew.')}</p>
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

function doubtWords(doubt: DeviceDoubt): string {
  switch (doubt) {
    case 'not_enrolled':
      return msg('has no key: enrol it');
    case 'never_seen':
      return msg('not heard of yet');
    case 'silent':
      return msg('silent');
    case 'clock_off':
      return msg('its clock is wrong');
    case 'scans_wait':
      return msg('holds scans that were not sent');
  }
}

/** How far its clock is behind the server's, in seconds with a sign; nothing while it has told of none. */
function clockWords({ clockOffsetMs, clockErrorMs = 0 }: Device): string {
  if (clockOffsetMs === undefined) return '';
  const isKnown = Math.abs(clockOffsetMs) > clockErrorMs;
  const tenths = isKnown ? Math.round(-clockOffsetMs / 100) / 10 : 0;
  const seconds = `${tenths > 0 ? '+' : ''}${formatNumber(tenths)}`;
  return msg(str`${seconds} s`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-devices-page': DevicesPage;
  }
}
