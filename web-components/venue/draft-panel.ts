import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  PublishOutcome,
  VenueVersion,
  VersionComparison,
  VersionReport,
} from '../../server/wayfinding/versions/versions.contract.ts';
import { ApiProblem, sentenceOfError } from '../api/problem.ts';
import '../elements/dialog.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import './finding-report.ts';
import { type FoundThing, foundFault, foundThing } from './finding-words.ts';
import type { VenueServer } from './venue-server.ts';
import { planSize } from './venue-words.ts';
import './version-changes.ts';

type Asked = 'publish' | 'discard';

/** The draft: what was found of it, what it would change, and the two things that can become of it. Fires `decided`. */
@customElement('cw-draft-panel')
export class DraftPanel extends LitElement {
  @property({ attribute: false }) server?: VenueServer;
  @property({ attribute: false }) draft?: VenueVersion | undefined;
  /** What is in use, that the draft is held against. */
  @property({ attribute: false }) published?: VenueVersion | undefined;
  @state() private report: VersionReport['report'] | undefined;
  @state() private comparison: VersionComparison | undefined;
  @state() private asked: Asked | undefined;
  @state() private isBusy = false;
  @state() private fault = '';
  @state() private faults: readonly FoundThing[] = [];
  @state() private told = '';

  static override styles = [
    base,
    text,
    beam,
    buttons,
    css`
      [role='status']:empty { margin-block-start: calc(-1 * var(--s4)); }
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s6); }
      .beam { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
      .sum { font: var(--type-lead); }
    `,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    const before = changed.get('draft') as VenueVersion | undefined;
    if (changed.has('draft') && before?.id !== this.draft?.id) void this.#load();
  }

  async #load() {
    const { server, draft, published } = this;
    this.report = undefined;
    this.comparison = undefined;
    this.faults = [];
    this.fault = '';
    if (!server || !draft) return;
    this.told = '';
    try {
      const [{ report }, comparison] = await Promise.all([
        server.report(draft.id),
        published ? server.compare(published.id, draft.id) : undefined,
      ]);
      if (this.draft?.id !== draft.id) return;
      this.report = report;
      this.comparison = comparison;
    } catch (error) {
      this.#tell(error);
    }
  }

  override render() {
    const { draft } = this;
    return html`
      <section class="beam">
        <div class="head"><h2>${msg('Draft')}</h2>${draft ? html`<span class="note">${msg(str`version ${draft.number}`)}</span>` : nothing}</div>
        ${this.fault ? html`<cw-notice in-flow>${this.fault}</cw-notice>` : nothing}
        ${this.faults.length > 0 ? html`<cw-finding-report .found=${this.faults}></cw-finding-report>` : nothing}
        <p role="status">${this.told}</p>
        ${draft ? this.#draft(draft) : html`<p class="quiet">${msg('There is none. A file that you take in becomes one; so does a version that you put back.')}</p>`}
      </section>
      ${draft ? this.#findings(draft) : nothing} ${draft && this.published ? this.#changes() : nothing}
      ${this.#dialog()}
    `;
  }

  #draft(draft: VenueVersion) {
    const { source, madeAt, madeBy, errors } = draft;
    const isStopped = errors > 0;
    return html`
      <p class="sum">${isStopped ? msg(str`It cannot be published yet. To be mended: ${formatNumber(errors)}.`) : msg('It can be published.')}</p>
      <p><span class="name" dir="auto">${source}</span> <span class="small quiet">${planSize(draft)} · ${formatDateTime(madeAt)}${madeBy ? html` · <bdi>${madeBy}</bdi>` : nothing}</span></p>
      <div class="acts">
        <button class="btn btn--main" type="button" ?disabled=${isStopped || this.isBusy} @click=${() => this.#ask('publish')}>${msg('Publish…')}</button>
        <button class="btn" type="button" ?disabled=${this.isBusy} @click=${() => this.#ask('discard')}>${msg('Discard…')}</button>
      </div>`;
  }

  #findings(draft: VenueVersion) {
    const { report } = this;
    const counts = msg(
      str`stops publishing: ${formatNumber(draft.errors)} · to look at: ${formatNumber(draft.warnings)}`,
    );
    return html`<section class="beam">
      <div class="head"><h2>${msg('What was found')}</h2><span class="note">${counts}</span></div>
      ${report === undefined ? html`<p class="quiet">${this.fault ? nothing : msg('Loading …')}</p>` : nothing}
      ${report?.counts.length === 0 ? html`<p>${msg('Nothing: every place can be reached, and no zone leaks.')}</p>` : nothing}
      ${report && report.counts.length > 0 ? html`<cw-finding-report .found=${report.findings.map(foundThing)} .counts=${report.counts}></cw-finding-report>` : nothing}
    </section>`;
  }

  #changes() {
    return html`<section class="beam">
      <div class="head"><h2>${msg('What publishing changes')}</h2><span class="note">${msg(str`against version ${this.published?.number ?? ''}`)}</span></div>
      ${this.comparison ? html`<cw-version-changes .comparison=${this.comparison}></cw-version-changes>` : html`<p class="quiet">${this.fault ? nothing : msg('Loading …')}</p>`}
    </section>`;
  }

  #dialog() {
    const isPublish = this.asked === 'publish';
    const heading = isPublish ? msg('Publish this plan') : msg('Discard this draft');
    const gone = this.comparison?.places.removed ?? 0;
    return html`<cw-dialog heading=${heading} .open=${this.asked !== undefined} @close=${() => {
      this.asked = undefined;
    }}>
      ${isPublish ? html`<p>${msg('From now on ways are found by it, on every phone and board. New places get their codes; codes of old ones stay.')}</p>` : html`<p>${msg('What was taken in goes. What is in use stays as it is.')}</p>`}
      ${isPublish && gone > 0 ? html`<p>${msg(str`Places that nobody finds any more: ${formatNumber(gone)}. Their signs then lead to nothing.`)}</p>` : nothing}
      <button slot="actions" class="btn ${isPublish ? 'btn--main' : 'btn--refuse'}" type="button" @click=${this.#decide}>${isPublish ? msg('Publish') : msg('Discard')}</button>
    </cw-dialog>`;
  }

  #ask(asked: Asked) {
    this.asked = asked;
  }

  #decide = async () => {
    const { asked, server, draft } = this;
    this.asked = undefined;
    if (!server || !draft || !asked) return;
    this.isBusy = true;
    this.fault = '';
    this.faults = [];
    try {
      if (asked === 'publish') this.told = publishedWords(await server.publish(draft.id));
      else {
        await server.discard();
        this.told = msg('The draft is gone.');
      }
      this.dispatchEvent(new CustomEvent('decided', { detail: asked }));
    } catch (error) {
      this.#tell(error);
    } finally {
      this.isBusy = false;
    }
  };

  #tell(error: unknown) {
    this.fault = sentenceOfError(error);
    this.faults = error instanceof ApiProblem ? (error.problem.faults ?? []).map(foundFault) : [];
  }
}

function publishedWords({ version, codesMade, withoutCode, closuresLost }: PublishOutcome): string {
  const words = [msg(str`Version ${version.number} is in use.`)];
  if (codesMade > 0) words.push(msg(str`Places that got a code: ${formatNumber(codesMade)}.`));
  if (withoutCode > 0) words.push(msg(str`Places for which no code is left: ${formatNumber(withoutCode)}.`));
  if (closuresLost > 0)
    words.push(
      msg(str`Closures of walkways that are not in it, to end and choose again: ${formatNumber(closuresLost)}.`),
    );
  return words.join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-draft-panel': DraftPanel;
  }
}
