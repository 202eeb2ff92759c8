import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CompanionList } from '../../server/registration/forms/forms.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { formatDateTime } from '../styles/format.ts';
import { pageLanguage } from '../styles/locale.ts';
import { text } from '../styles/text.ts';
import type { DelegateServer } from './delegate-server.ts';
import { folded } from './folded.styles.ts';
import { standingWords } from './standing-words.ts';

type BegunForm = CompanionList['forms'][number];

/** Who comes with the delegate, each with a form and a badge of their own; nothing where nobody may. */
@customElement('cw-companion-list')
export class CompanionListElement extends LitElement {
  @property({ attribute: false }) server!: DelegateServer;
  @state() private list?: CompanionList | undefined;
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private said = '';
  /** The form that is asked about before it is taken back. */
  @state() private asked = '';
  @query('form') private readonly form!: HTMLFormElement;

  static override styles = [
    base,
    text,
    beam,
    folded,
    buttons,
    fields,
    css`
      li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s1) var(--s4); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      li .name { font-size: 1.0625rem; overflow-wrap: anywhere; }
      form { display: grid; gap: var(--s3); margin-block-start: var(--s3); }
      .status { white-space: normal; }
      .whole { flex: 1 0 100%; }
      bdi { overflow-wrap: anywhere; min-width: 0; }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  /** Without network the list is not there, and nothing is missed: the badge is what counts then. */
  async #load() {
    this.list = await this.server.companions().catch(() => this.list);
  }

  override render() {
    const { list } = this;
    if (!list || (list.atMost === 0 && list.companions.length === 0)) return nothing;
    const hasRoom = list.companions.length + list.forms.length < list.atMost;
    return html`<details class="beam">
      <summary>${msg('Somebody comes with you?')}</summary>
      <ul>
        ${list.companions.map(({ name, standing }) => this.#row(html`<span class="name" dir="auto">${name}</span>`, standing))}
        ${list.forms.map((form) => this.#formRow(form))}
      </ul>
      ${this.error ? html`<cw-notice in-flow>${sentenceOfError(this.error)}</cw-notice>` : nothing}
      ${hasRoom ? this.#form() : nothing}
      <p role="status" class="small quiet">${this.said}</p>
    </details>`;
  }

  #row(who: unknown, standing: CompanionList['companions'][number]['standing']) {
    const { mark, word } = standingWords(standing);
    return html`<li>${who}<span class="status"><cw-mark kind=${mark}></cw-mark>${word}</span></li>`;
  }

  #formRow({ id, email, expiresAt }: BegunForm) {
    const { mark } = standingWords('invited');
    return html`<li>
      <bdi>${email}</bdi>
      <span class="status"><cw-mark kind=${mark}></cw-mark>${msg(str`invited, until ${formatDateTime(expiresAt)}`)}</span>
      ${
        this.asked === id
          ? html`<p class="small whole">${msg('The link in their letter will open nothing any more, and what they typed is lost.')}</p>
            <button class="btn btn--small" type="button" @click=${() => this.#ask('')}>${msg('Keep it')}</button>
            <button class="btn btn--small" type="button" ?disabled=${this.isBusy} @click=${() => this.#takeBack(id, email)}>${msg('Take it back')}</button>`
          : html`<button class="btn btn--small" type="button" @click=${() => this.#ask(id)}>${msg('Take back the form')}</button>`
      }
    </li>`;
  }

  #ask(formId: string) {
    this.asked = formId;
    this.said = '';
  }

  async #takeBack(formId: string, email: string) {
    this.isBusy = true;
    this.error = undefined;
    try {
      await this.server.takeCompanionBack(formId);
      this.said = msg(str`The form for ${email} is taken back.`);
    } catch (error) {
      this.error = error;
    }
    this.asked = '';
    await this.#load();
    this.isBusy = false;
  }

  #form() {
    return html`<form @submit=${this.#invite}>
      <label class="labelled">
        ${msg('Their e-mail address')}
        <span class="field"><input name="email" type="email" required maxlength="254" autocomplete="off" dir="ltr" /></span>
      </label>
      <p class="hint">${msg('They get a form of their own, and a badge of their own.')}</p>
      <button class="btn" type="submit" ?disabled=${this.isBusy}>${msg('Send the form')}</button>
    </form>`;
  }

  async #invite(event: SubmitEvent) {
    event.preventDefault();
    const email = String(new FormData(this.form).get('email') ?? '').trim();
    this.isBusy = true;
    this.error = undefined;
    try {
      await this.server.inviteCompanion({ email, locale: pageLanguage() });
      this.form.reset();
      this.said = msg(str`A form was sent to ${email}.`);
      await this.#load();
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-companion-list': CompanionListElement;
  }
}
