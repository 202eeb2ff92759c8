import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AccessPointCertificate } from '../../server/network-access/access-points/access-points.contract.ts';
import { Attempt } from '../api/attempt.ts';
import '../elements/dialog.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatDate } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './access-points-problems.ts';
import type { AccessPointsServer } from './access-points-server.ts';
import type { AccessPoint } from './certificate-standing.ts';
import { saveFile } from './save-file.ts';

/** A certificate for one access point over TLS: for its own key, or with one that is made. Tells `made` and `close`. */
@customElement('cw-certificate-dialog')
export class CertificateDialog extends LitElement {
  @property({ attribute: false }) server!: Pick<AccessPointsServer, 'certify'>;
  /** Whose; the dialog is open while there is one. */
  @property({ attribute: false }) point: AccessPoint | undefined;
  @state() private hasOwnKey = true;
  @state() private made: AccessPointCertificate | undefined;
  @query('textarea') private readonly request!: HTMLTextAreaElement | null;
  readonly #attempt = new Attempt(this);

  static override styles = [
    base,
    text,
    buttons,
    fields,
    css`
      cw-dialog { --dialog-width: 40rem; }
      form, .made { display: grid; gap: var(--s4); }
      fieldset { display: grid; gap: var(--s2); margin: 0; padding: 0; border: 0; }
      legend { padding: 0; margin-block-end: var(--s2); font: 700 0.8125rem/1.25rem var(--font-ui); }
      .way { display: flex; gap: var(--s3); align-items: start; min-height: var(--hit); padding-block: var(--s2); cursor: pointer; }
      .way input { flex: none; width: 1.25rem; height: 1.25rem; margin: 2px 0; accent-color: var(--accent); }
      .way small { display: block; font: var(--type-small); color: var(--ink-2); }
      textarea { font-family: var(--font-code); font-size: 0.8125rem; line-height: 1.25rem; }
      .files { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .code { overflow-wrap: anywhere; }
    `,
  ];

  override render() {
    const { name = '' } = this.point ?? {};
    return html`<cw-dialog heading=${msg(str`Certificate of ${name}`)} .open=${this.point !== undefined} @close=${this.#close}>
      ${this.#attempt.fault ? html`<cw-notice in-flow>${this.#attempt.fault}</cw-notice>` : nothing}
      ${this.made ? this.#files(this.made) : this.#form()}
      ${
        this.made
          ? html`<button slot="actions" class="btn" type="button" @click=${this.#close}>${msg('Close')}</button>`
          : html`<button slot="actions" class="btn btn--main" type="button" ?disabled=${this.#attempt.isBusy} @click=${this.#make}>${msg('Make the certificate')}</button>`
      }
    </cw-dialog>`;
  }

  #form() {
    const way = (hasOwnKey: boolean, words: string, hint: string) =>
      html`<label class="way"><input type="radio" name="key" .checked=${this.hasOwnKey === hasOwnKey} @change=${() => {
        this.hasOwnKey = hasOwnKey;
      }} /><span>${words}<small>${hint}</small></span></label>`;
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${this.point?.certificateUntil ? html`<p><b>${msg('The certificate that it has now is believed no more as soon as this one is made: until it has the new one, nobody joins there.')}</b></p>` : nothing}
      <fieldset>
        <legend>${msg('The key')}</legend>
        ${way(true, msg('It has one already, and asks for a certificate'), msg('Best: the key never leaves the access point.'))}
        ${way(false, msg('Make one here'), msg('For an access point that cannot make one. It is shown once, and kept nowhere.'))}
      </fieldset>
      ${
        this.hasOwnKey
          ? html`<label class="labelled">${msg('Its request for a certificate, in PEM (PKCS #10)')}
              <textarea rows="6" dir="ltr" maxlength="16384" spellcheck="false" placeholder="-----BEGIN CERTIFICATE REQUEST-----"></textarea>
            </label>`
          : nothing
      }
    </form>`;
  }

  #files({ certificate, privateKey, authorities, serverName, expiresAt }: AccessPointCertificate) {
    const name = (this.point?.name ?? '').replaceAll(/[^\p{L}\p{N}.-]+/gu, '-');
    const file = (words: string, content: string, ending: string, look = '') =>
      html`<button class="btn ${look}" type="button" @click=${() => saveFile(`${name}${ending}`, content)}><cw-icon name="download"></cw-icon>${words}</button>`;
    return html`<div class="made">
      <p role="status">${msg(str`The certificate is good until ${formatDate(expiresAt)}. Put these files onto the access point.`)}</p>
      ${privateKey ? html`<cw-notice in-flow kind="refer">${msg('The key is told only now. Save it before you close this.')}</cw-notice>` : nothing}
      <div class="files">
        ${file(msg('Certificate'), certificate, '.pem', 'btn--main')}
        ${privateKey ? file(msg('Key'), privateKey, '.key', 'btn--main') : nothing}
        ${file(msg('Authorities'), authorities, '-authorities.pem')}
      </div>
      <p>${msg('It must trust the authorities alone, and take no server that is not called:')} <bdi class="code" dir="ltr">${serverName}</bdi></p>
    </div>`;
  }

  readonly #make = async () => {
    const { point } = this;
    if (!point) return;
    const request = this.hasOwnKey ? (this.request?.value.trim() ?? '') : undefined;
    if (request === '') {
      this.#attempt.say(msg('Paste the request first, or have a key made here.'));
      this.request?.focus();
      return;
    }
    const isMade = await this.#attempt.run(async () => {
      this.made = await this.server.certify(point.name, request);
    });
    if (isMade) this.dispatchEvent(new Event('made'));
  };

  /** Nothing of it is kept, the key least of all. */
  readonly #close = () => {
    this.point = undefined;
    this.made = undefined;
    this.hasOwnKey = true;
    this.#attempt.say('');
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-certificate-dialog': CertificateDialog;
  }
}
