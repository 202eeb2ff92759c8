import { msg, str } from '@lit/localize';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { delegateLocales } from '../../../db/vocabulary.ts';
import { noticesOf } from '../../../server/registration/printing/face/layout-notices.ts';
import {
  type BadgeDesign,
  type BadgeDesignList,
  type BadgeElement,
  type BadgeField,
  type BadgeLayout,
  badgePaperNames,
  type PreviewSample,
} from '../../../server/registration/printing/printing.contract.ts';
import '../../elements/icon.ts';
import { base } from '../../styles/base.ts';
import { beam } from '../../styles/beam.ts';
import { buttons } from '../../styles/buttons.ts';
import { fields } from '../../styles/fields.ts';
import { languageNames } from '../../styles/locale.ts';
import { text } from '../../styles/text.ts';
import './artwork-field.ts';
import './band-editor.ts';
import './design-canvas.ts';
import { editorStyles } from './design-editor.styles.ts';
import type { DesignServer } from './design-server.ts';
import { faceNoticeWords, noticeWords, paperName } from './design-words.ts';
import './element-editor.ts';
import { withElement, withField, withoutField } from './layout-changes.ts';
import { PreviewController } from './preview-controller.ts';
import { inventedSamples } from './samples.ts';

/** One design: the badge as it will be printed, and everything about it that can be changed. Tells by `change-layout`. */
@customElement('cw-design-editor')
export class DesignEditor extends LitElement {
  @property({ attribute: false }) server!: DesignServer;
  @property({ attribute: false }) design!: BadgeDesign;
  /** The layout as it is being changed. */
  @property({ attribute: false }) layout!: BadgeLayout;
  @property({ attribute: false }) builtIn!: BadgeDesignList['builtIn'];
  @property({ attribute: false }) longest: readonly PreviewSample[] = [];
  @state() private chosen: BadgeField | undefined = 'name';
  @state() private sampleIndex = 0;

  readonly #preview = new PreviewController(this, () => this.server);

  static override styles = [base, text, beam, buttons, fields, editorStyles];

  get #samples(): readonly PreviewSample[] {
    return [...this.longest, ...inventedSamples];
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('design') && changed.get('design')?.id !== this.design.id) this.chosen = 'name';
    const sample = this.#samples[this.sampleIndex] ?? inventedSamples[0];
    if (!sample) return;
    const artworkOf = this.design.hasArtwork ? this.design.id : undefined;
    this.#preview.show({ layout: this.layout, sample, artworkOf }, this.design.changedAt);
  }

  override render() {
    return html`
      <div class="badge">
        ${this.#sampleChoice()}
        <cw-design-canvas
          .layout=${this.layout}
          .picture=${this.#preview.picture}
          .chosen=${this.chosen}
          @choose-field=${this.#choose}
          @change-element=${this.#changeElement}
        ></cw-design-canvas>
        ${this.#notices()}
      </div>
      <div class="settings">
        <section class="beam">
          <div class="head"><h2>${msg('Place and size')}</h2></div>
          <cw-element-editor
            .layout=${this.layout}
            .chosen=${this.chosen}
            @choose-field=${this.#choose}
            @change-element=${this.#changeElement}
            @add-field=${({ detail }: CustomEvent<BadgeField>) => this.#add(detail)}
            @remove-field=${({ detail }: CustomEvent<BadgeField>) => this.#change(withoutField(this.layout, detail))}
          ></cw-element-editor>
        </section>
        ${this.#paper()} ${this.#colours()}
        <section class="beam">
          <div class="head"><h2>${msg('Artwork')}</h2></div>
          <cw-artwork-field .server=${this.server} .design=${this.design}></cw-artwork-field>
        </section>
      </div>
    `;
  }

  #sampleChoice() {
    return html`<label class="labelled">${msg('Shown for')}
      <span class="field"><select @change=${(event: Event) => {
        this.sampleIndex = (event.target as HTMLSelectElement).selectedIndex;
      }}>${this.#samples.map(
        ({ name, nameLatin }, index) =>
          html`<option ?selected=${index === this.sampleIndex}>${index < this.longest.length ? msg(str`${nameLatin} (long)`) : nameLatin === name ? name : `${name} · ${nameLatin}`}</option>`,
      )}</select></span>
    </label>`;
  }

  #notices() {
    const said = [
      ...noticesOf(this.layout).map(noticeWords),
      ...this.#preview.notices.map(faceNoticeWords),
      ...(this.#preview.fault ? [this.#preview.fault] : []),
    ];
    return html`<div class="notices" role="status">${
      said.length === 0
        ? html`<p class="quiet">${msg('Nothing is outside the safe area, and every text fits.')}</p>`
        : html`<ul>${said.map((sentence) => html`<li><cw-icon name="alert"></cw-icon>${sentence}</li>`)}</ul>`
    }</div>`;
  }

  #paper() {
    const { paper, secondLanguage } = this.layout;
    return html`<section class="beam">
      <div class="head"><h2>${msg('Paper and language')}</h2></div>
      <div class="pair">
        <label class="labelled">${msg('Paper')}
          <span class="field"><select @change=${(event: Event) => {
            const chosen = badgePaperNames[(event.target as HTMLSelectElement).selectedIndex];
            if (chosen) this.#change({ ...this.layout, paper: chosen, elements: this.builtIn[chosen].elements });
          }}>${badgePaperNames.map((each) => html`<option ?selected=${each === paper}>${paperName(each)}</option>`)}</select></span>
          <span class="hint">${msg('Another paper begins with places that suit it.')}</span>
        </label>
        <label class="labelled">${msg('Second language')}
          <span class="field"><select @change=${(event: Event) => {
            const chosen = delegateLocales[(event.target as HTMLSelectElement).selectedIndex];
            if (chosen) this.#change({ ...this.layout, secondLanguage: chosen });
          }}>${delegateLocales.map((each) => html`<option ?selected=${each === secondLanguage}>${each === 'en' ? msg('None') : languageNames[each]}</option>`)}</select></span>
          <span class="hint">${msg('Beside English, for the category and the conference.')}</span>
        </label>
      </div>
    </section>`;
  }

  #colours() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Category bands')}</h2></div>
      <cw-band-editor
        .bands=${this.layout.bands}
        @change-bands=${({ detail }: CustomEvent<BadgeLayout['bands']>) => this.#change({ ...this.layout, bands: detail })}
      ></cw-band-editor>
    </section>`;
  }

  readonly #choose = ({ detail }: CustomEvent<BadgeField | undefined>) => {
    this.chosen = detail;
  };

  readonly #changeElement = ({ detail }: CustomEvent<{ field: BadgeField; changes: Partial<BadgeElement> }>) => {
    this.#change(withElement(this.layout, detail.field, detail.changes));
  };

  #add(field: BadgeField) {
    this.#change(withField(this.layout, field));
    this.chosen = field;
  }

  #change(layout: BadgeLayout) {
    this.dispatchEvent(new CustomEvent('change-layout', { detail: layout }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-design-editor': DesignEditor;
  }
}
