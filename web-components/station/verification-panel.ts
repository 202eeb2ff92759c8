import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { StaffMember, WaitingPerson } from '../../server/identity/identity.contract.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../elements/photograph.ts';
import type { StaffPhotographs } from '../api/photographs.ts';
import { reasonWords } from '../gate/reason-words.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type Checks, decisionFrom, noChecks, results } from './checks.ts';
import './decision-bar.ts';
import './identity-checks.ts';
import type { IdentityChecks } from './identity-checks.ts';
import type { LeaseState } from './lease-controller.ts';
import { keyInFullField } from './letter-keys.ts';
import { fromWords, kindWords } from './person-words.ts';
import type { VerifyDecision } from './station-server.ts';
import { verificationPanelStyles } from './verification-panel.styles.ts';

/**
 * The person whom the officer has: who they say they are, what to compare, two decisions. Events: `verify` with the
 * decision, `pass-on`, `put-back`, `absent`, `take-again`, `photograph` to take one.
 */
@customElement('cw-verification-panel')
export class VerificationPanel extends LitElement {
  @property({ attribute: false }) person!: WaitingPerson;
  @property({ attribute: false }) staff!: StaffMember;
  @property({ attribute: false }) lease: LeaseState = { kind: 'none' };
  /** What went wrong with the last thing that was tried. */
  @property() fault = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) keys = true;
  @property({ attribute: false }) photographs!: StaffPhotographs;
  @state() private checks: Checks = noChecks;
  /** A dialog is open over this panel. */
  @state() isComparing = false;

  @query('h2') private readonly heading!: HTMLHeadingElement;
  @query('cw-identity-checks') private readonly asked!: IdentityChecks;

  static override styles = [base, text, buttons, verificationPanelStyles];

  override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('person');
    if (before && before.verificationId !== this.person.verificationId) {
      this.checks = noChecks;
      this.isComparing = false;
    }
  }

  override updated(changed: PropertyValues<this>) {
    // Who reads with the ears hears the name first, and goes on from there.
    const before = changed.get('person');
    if (changed.has('person') && before?.verificationId !== this.person.verificationId) this.heading.focus();
  }

  /** Answers a check by its number: for keys. */
  answer(position: number): void {
    this.asked.answer(position);
  }

  /** What a reader has read: it is compared at once. */
  takeZone(lines: readonly string[]): void {
    const zoneText = lines.join('\n');
    this.checks = { ...this.checks, way: 'document', reading: 'zone', zoneText, zoneBy: 'reader' };
  }

  /** The face beside the registered one, by the camera of the station. */
  compare = async (): Promise<void> => {
    await import('./compare-dialog.ts');
    this.isComparing = this.person.photographVersion !== undefined && this.lease.kind === 'held';
  };

  /** Decides, where all checks agree: for the key. */
  verify(): void {
    const decision = decisionFrom(this.person, this.checks);
    if (!decision || this.busy || this.lease.kind !== 'held') return;
    this.dispatchEvent(new CustomEvent<VerifyDecision>('verify', { detail: decision }));
  }

  override render() {
    const { person } = this;
    return html`
      <header>
        <h2 class="name" dir="auto" tabindex="-1">${person.name}</h2>
        <div>
          <p class="kind">${this.#kind(person)}</p>
          <p class="from">
            <span class="status"><cw-mark kind="refer"></cw-mark> ${reasonWords(person.reason)}</span>
            ${fromWords(person)} <time datetime=${person.requestedAt}>${formatTime(person.requestedAt, { seconds: true })}</time>
          </p>
        </div>
      </header>
      <div class="work">
        ${this.#aside()}
        <div class="asked">
          ${this.#passedOn(person)}
          <cw-identity-checks
            .person=${person}
            .checks=${this.checks}
            ?busy=${this.busy || this.lease.kind !== 'held'}
            .keys=${this.keys}
            @checks-change=${(event: CustomEvent<Checks>) => {
              this.checks = event.detail;
            }}
            @keydown=${this.#keyInField}
          ></cw-identity-checks>
        </div>
      </div>
      <cw-decision-bar
        .lease=${this.lease}
        .person=${person}
        .checks=${this.checks}
        .fault=${this.fault}
        .staff=${this.staff}
        .busy=${this.busy}
        .keys=${this.keys}
        @verify=${this.verify}
        @pass-on=${() => this.#tell('pass-on')}
        @take-again=${() => this.#tell('take-again')}
      ></cw-decision-bar>
    `;
  }

  #kind(person: WaitingPerson) {
    const latin =
      person.nameLatin === person.name ? nothing : html`<span class="name" dir="auto">${person.nameLatin}</span> · `;
    const affiliation = person.affiliation ? html` · <span dir="auto">${person.affiliation}</span>` : nothing;
    return html`${latin}${kindWords(person)}${affiliation}`;
  }

  #aside() {
    const cannot = this.busy || this.lease.kind !== 'held';
    return html`<aside>
      ${this.#photograph(cannot)}
      <button class="btn btn--small" type="button" ?disabled=${cannot} @click=${() => this.#tell('put-back')}>
        <cw-icon name="undo"></cw-icon> ${msg('Put back')}
      </button>
      <button class="btn btn--small" type="button" ?disabled=${cannot} @click=${() => this.#tell('absent')}>
        <cw-icon name="cross"></cw-icon> ${msg('Did not come')}
      </button>
    </aside>`;
  }

  #photograph(cannot: boolean) {
    const { delegateId, photographVersion, name } = this.person;
    if (photographVersion !== undefined) {
      return html`${this.isComparing ? this.#compare(photographVersion) : nothing}<cw-photograph
        class="portrait"
        caption
        .see=${() => this.photographs.see(delegateId)}
        .of=${delegateId}
        .version=${photographVersion}
        alt=${msg(str`Registered photograph of ${name}`)}
      ></cw-photograph>
      <button class="btn btn--small portrait" type="button" ?disabled=${cannot} @click=${this.compare}>
        <cw-icon name="camera"></cw-icon> ${msg('Compare with the camera')} ${this.keys ? html`<kbd>P</kbd>` : nothing}
      </button>`;
    }
    return html`<div class="portrait without">
      <cw-icon name="camera"></cw-icon>
      <p>${msg('No photograph was registered. Compare the face with the one on the document.')}</p>
      <button class="btn btn--small" type="button" ?disabled=${cannot} @click=${() => this.#tell('photograph')}>
        ${msg('Take a photograph')} ${this.keys ? html`<kbd>P</kbd>` : nothing}
      </button>
    </div>`;
  }

  #compare(version: string) {
    return html`<cw-compare-dialog
      open
      .name=${this.person.name}
      .delegateId=${this.person.delegateId}
      .version=${version}
      .photographs=${this.photographs}
      @face=${({ detail }: CustomEvent<boolean>) => {
        this.checks = { ...this.checks, face: detail };
      }}
      @replace=${() => {
        this.isComparing = false;
        this.#tell('photograph');
      }}
      @close=${() => {
        this.isComparing = false;
      }}
    ></cw-compare-dialog>`;
  }

  #passedOn({ passedOnBecause }: WaitingPerson) {
    if (passedOnBecause === undefined) return nothing;
    return html`<p class="passed-on">
      <b>${msg('Passed on by an officer, because:')}</b> <span dir="auto">${passedOnBecause}</span>
    </p>`;
  }

  #keyInField(event: KeyboardEvent) {
    const field = event.composedPath()[0];
    if (!(field instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') {
      // Or the same key press would go on to the button that has the focus when the decision is made.
      event.preventDefault();
      this.verify();
    } else if (this.#goOnFrom(field, event)) event.preventDefault();
  }

  /**
   * Who has typed what is registered goes on with the next check or decision, and need not leave the field first. Of a
   * number that differs no key goes on: somebody may be typing all of it.
   */
  #goOnFrom(field: HTMLInputElement, event: KeyboardEvent): boolean {
    const [, isDocumentRight] = results(this.person, this.checks);
    const key = this.keys && isDocumentRight ? keyInFullField(event, field) : undefined;
    if (key === '1' || key === '3') this.answer(Number(key));
    else if (key === 's' && this.lease.kind === 'held') this.#tell('pass-on');
    else return false;
    return true;
  }

  #tell(name: string) {
    this.dispatchEvent(new Event(name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-verification-panel': VerificationPanel;
  }
}
