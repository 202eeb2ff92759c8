import { msg, str } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Layout } from '../../server/admission/admission.contract.ts';
import type { Device } from '../../server/identity/devices/devices.contract.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import '../elements/age.ts';
import '../elements/mark.ts';
import { laneName } from '../gate/lane-place.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDuration, formatNumber, keepTogether } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type DeviceDoubt, doubtsOf, inOrderOfNeed } from './device-doubts.ts';
import { devicesTableStyles } from './devices-table.styles.ts';

/**
 * Devices as rows, who needs somebody first. On a telephone each is a block of its own: then the roles of a table must
 * be said, for browsers take them from what is laid out otherwise. Tells `revoke-device`.
 */
@customElement('cw-devices-table')
export class DevicesTable extends LitElement {
  @property({ attribute: false }) devices: readonly Device[] = [];
  @property({ attribute: false }) layout: Layout | undefined;
  @property({ attribute: false }) stations: readonly Station[] = [];
  /** Of which moment this is, by the server's clock, where it is old. */
  @property({ attribute: false }) until: string | undefined;
  /** By the server's clock. */
  @property({ attribute: false }) nowMs = 0;

  static override styles = [base, text, buttons, devicesTableStyles];

  override render() {
    return html`<table role="table">
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader">${msg('Device')}</th><th role="columnheader">${msg('Where')}</th>
        <th role="columnheader">${msg('Last seen')}</th><th role="columnheader" class="num">${msg('Scans waiting')}</th>
        <th role="columnheader" class="num">${msg('Clock')}</th><th role="columnheader">${msg('Version')}</th><th role="columnheader" class="num">${msg('Keeps the ledger to')}</th><td role="cell"></td>
      </tr></thead>
      <tbody role="rowgroup">${repeat(
        inOrderOfNeed(this.devices, this.nowMs),
        ({ id }) => id,
        (device) => this.#row(device),
      )}</tbody>
    </table>`;
  }

  #row(device: Device) {
    const { name, seenAt, waitingScans = 0, version = '', checkpointSequence } = device;
    return html`<tr role="row" aria-label=${name}>
      <th role="rowheader" scope="row"><b dir="auto">${name}</b>${doubtsOf(device, this.nowMs).map(
        (doubt) => html`<span class="doubt"><cw-mark kind="refer" plain></cw-mark>${doubtWords(doubt)}</span>`,
      )}</th>
      <td role="cell">${this.#where(device)}</td>
      <td role="cell" data-word=${msg('Last seen')}>${seenAt ? html`<cw-age since=${seenAt} .until=${this.until}></cw-age>` : msg('never')}</td>
      <td role="cell" class="num" data-word=${msg('Scans waiting')}>${formatNumber(waitingScans)}</td>
      <td role="cell" class="num" data-word=${msg('Clock')}>${keepTogether(clockWords(device))}</td>
      <td role="cell" data-word=${msg('Version')}>${version}</td>
      <td role="cell" class="num" data-word=${msg('Keeps the ledger to')}>${checkpointSequence === undefined ? '–' : formatNumber(checkpointSequence)}</td>
      <td role="cell"><button class="btn btn--small" type="button" aria-label=${msg(str`Revoke ${name}`)} @click=${() => this.#tell(device)}>${msg('Revoke')}</button></td>
    </tr>`;
  }

  #where({ kind, laneId, stationId }: Device): string {
    if (laneId) return this.layout ? laneName(this.layout, laneId) : laneId;
    const number = this.stations.find(({ id }) => id === stationId)?.number;
    if (number !== undefined) return msg(str`Station ${formatNumber(number)}`);
    return kind === 'board' ? msg('Board') : msg('Any station');
  }

  #tell(detail: Device) {
    this.dispatchEvent(new CustomEvent<Device>('revoke-device', { detail }));
  }
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

/** How far its clock is from the server's, as far as that is known: `+0.1 s`, or `1 hr slow`; nothing where it told of none. */
function clockWords({ clockOffsetMs, clockErrorMs = 0 }: Device): string {
  if (clockOffsetMs === undefined) return '';
  const aheadMs = Math.abs(clockOffsetMs) > clockErrorMs ? -clockOffsetMs : 0;
  const duration = formatDuration(Math.abs(aheadMs));
  if (Math.abs(aheadMs) >= 60_000) return aheadMs > 0 ? msg(str`${duration} fast`) : msg(str`${duration} slow`);
  const tenths = Math.round(aheadMs / 100) / 10;
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '';
  const seconds = `${sign}${formatNumber(Math.abs(tenths))}`;
  return msg(str`${seconds} s`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-devices-table': DevicesTable;
  }
}
