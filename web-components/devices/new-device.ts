import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type DeviceKind, deviceKinds } from '../../db/vocabulary.ts';
import type { Layout } from '../../server/admission/admission.contract.ts';
import {
  type Device,
  type DeviceCode,
  deviceCodeSeconds,
  type NewDevice,
} from '../../server/identity/devices/devices.contract.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/qr-code.ts';
import '../elements/time-left.ts';
import { serverNowMs } from '../elements/server-time.ts';
import { TickController } from '../elements/tick-controller.ts';
import { laneName } from '../gate/lane-place.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { DevicesServer } from './devices-server.ts';

/** Asks what a new device is to be, then shows the code that enrols it, large, until it is used or over. */
@customElement('cw-new-device')
export class NewDeviceDialog extends LitElement {
  @property({ attribute: false }) server!: DevicesServer;
  @property({ attribute: false }) layout: Layout | undefined;
  @property({ attribute: false }) stations: readonly Station[] = [];
  /** All there are: when the new one is among them, its code has been used. */
  @property({ attribute: false }) devices: readonly Device[] = [];
  @property({ type: Boolean }) open = false;
  @state() private kind: DeviceKind = 'lane';
  @state() private code: DeviceCode | undefined;
  @state() private fault = '';
  @query('form') private readonly form!: HTMLFormElement | null;
  /** What the last code was asked for. */
  #wanted: NewDevice | undefined;
  readonly ticks = new TickController(this);

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      form { display: grid; gap: var(--s4); }
      .code { font: 700 clamp(2rem, 9vw, 3.25rem)/1.1 var(--font-code); letter-spacing: 0.08em; text-align: center; direction: ltr; }
      .shown { display: grid; gap: var(--s4); justify-items: center; text-align: center; }
      cw-qr-code { width: min(14rem, 60vw); }
      cw-time-left { width: min(14rem, 60vw); }
      .fault { min-height: 1.25rem; }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open') || !this.open) return;
    this.code = undefined;
    this.fault = '';
  }

  override render() {
    return html`<cw-dialog heading=${msg('Enrol a device')} .open=${this.open} @close=${this.#close}>
      ${this.code ? this.#shown(this.code) : this.#asked()}
      <button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>
      ${this.#next()}
    </cw-dialog>`;
  }

  #asked() {
    return html`<form @submit=${this.#submit}>
      <label class="labelled">${msg('What is it?')}<span class="field"><select name="kind" @change=${this.#kindChosen}>
        ${deviceKinds.map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${kindWord(kind)}</option>`)}
      </select></span></label>
      ${this.#place()}
      <label class="labelled">${msg('What is it called?')}<span class="field"><input name="name" maxlength="100" dir="auto" autocomplete="off" placeholder=${msg('Tablet 12')} required /></span></label>
      <p class="fault" role="alert">${this.fault}</p>
    </form>`;
  }

  #place() {
    if (this.kind === 'lane') {
      const lanes = this.layout?.lanes ?? [];
      return html`<label class="labelled">${msg('At which lane?')}<span class="field"><select name="laneId">
        ${lanes.map(({ id }) => html`<option value=${id}>${this.layout ? laneName(this.layout, id) : id}</option>`)}
      </select></span></label>`;
    }
    if (this.kind !== 'station') return nothing;
    return html`<label class="labelled">${msg('At which station?')}<span class="field"><select name="stationId">
      <option value="">${msg('Any station')}</option>
      ${this.stations.map(({ id, number, place }) => html`<option value=${id}>${formatNumber(number)} · ${inPageLanguage(place)}</option>`)}
    </select></span></label>`;
  }

  #shown({ code, url, expiresAt }: DeviceCode) {
    if (this.#used) return html`<p class="shown" role="status"><b>${msg(str`${this.#used.name} is enrolled.`)}</b></p>`;
    if (this.#isOver) return html`<p class="shown" role="status">${msg('This code is over.')}</p>`;
    return html`<div class="shown">
      <p>${msg('On the device, scan this, or open its page and type the code.')}</p>
      <cw-qr-code text=${url} words=${msg('Opens the page that enrols the device')}></cw-qr-code>
      <p class="code">${code}</p>
      <cw-time-left until=${expiresAt} full-ms=${deviceCodeSeconds * 1000}></cw-time-left>
    </div>`;
  }

  #next() {
    const [act, word] = !this.code
      ? [this.#submit, msg('Show a code')]
      : this.#isOver
        ? [this.#show, msg('Show another code')]
        : [this.#startAgain, msg('Enrol another one')];
    return html`<button slot="actions" class="btn btn--main" type="button" @click=${act}>${word}</button>`;
  }

  get #isOver(): boolean {
    return this.code !== undefined && !this.#used && Date.parse(this.code.expiresAt) <= serverNowMs();
  }

  /** The device that used the code up. */
  get #used(): Device | undefined {
    const { code } = this;
    const madeMs = code ? Date.parse(code.expiresAt) - deviceCodeSeconds * 1000 : 0;
    return (
      code &&
      this.devices.find(
        ({ name, kind, laneId, registeredAt }) =>
          name === code.name && kind === code.kind && laneId === code.laneId && Date.parse(registeredAt) >= madeMs,
      )
    );
  }

  readonly #kindChosen = (event: Event) => {
    this.kind = (event.target as HTMLSelectElement).value as DeviceKind;
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    if (!this.form?.reportValidity()) return;
    const { kind, name, laneId, stationId } = Object.fromEntries(new FormData(this.form)) as Record<string, string>;
    this.#wanted = { kind, name, ...(laneId && { laneId }), ...(stationId && { stationId }) } as NewDevice;
    void this.#show();
  };

  readonly #show = async () => {
    if (!this.#wanted) return;
    this.fault = '';
    try {
      this.code = await this.server.makeCode(this.#wanted);
    } catch (error) {
      this.code = undefined;
      this.fault = sentenceOfError(error);
    }
  };

  readonly #startAgain = () => {
    this.code = undefined;
    this.fault = '';
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('close'));
  };
}

function kindWord(kind: DeviceKind): string {
  switch (kind) {
    case 'lane':
      return msg('A tablet or telephone at a lane');
    case 'station':
      return msg('A tablet at a verification station');
    case 'board':
      return msg('A board on a wall');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-new-device': NewDeviceDialog;
  }
}
