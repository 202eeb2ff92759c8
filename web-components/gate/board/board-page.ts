import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CurrentSignIn } from '../../../server/identity/identity.contract.ts';
import { goToSignIn, isSignInNeeded, signIn } from '../../api/sign-in.ts';
import '../../device/enrol-device.ts';
import { EnrolledController } from '../../device/enrolled-controller.ts';
import { enrol, type ThisDevice, thisDevice } from '../../device/this-device.ts';
import '../../elements/page-header.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import './gate-board.ts';

const isWall = (): boolean => new URLSearchParams(location.search).has('wall');

/** The board for whoever is signed in, or for a screen on a wall that is enrolled as a board; before that, its enrolment. */
@customElement('cw-board-page')
export class BoardPage extends LitElement {
  @property({ attribute: false }) findDevice: () => Promise<ThisDevice | undefined> = thisDevice;
  @property({ attribute: false }) askWho: () => Promise<CurrentSignIn> = signIn;
  /** Uses a code up. */
  @property({ attribute: false }) enrol: (code: string) => Promise<ThisDevice> = enrol;
  /** Leaves for another page. */
  @property({ attribute: false }) leaveFor: (href: string) => void = (href) => location.assign(href);
  /** It is known who looks. */
  @state() private isOpen = false;
  readonly enrolled = new EnrolledController(this, 'board');

  static override styles = [base, buttons, css`:host { display: block; min-height: 100dvh; }`];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Gates')} · Causeway`;
    void this.#open();
  }

  /** Off the wall the menu of staff leads whoever is not signed in to the sign-in. Where nobody can be asked, the board says so. */
  async #open() {
    const device = await this.findDevice();
    // A code in the address may have made another of it meanwhile.
    if (!this.enrolled.device) this.enrolled.take(device);
    const isNobody = !this.enrolled.device && isWall() && (await this.askWho().then(() => false, isSignInNeeded));
    if (isNobody) this.enrolled.setEnrolling(true);
    this.isOpen = true;
  }

  override render() {
    if (this.enrolled.isEnrolling) return this.#enrolment();
    return this.isOpen ? html`<cw-gate-board ?without-staff=${this.enrolled.device}></cw-gate-board>` : nothing;
  }

  #enrolment() {
    return html`
      <cw-page-header heading=${msg('Gates')} without-connection without-staff></cw-page-header>
      <main>
        <cw-enrol-device
          because=${this.enrolled.because}
          .enrol=${this.enrol}
          @enrolled=${({ detail }: CustomEvent<ThisDevice>) => this.#become(detail)}
        >
          <button class="btn" type="button" @click=${goToSignIn}>${msg('Sign in instead')}</button>
        </cw-enrol-device>
      </main>
    `;
  }

  #become(device: ThisDevice) {
    const elsewhere = this.enrolled.become(device);
    if (elsewhere) this.leaveFor(elsewhere);
    else if (!isWall()) history.replaceState(null, '', `${location.pathname}?wall`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-board-page': BoardPage;
  }
}
