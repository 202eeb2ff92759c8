import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  BadgeDesign,
  BadgeDesignList,
  BadgeLayout,
  PreviewSample,
} from '../../../server/registration/printing/printing.contract.ts';
import { sentenceOfError } from '../../api/problem.ts';
import '../../elements/notice.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { loading } from '../../styles/loading.ts';
import { text } from '../../styles/text.ts';
import { panelStyles } from '../panel.styles.ts';
import './design-editor.ts';
import './design-in-force.ts';
import { type DesignServer, httpDesignServer } from './design-server.ts';
import './designs-list.ts';

/** How badges look: the designs, the one in use, and the one that is being changed. */
@customElement('cw-designs-panel')
export class DesignsPanel extends LitElement {
  @property({ attribute: false }) server: DesignServer = httpDesignServer;
  @state() private list?: BadgeDesignList;
  @state() private longest: readonly PreviewSample[] = [];
  @state() private open?: BadgeDesign | undefined;
  @state() private layout?: BadgeLayout | undefined;
  @state() private name = '';
  @state() private error: unknown;
  @state() private isBusy = false;
  @state() private said = '';

  static override styles = [
    base,
    text,
    buttons,
    beam,
    fields,
    loading,
    panelStyles,
    css`
      .scroll { position: relative; }
      .beam { max-width: 72rem; }
      .name { max-width: 30rem; font-family: var(--font-ui); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this.error = undefined;
    try {
      const [list, longest] = await Promise.all([this.server.list(), this.server.longest()]);
      this.list = list;
      this.longest = longest;
      this.#show(list.designs.find(({ id }) => id === this.open?.id) ?? list.designs[0]);
    } catch (error) {
      this.error = error;
    }
  }

  #show(design: BadgeDesign | undefined) {
    this.open = design;
    this.layout = design?.layout;
    this.name = design?.name ?? '';
  }

  override render() {
    const { list } = this;
    return html`
      <div class="scroll">
        ${this.error ? this.#failed() : nothing}
        ${list ? this.#sections(list) : this.error ? nothing : html`<p><span class="load"></span></p>`}
      </div>
      <div class="bar">
        <p role="status" class="quiet">${this.#isChanged ? msg('There are changes that are not saved.') : this.said}</p>
        <button class="btn" type="button" ?disabled=${!this.#isChanged || this.isBusy} @click=${() => this.#show(this.open)}>${msg('Leave it as it was')}</button>
        <button class="btn btn--main" type="button" ?disabled=${!this.#isChanged || this.isBusy || this.name.trim() === ''} @click=${this.#save}>${msg('Save')}</button>
      </div>
    `;
  }

  #sections({ designs, builtIn }: BadgeDesignList) {
    const { open, layout } = this;
    return html`
      <section class="beam">
        <div class="head"><h2>${msg('Badge designs')}</h2></div>
        <cw-designs-list
          .designs=${designs}
          .openId=${open?.id}
          ?disabled=${this.isBusy || this.#isChanged}
          @open-design=${({ detail }: CustomEvent<BadgeDesign>) => this.#show(detail)}
          @use-design=${({ detail }: CustomEvent<BadgeDesign>) => this.#ask(async () => this.#changed(await this.server.use(detail), msg('Badges are printed with it from now on.')))}
          @remove-design=${({ detail }: CustomEvent<BadgeDesign>) => this.#ask(() => this.#remove(detail))}
          @make-design=${({ detail }: CustomEvent<string>) => this.#ask(async () => this.#changed(await this.server.make(detail, layout ?? builtIn.a6), msg('A new design, which is not in use yet.')))}
        ></cw-designs-list>
      </section>
      <cw-design-in-force .server=${this.server} .designs=${designs} .builtIn=${builtIn}></cw-design-in-force>
      ${open && layout ? this.#editor(open, layout, builtIn) : nothing}
    `;
  }

  #editor(open: BadgeDesign, layout: BadgeLayout, builtIn: BadgeDesignList['builtIn']) {
    return html`<section class="beam design">
      <div class="head"><h2>${open.name}</h2></div>
      <label class="labelled name">${msg('Name of the design')}
        <span class="field"><input maxlength="80" .value=${this.name} @input=${(event: Event) => {
          this.name = (event.target as HTMLInputElement).value;
        }} /></span>
      </label>
      <cw-design-editor
        .server=${this.server}
        .design=${open}
        .layout=${layout}
        .builtIn=${builtIn}
        .longest=${this.longest}
        @change-layout=${({ detail }: CustomEvent<BadgeLayout>) => {
          this.layout = detail;
        }}
        @artwork-change=${({ detail }: CustomEvent<BadgeDesign>) => this.#artworkChanged(detail)}
      ></cw-design-editor>
    </section>`;
  }

  get #isChanged(): boolean {
    const { open, layout, name } = this;
    if (!open || !layout) return false;
    return name !== open.name || JSON.stringify(layout) !== JSON.stringify(open.layout);
  }

  #save() {
    const { open, layout, name } = this;
    if (!open || !layout) return;
    void this.#ask(async () => this.#changed(await this.server.change(open, name.trim(), layout), msg('Saved.')));
  }

  async #changed(design: BadgeDesign, said: string) {
    this.open = design;
    await this.#load();
    this.said = said;
  }

  /** What else is being changed stays, to be saved or left. */
  #artworkChanged(design: BadgeDesign) {
    this.open = design;
    if (this.list) {
      const designs = this.list.designs.map((each) => (each.id === design.id ? design : each));
      this.list = { ...this.list, designs };
    }
  }

  async #remove(design: BadgeDesign) {
    await this.server.remove(design);
    await this.#load();
    this.said = msg('The design is removed.');
  }

  async #ask(work: () => Promise<void>) {
    this.isBusy = true;
    this.said = '';
    this.error = undefined;
    try {
      await work();
    } catch (error) {
      this.error = error;
    }
    this.isBusy = false;
  }

  #failed() {
    return html`<cw-notice in-flow>
      ${sentenceOfError(this.error)}
      <button slot="action" class="btn btn--small" type="button" @click=${this.#load}>${msg('Read it again')}</button>
    </cw-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-designs-panel': DesignsPanel;
  }
}
