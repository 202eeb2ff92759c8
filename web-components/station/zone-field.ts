import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ZoneFault } from '../../server/identity/documents/read-zone.ts';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type Checks, type Findings, findingsOf, noChecks } from './checks.ts';
import { type Mending, mendZone } from './mend-zone.ts';
import type { ZoneCamera } from './zone-camera.ts';
import { forgetZoneCamera, isZoneCameraUsual, rememberZoneCamera } from './zone-camera-habit.ts';
import { zoneFacts } from './zone-facts.ts';
import { zoneFieldStyles } from './zone-field.styles.ts';
import { isWhole, lengthMeant, tidyZone } from './zone-lines.ts';

/** The lines at the foot of a passport or card: typed, read by a scanner that types, or by the camera. */
@customElement('cw-zone-field')
export class ZoneField extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ attribute: false }) checks: Checks = noChecks;

  @state() private isCameraOn = false;

  @query('textarea') private readonly area!: HTMLTextAreaElement;
  @query('cw-zone-camera') private readonly camera!: ZoneCamera | null;
  #personId: string | undefined;

  static override styles = [base, text, buttons, fields, zoneFieldStyles];

  override focus() {
    this.area.focus();
  }

  /** Where the camera read the last ones it looks for the next ones by itself; it is off once there are lines that hold. */
  override willUpdate() {
    const { verificationId } = this.person;
    const isNext = verificationId !== this.#personId;
    this.#personId = verificationId;
    if (isNext) this.isCameraOn = false;
    if (isNext && this.checks.zoneText === '' && isZoneCameraUsual()) void this.#openCamera();
    if (this.isCameraOn && findingsOf(this.person, this.checks).read.zone) this.isCameraOn = false;
  }

  override render() {
    const findings = findingsOf(this.person, this.checks);
    return html`
      <label class="vh" for="lines">${msg('The lines at the foot of the passport or card')}</label>
      <textarea
        id="lines"
        rows=${Math.max(2, this.checks.zoneText.split('\n').length)}
        dir="ltr"
        wrap="off"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        placeholder="P<POLWIERZBOWSKI<<TOMASZ<<<"
        aria-describedby="said"
        aria-invalid=${isWhole(findings.lines) && !findings.read.zone}
        .value=${this.checks.zoneText}
        @input=${this.#type}
      ></textarea>
      <div class="under">
        <p id="said" role="status" class=${isWhole(findings.lines) && !findings.read.zone ? 'is-refuse' : ''}>${this.#said(findings)}</p>
        ${this.isCameraOn ? nothing : this.#cameraButton(findings)}
      </div>
      ${this.isCameraOn ? html`<cw-zone-camera @zone-read=${this.#read} @close=${this.#typeInstead}></cw-zone-camera>` : nothing}
      ${findings.read.zone ? zoneFacts(this.person, findings) : this.#mending(findings)}
    `;
  }

  #said({ read, lines }: Findings): string {
    if (read.zone) return this.#by();
    if (lines.length === 0 && this.isCameraOn) return '';
    if (lines.length === 0)
      return msg('Draw them through the reader, or type them. Fillers at the end of the name may be left away.');
    if (isWhole(lines)) return faultWords(read.faults);
    const length = lengthMeant(lines);
    const at = lines.length - 1;
    const [line, has, of] = [lines.length, lines[at]?.length ?? 0, length].map(formatNumber);
    return msg(str`Line ${line}: ${has} of ${of} characters`);
  }

  #by(): string {
    switch (this.checks.zoneBy) {
      case 'reader':
        return msg('Read by the reader.');
      case 'camera':
        return msg('Read by the camera.');
      default:
        return msg('Typed.');
    }
  }

  #cameraButton({ read }: Findings) {
    return html`<button class="btn btn--small" type="button" @click=${this.#useCamera}>
      <cw-icon name="camera"></cw-icon>${read.zone ? msg('Read again by camera') : msg('Read by camera')}
    </button>`;
  }

  async #openCamera() {
    const { verificationId } = this.person;
    await import('./zone-camera.ts');
    if (!this.isConnected || this.person.verificationId !== verificationId) return;
    if (findingsOf(this.person, this.checks).read.zone) this.#tell('');
    this.isCameraOn = true;
  }

  /** By a press: the keyboard goes where the way back is, for the button that it was on is gone. */
  readonly #useCamera = async () => {
    await this.#openCamera();
    await this.updateComplete;
    this.camera?.focus();
    this.camera?.scrollIntoView({ block: 'center' });
  };

  readonly #read = ({ detail }: CustomEvent<readonly string[]>) => {
    rememberZoneCamera();
    // The keys are the page's own again: what comes next is a decision, not a letter.
    this.area.blur();
    this.#tell(detail.join('\n'), 'camera');
  };

  readonly #typeInstead = () => {
    forgetZoneCamera();
    this.isCameraOn = false;
    this.area.focus();
  };

  #mending({ lines }: Findings) {
    const mending = isWhole(lines) ? mendZone(lines) : undefined;
    if (!mending) return nothing;
    const { line, place, was, becomes } = mending;
    return html`<p class="mending">
      ${msg(str`Look at place ${formatNumber(place)} of line ${formatNumber(line)}: is it ${becomes} instead of ${was}?`)}
      <button class="btn btn--small" type="button" @click=${() => this.#mend(mending)}>${msg(str`Yes, it is ${becomes}`)}</button>
    </p>`;
  }

  #mend({ lines }: Mending) {
    this.#tell(lines.join('\n'));
    this.area.focus();
  }

  #type() {
    const { area } = this;
    const tidy = tidyZone(area.value);
    if (tidy !== area.value) {
      const behind = area.value.length - (area.selectionEnd ?? area.value.length);
      area.value = tidy;
      area.setSelectionRange(tidy.length - behind, tidy.length - behind);
    }
    this.#tell(tidy);
  }

  #tell(zoneText: string, zoneBy: Checks['zoneBy'] = 'typed') {
    const found: Partial<Checks> = { zoneText, zoneBy };
    this.dispatchEvent(new CustomEvent<Partial<Checks>>('found', { detail: found, bubbles: true, composed: true }));
  }
}

function faultWords(faults: readonly ZoneFault[]): string {
  const [first = 'shape'] = faults;
  const words: Record<ZoneFault, () => string> = {
    shape: () => msg('These are not the lines of a passport or an identity card.'),
    kind: () => msg('This is no passport and no identity card.'),
    issuer: () => msg('There is no country with the code that stands there. Read it again.'),
    number: () => msg('The number does not agree with its check digit. Read it again.'),
    birth_date: () => msg('The birth date does not agree with its check digit. Read it again.'),
    expiry: () => msg('The last day does not agree with its check digit. Read it again.'),
    personal_number: () => msg('The personal number does not agree with its check digit. Read it again.'),
    whole: () => msg('The whole does not agree with its check digit, the last one. Read it again.'),
    name: () => msg('A name has letters only. Read it again.'),
  };
  return words[first]();
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-zone-field': ZoneField;
  }
}
