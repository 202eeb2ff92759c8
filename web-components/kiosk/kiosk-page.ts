import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { badgePapers, type KioskAnswer } from '../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/icon.ts';
import '../elements/mark.ts';
import '../gate/badge-camera.ts';
import { KeyboardWedge } from '../gate/keyboard-wedge.ts';
import { choosePaper, picturesReady } from '../print/paper.ts';
import { httpPrintServer, type PrintServer } from '../print/print-server.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { changeLanguage, delegateLanguages, languageNames, pageLanguage } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import { kioskStyles } from './kiosk.styles.ts';
import { refusalWords } from './refusal-words.ts';

type Printed = Extract<KioskAnswer, { outcome: 'print' }>;
type Refused = Extract<KioskAnswer, { outcome: 'refused' }>;

/** What the kiosk shows; each state but the first leads back there by itself. */
type KioskState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'printing' | 'printed'; answer: Printed }
  | { kind: 'refused'; answer: Refused }
  | { kind: 'failed'; sentence: string };

/** Long enough to take the badge and to read the hint; the next person's scan ends it at once. */
const printedMs = 15_000;
const refusedMs = 12_000;

/**
 * A self-service station: a delegate holds the phone badge before it, and the printed one comes out. Signed in once by
 * somebody of the desk; run the browser with --kiosk --kiosk-printing, so that no dialogue opens.
 */
@customElement('cw-kiosk-page')
export class KioskPage extends LitElement {
  @property({ attribute: false }) server: PrintServer = httpPrintServer;
  @property({ attribute: false }) print: () => void = () => window.print();
  @state() private shown: KioskState = { kind: 'idle' };
  @state() private isOpen = false;

  #back: number | undefined;
  readonly #wedge = new KeyboardWedge((token) => void this.#read(token));

  static override styles = [base, text, buttons, kioskStyles];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Badge kiosk')} · Causeway`;
    this.#wedge.start();
    void this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#wedge.stop();
    window.clearTimeout(this.#back);
  }

  async #open() {
    try {
      await requireSignIn();
      this.isOpen = true;
    } catch (error) {
      if (!isSignInNeeded(error)) this.#show({ kind: 'failed', sentence: sentenceOfError(error) }, refusedMs);
    }
  }

  async #read(token: string) {
    if (!this.isOpen || this.shown.kind === 'asking' || this.shown.kind === 'printing') return;
    this.#show({ kind: 'asking' });
    try {
      const answer = await this.server.printAtKiosk(token);
      if (answer.outcome === 'refused') this.#show({ kind: 'refused', answer }, refusedMs);
      else await this.#toPrinter(answer);
    } catch (error) {
      this.#show({ kind: 'failed', sentence: sentenceOfError(error) }, refusedMs);
    }
  }

  async #toPrinter(answer: Printed) {
    choosePaper(answer.paper);
    this.#show({ kind: 'printing', answer });
    await this.updateComplete;
    try {
      await picturesReady(this.renderRoot.querySelectorAll('.sheet img'));
    } catch {
      const sentence = msg('Your badge could not be drawn. Please ask at the desk.');
      this.#show({ kind: 'failed', sentence }, refusedMs);
      return;
    }
    this.print();
    this.#show({ kind: 'printed', answer }, printedMs);
  }

  #show(next: KioskState, forMs?: number) {
    window.clearTimeout(this.#back);
    this.shown = next;
    if (forMs !== undefined) this.#back = window.setTimeout(() => this.#show({ kind: 'idle' }), forMs);
  }

  override render() {
    const { shown } = this;
    return html`
      <main>
        <section class="camera" aria-label=${msg('Camera')}>
          ${
            this.isOpen
              ? html`<cw-badge-camera without-typing @badge-read=${({ detail }: CustomEvent<string>) => void this.#read(detail)}></cw-badge-camera>`
              : nothing
          }
        </section>
        <section class="say" role="status" data-kind=${shown.kind}>${this.#words(shown)}</section>
      </main>
      <nav aria-label=${msg('Language')}>${delegateLanguages.map(
        (language) => html`<button
          class="btn btn--small"
          type="button"
          lang=${language}
          aria-current=${language === pageLanguage() ? 'true' : nothing}
          @click=${() => changeLanguage(language)}
        >${languageNames[language]}</button>`,
      )}</nav>
      ${shown.kind === 'printing' || shown.kind === 'printed' ? this.#sheet(shown.answer) : nothing}
    `;
  }

  #words(shown: KioskState) {
    switch (shown.kind) {
      case 'idle':
        return html`<cw-icon name="device"></cw-icon>
          <h1>${msg('Show the badge on your phone')}</h1>
          <p>${msg('Hold the code in front of the camera. Your printed badge comes out below.')}</p>`;
      case 'asking':
        return html`<cw-icon name="badge"></cw-icon><h1>${msg('One moment')}</h1><p>${msg('Your badge is being looked up.')}</p>`;
      case 'printing':
      case 'printed':
        return this.#printed(shown.kind === 'printed', shown.answer);
      case 'refused': {
        const { heading, advice } = refusalWords(shown.answer);
        return html`<cw-mark kind="refer"></cw-mark><h1>${heading}</h1><p>${advice}</p>`;
      }
      case 'failed':
        return html`<cw-icon name="alert"></cw-icon><h1>${msg('This kiosk cannot print just now')}</h1>
          <p>${shown.sentence}</p><p>${msg('The desk prints your badge for you.')}</p>`;
    }
  }

  #printed(isDone: boolean, { name, nameLatin, number }: Printed) {
    return html`<cw-icon name="print"></cw-icon>
      <h1 class="name" dir="auto">${name}</h1>
      ${name === nameLatin ? nothing : html`<p class="lead" dir="auto">${nameLatin}</p>`}
      <p class="code">${number}</p>
      <p class="now">${isDone ? msg('Take your badge below.') : msg('Your badge is being printed.')}</p>
      <p class="hint">${msg('Nothing comes out? The paper may be used up: show your phone again within two minutes, or ask at the desk.')}</p>`;
  }

  #sheet({ address, paper }: Printed) {
    const { widthMm, heightMm } = badgePapers[paper];
    return html`<div class="sheet" aria-hidden="true" .style=${`width:${widthMm}mm;height:${heightMm}mm`}>
      <img src=${address} alt="" width=${widthMm} height=${heightMm} />
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-kiosk-page': KioskPage;
  }
}
