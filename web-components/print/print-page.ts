import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type BadgesForPrinter, badgePapers } from '../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { faceNoticeWords } from './face-notice-words.ts';
import { choosePaper, picturesReady } from './paper.ts';
import './print-problems.ts';
import { httpPrintServer, type PrintServer } from './print-server.ts';

/** Prints the badges that its address names, as soon as it is open: `/print/#10001,10002`. */
@customElement('cw-print-page')
export class PrintPage extends LitElement {
  @property({ attribute: false }) server: PrintServer = httpPrintServer;
  @property({ attribute: false }) print: () => void = () => window.print();
  @state() private job?: BadgesForPrinter;
  @state() private fault = '';
  @state() private isEmpty = false;

  static override styles = [
    base,
    text,
    buttons,
    css`
      header { position: relative; display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3) var(--s4); padding: var(--s4) var(--s6); border-block-end: var(--rule-beam) solid var(--beam); }
      h1 { flex: 1; min-width: 14rem; font: var(--type-title); }
      .say { padding: var(--s4) var(--s6) 0; max-width: var(--measure); color: var(--ink-2); }
      .notices { padding: var(--s3) var(--s6) 0; }
      .notices li { display: flex; gap: var(--s2); align-items: baseline; padding-block: var(--s1); }
      .sheets { display: flex; flex-wrap: wrap; gap: var(--s5); padding: var(--s6); }
      .sheet { width: 15rem; background: #fff; outline: 1px solid var(--line-strong); }
      .sheet img { display: block; width: 100%; height: auto; }
      @media (max-width: 640px) { header, .say, .notices, .sheets { padding-inline: var(--s4); } .sheet { width: min(100%, 15rem); } }
      @media print {
        header, .say, .notices, cw-notice { display: none; }
        .sheets { display: block; padding: 0; }
        .sheet { width: var(--paper-width); height: var(--paper-height); outline: 0; overflow: hidden; break-after: page; break-inside: avoid; }
        .sheet:last-child { break-after: auto; }
        .sheet img { width: 100%; height: 100%; }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    document.title = `${msg('Print badges')} · Causeway`;
    void this.#open();
  }

  async #open() {
    const serials = serialsIn(location.hash);
    this.isEmpty = serials.length === 0;
    if (this.isEmpty) return;
    this.fault = '';
    try {
      await requireSignIn();
      this.job = await this.server.print(serials);
      // Opened again, this page must not count the same badges again.
      history.replaceState(null, '', location.pathname);
      choosePaper(this.job.paper);
      await this.#toPrinter();
    } catch (error) {
      if (!isSignInNeeded(error)) this.fault = sentenceOfError(error);
    }
  }

  async #toPrinter() {
    await this.updateComplete;
    try {
      await picturesReady(this.renderRoot.querySelectorAll('img'));
    } catch {
      this.fault = msg('A badge could not be drawn. It may have been revoked just now: close this window and look.');
      return;
    }
    this.print();
  }

  override render() {
    const { job } = this;
    return html`
      <header>
        <h1>${job ? headingOf(job.badges.length) : msg('Print badges')}</h1>
        ${
          job
            ? html`<button class="btn" type="button" @click=${this.#toPrinter}><cw-icon name="print"></cw-icon>${msg('Open the print dialogue again')}</button>
              <button class="btn btn--main" type="button" @click=${() => window.close()}>${msg('Done')}</button>`
            : nothing
        }
      </header>
      ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
      ${this.isEmpty ? html`<p class="say">${msg('There is nothing to print here. Choose badges at the desk, and print them from there.')}</p>` : nothing}
      ${job ? this.#job(job) : nothing}
    `;
  }

  #job(job: BadgesForPrinter) {
    const { widthMm, heightMm } = badgePapers[job.paper];
    const noticed = job.badges.flatMap(({ number, notices }) => notices.map((notice) => ({ number, notice })));
    return html`
      <p class="say">${msg(str`In the print dialogue choose paper of ${widthMm} × ${heightMm} mm, no margins, actual size. What was sent to a printer is counted, whether or not it came out.`)}</p>
      ${
        noticed.length > 0
          ? html`<ul class="notices">${noticed.map(({ number, notice }) => html`<li><cw-icon name="alert"></cw-icon><span><b class="code">${number}</b> ${faceNoticeWords(notice)}</span></li>`)}</ul>`
          : nothing
      }
      <div class="sheets" .style=${`--paper-width:${widthMm}mm;--paper-height:${heightMm}mm`}>
        ${job.badges.map(({ number, address }) => html`<div class="sheet"><img src=${address} width=${widthMm} height=${heightMm} alt=${msg(str`Badge ${number}`)} /></div>`)}
      </div>
    `;
  }
}

const headingOf = (count: number): string => (count === 1 ? msg('1 badge') : msg(str`${formatNumber(count)} badges`));

/** A declaration, since the element may be made while this module is still being read. */
function serialsIn(hash: string): number[] {
  const serials = hash.slice(1).split(',').map(Number);
  return [...new Set(serials.filter((serial) => Number.isSafeInteger(serial) && serial > 0))];
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-print-page': PrintPage;
  }
}
