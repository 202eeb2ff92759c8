import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { VenueFormat } from '../../db/venue-vocabulary.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import '../elements/select-field.ts';
import '../elements/text-field.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './finding-report.ts';
import { type FoundThing, foundFault } from './finding-words.ts';
import { formatOfFiles, guessFormat } from './guess-format.ts';
import { packFiles } from './pack-files.ts';
import type { VenueServer } from './venue-server.ts';
import { formatChoices } from './venue-words.ts';

interface Chosen {
  readonly bytes: Blob;
  readonly source: string;
}

type Stage =
  | { readonly name: 'choosing' | 'reading' }
  | { readonly name: 'done'; readonly hotspots: number }
  | { readonly name: 'failed'; readonly sentence: string; readonly faults: readonly FoundThing[] };

const noAnchor = { longitude: '', latitude: '', bearing: '0' };

/** Takes a plan in by its file, with what its format needs beside it. Fires `drafted`. */
@customElement('cw-import-plan')
export class ImportPlan extends LitElement {
  @property({ attribute: false }) server?: VenueServer;
  @state() private chosen: Chosen | undefined;
  @state() private format: VenueFormat | '' = '';
  @state() private anchor = noAnchor;
  @state() private stage: Stage = { name: 'choosing' };
  @query('input[type=file]') private readonly fileInput!: HTMLInputElement;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      [role='status']:empty { margin-block-start: calc(-1 * var(--s4)); }
      :host { display: block; }
      .beam { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
      form { display: grid; gap: var(--s4); max-width: 44rem; justify-items: start; }
      form > * { min-width: 0; max-width: 100%; }
      cw-select-field, .anchor { width: 100%; }
      .file { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
      .file .name { overflow-wrap: anywhere; }
      input[type='file'] { position: absolute; width: 1px; height: 1px; opacity: 0; }
      .anchor { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--s3); }
      .anchor p { grid-column: 1 / -1; }
      @media (max-width: 640px) { .anchor { grid-template-columns: 1fr; } }
    `,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Take a plan in')}</h2></div>
      ${this.#form()} ${this.#result()}
    </section>`;
  }

  #form() {
    const { chosen } = this;
    return html`<form @submit=${this.#send}>
      <p class="small quiet">${msg('It becomes the draft, in the place of the draft there is. What is in use stays until you publish.')}</p>
      <div class="file">
        <input type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#take} />
        <button class="btn" type="button" @click=${() => this.fileInput.click()}><cw-icon name="upload"></cw-icon>${chosen ? msg('Another file…') : msg('Choose a file…')}</button>
        <span role="status">${chosen ? html`<span class="name" dir="auto">${chosen.source}</span> <span class="small quiet">${kilobytes(chosen.bytes.size)}</span>` : nothing}</span>
      </div>
      <cw-select-field label=${msg('Format')} .value=${this.format} .choices=${formatChoices()} unchosen=${msg('Choose a file first')} @change-value=${(
        event: CustomEvent<VenueFormat | ''>,
      ) => {
        this.format = event.detail;
      }}></cw-select-field>
      ${this.format === 'c3nav' ? this.#anchorFields() : nothing}
      <button class="btn btn--main" type="submit" ?disabled=${!this.#isReady()}>${msg('Make it the draft')}</button>
    </form>`;
  }

  #anchorFields() {
    const field = (part: keyof typeof noAnchor, label: string) =>
      html`<cw-text-field type="number" label=${label} .value=${this.anchor[part]} @change-value=${(
        event: CustomEvent<string>,
      ) => {
        this.anchor = { ...this.anchor, [part]: event.detail };
      }}></cw-text-field>`;
    return html`<div class="anchor" role="group" aria-labelledby="anchor">
      <p id="anchor" class="small">${msg('This plan knows no place on the earth. Where is its middle, and where does its upper edge look?')}</p>
      ${field('latitude', msg('Latitude, degrees'))} ${field('longitude', msg('Longitude, degrees'))}
      ${field('bearing', msg('Upper edge, degrees from north'))}
    </div>`;
  }

  #result() {
    const { stage } = this;
    switch (stage.name) {
      case 'choosing':
        return html`<p role="status"></p>`;
      case 'reading':
        return html`<p role="status">${msg('The file is being read …')}</p>`;
      case 'done':
        return html`<p role="status">${msg('It is the draft now.')}${stage.hotspots > 0 ? ` ${msg(str`Positions of hotspots in the file: ${formatNumber(stage.hotspots)}.`)}` : nothing}</p>`;
      case 'failed':
        return html`<cw-notice in-flow>${stage.sentence}</cw-notice>
          ${stage.faults.length > 0 ? html`<cw-finding-report .found=${stage.faults}></cw-finding-report>` : nothing}`;
    }
  }

  #isReady(): boolean {
    const { longitude, latitude } = this.anchor;
    const isAnchored = this.format !== 'c3nav' || (longitude.trim() !== '' && latitude.trim() !== '');
    return this.chosen !== undefined && this.format !== '' && isAnchored && this.stage.name !== 'reading';
  }

  #take = async () => {
    const files = [...(this.fileInput.files ?? [])];
    this.fileInput.value = '';
    await this.take(files);
  };

  /** Files that were chosen: several together are the parts of one plan. */
  async take(files: readonly File[]) {
    const [first] = files;
    if (!first) return;
    this.stage = { name: 'choosing' };
    const isOne = files.length === 1;
    const bytes = isOne ? first : await packFiles(files.map((file) => ({ name: file.name, bytes: file })));
    const names = files.map(({ name }) => name);
    this.format = (isOne ? await guessFormat(first) : undefined) ?? formatOfFiles(names) ?? '';
    this.chosen = { bytes, source: names.join(', ').slice(0, 200) };
  }

  #send = async (event: SubmitEvent) => {
    event.preventDefault();
    const { chosen, format, server } = this;
    if (!chosen || format === '' || !server || !this.#isReady()) return;
    this.stage = { name: 'reading' };
    try {
      const file = { ...chosen, format, ...(format === 'c3nav' && { anchor: this.anchor }) };
      const outcome = await server.draft(file);
      this.stage = { name: 'done', hotspots: outcome.hotspots.length };
      this.chosen = undefined;
      this.format = '';
      this.dispatchEvent(new CustomEvent('drafted'));
    } catch (error) {
      const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : [];
      this.stage = { name: 'failed', sentence: sentenceOfError(error), faults: faults.map(foundFault) };
    }
  };
}

const kilobytes = (bytes: number): string => msg(str`${formatNumber(Math.max(1, Math.round(bytes / 1024)))} KiB`);

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-plan': ImportPlan;
  }
}
