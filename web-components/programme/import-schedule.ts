import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ImportOutcome, SchedulePreview } from '../../server/programme/programme.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { fields } from '../styles/fields.ts';
import { text } from '../styles/text.ts';
import { countsToTell } from './change-words.ts';
import { type Finding, findingWords, placeWords } from './finding-words.ts';
import './programme-problems.ts';
import type { ProgrammeServer, ScheduleAt } from './programme-server.ts';
import './schedule-preview.ts';

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'reading' }
  | { readonly name: 'previewed'; readonly at: ScheduleAt; readonly preview: SchedulePreview }
  | { readonly name: 'done'; readonly outcome: ImportOutcome }
  | { readonly name: 'failed'; readonly sentence: string; readonly faults: readonly Finding[] };

/** Takes a schedule in by file or address: first it is shown what would change, then it is put. Fires `put`. */
@customElement('cw-import-schedule')
export class ImportSchedule extends LitElement {
  @property({ attribute: false }) server?: ProgrammeServer;
  /** Of what is put: the same name again is a newer version. */
  @property() name = msg('Main programme');
  @property() address = '';
  @state() private isFollowed = true;
  @state() private fileName = '';
  @state() private stage: Stage = { name: 'choosing' };
  @query('input[type=file]') private readonly fileInput!: HTMLInputElement;

  static override styles = [
    base,
    text,
    beam,
    buttons,
    fields,
    css`
      :host { display: block; }
      .beam { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
      form { display: grid; gap: var(--s4); max-width: 48rem; }
      .ways { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s6); }
      .ways > div { display: grid; gap: var(--s3); align-content: start; justify-items: start; }
      .ways .labelled { width: 100%; }
      input[type='file'] { position: absolute; width: 1px; height: 1px; opacity: 0; }
      .file { overflow-wrap: anywhere; }
      .check { display: flex; gap: var(--s3); align-items: center; min-height: var(--hit); }
      .check input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); }
      li { display: grid; grid-template-columns: minmax(7rem, 1fr) 3fr; gap: var(--s3); padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
      @media (max-width: 640px) { .ways { grid-template-columns: 1fr; } li { grid-template-columns: 1fr; gap: 0; } }
    `,
  ];

  override render() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('Take a programme in')}</h2></div>
      ${this.#form()} ${this.#result()}
    </section>`;
  }

  #form() {
    const isReading = this.stage.name === 'reading';
    return html`<form @submit=${this.#asked}>
      <p class="small quiet">${msg('frab or pentabarf XML, frab or pretalx JSON, or a calendar (.ics). You see what would change before anything does.')}</p>
      <label class="labelled">${msg('What this programme is called here')}
        <span class="field"><input dir="auto" maxlength="100" required .value=${this.name} @input=${(
          event: InputEvent,
        ) => {
          this.name = (event.target as HTMLInputElement).value;
        }} /></span></label>
      <div class="ways">
        <div>
          <input type="file" tabindex="-1" aria-hidden="true" accept=".xml,.json,.ics,text/calendar,application/xml,application/json" @change=${this.#chosen} />
          <button class="btn" type="button" ?disabled=${isReading} @click=${() => this.fileInput.click()}><cw-icon name="upload"></cw-icon>${msg('Choose a file…')}</button>
          ${this.fileName ? html`<p class="file" dir="auto">${this.fileName}</p>` : nothing}
        </div>
        <div>
          <label class="labelled">${msg('or its address')}
            <span class="field"><input type="url" dir="ltr" placeholder="https://" maxlength="1000" .value=${this.address} @input=${(
              event: InputEvent,
            ) => {
              this.address = (event.target as HTMLInputElement).value;
            }} /></span></label>
          <label class="check"><input type="checkbox" .checked=${this.isFollowed} @change=${(event: Event) => {
            this.isFollowed = (event.target as HTMLInputElement).checked;
          }} />${msg('Look there every five minutes, and put what changes')}</label>
          <button class="btn" type="submit" ?disabled=${isReading}>${msg('See what would change')}</button>
        </div>
      </div>
    </form>`;
  }

  #result() {
    const { stage } = this;
    switch (stage.name) {
      case 'choosing':
        return html`<p role="status"></p>`;
      case 'reading':
        return html`<p role="status">${msg('Reading …')}</p>`;
      case 'previewed':
        return html`
          <cw-schedule-preview .preview=${stage.preview} time-zone=${stage.preview.timeZone}></cw-schedule-preview>
          <div class="acts">
            <button class="btn btn--main" type="button" @click=${() => this.#put(stage.at, stage.preview.hash)}>${msg('Put this programme')}</button>
            <button class="btn" type="button" @click=${() => {
              this.stage = { name: 'choosing' };
              this.fileName = '';
            }}>${msg('Leave it')}</button>
          </div>`;
      case 'done':
        return html`<p role="status">${msg('The programme is in:')} ${countsToTell(stage.outcome.counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(' · ')}</p>`;
      case 'failed':
        return html`<cw-notice in-flow>${stage.sentence}</cw-notice>
          ${stage.faults.length > 0 ? html`<ul aria-label=${msg('To mend')}>${stage.faults.map((fault) => html`<li><span class="code">${placeWords(fault.path)}</span><span>${findingWords(fault)}</span></li>`)}</ul>` : nothing}`;
    }
  }

  #chosen = () => {
    const file = this.fileInput.files?.[0];
    this.fileInput.value = '';
    if (!file) return;
    this.fileName = file.name;
    void this.#preview({ file });
  };

  #asked = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.address.trim()) return;
    this.fileName = '';
    void this.#preview({ address: this.address.trim(), isFollowed: this.isFollowed });
  };

  async #preview(at: ScheduleAt) {
    this.stage = { name: 'reading' };
    await this.#try(async (server) => {
      this.stage = { name: 'previewed', at, preview: await server.preview(this.name, at) };
    });
  }

  async #put(at: ScheduleAt, hash: string) {
    this.stage = { name: 'reading' };
    await this.#try(async (server) => {
      const outcome = await server.put(this.name, at, hash);
      this.stage = { name: 'done', outcome };
      this.dispatchEvent(new CustomEvent('put'));
    });
  }

  async #try(work: (server: ProgrammeServer) => Promise<void>) {
    try {
      if (this.server) await work(this.server);
    } catch (error) {
      const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : [];
      this.stage = { name: 'failed', sentence: sentenceOfError(error), faults };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-schedule': ImportSchedule;
  }
}
