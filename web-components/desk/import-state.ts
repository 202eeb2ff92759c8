import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { StateOf } from '../../server/live/define-topic.ts';
import type { ImportOutcome, ImportPreview, importProgress } from '../../server/registration/import/import.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/meter.ts';
import { TickController } from '../elements/tick-controller.ts';
import type { View } from '../live/view.ts';
import { base } from '../styles/base.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatDuration, formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import type { ImportStage } from './import-run.ts';

type Progress = StateOf<typeof importProgress>;
type Running = Extract<ImportStage, { at: 'running' }>;

/** Where an import is: a heading, the file, a bed that fills, a sentence, three figures. */
@customElement('cw-import-state')
export class ImportState extends LitElement {
  @property({ attribute: false }) stage: ImportStage = { at: 'choosing' };
  @property({ attribute: false }) progress: View<Progress> = { status: 'loading' };

  readonly ticks = new TickController(this);

  static override styles = [
    base,
    text,
    css`
      :host { display: block; }
      h2 { font: var(--type-head); text-wrap: balance; }
      .file { font: var(--type-small); color: var(--ink-2); margin-block: var(--s1) var(--s6); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      cw-meter { --meter-height: 20px; margin-block: var(--s2); }
      .say { font: var(--type-lead); color: var(--ink-2); }
      .say b { color: var(--ink); }
      dl { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; margin-block-start: var(--s6); }
      dl div { display: flex; flex-direction: column-reverse; }
      dt { font: var(--type-small); color: var(--ink-2); }
      .aside { margin-block-start: var(--s3); }
      dd { font: 700 2rem/2.5rem var(--font-ui); font-variant-numeric: tabular-nums; white-space: nowrap; }
    `,
  ];

  override render() {
    const { stage } = this;
    switch (stage.at) {
      case 'choosing':
        return this.#choosing();
      case 'running':
        return this.#running(stage);
      case 'unread':
        return this.#unread(stage);
      case 'tried':
        return this.#tried(stage.outcome);
      case 'done':
        return this.#done(stage.outcome);
      case 'faulty':
        return this.#faulty(stage.outcome);
      case 'stopped':
        return this.#ended(msg('Stopped'), stage.fileName, msg('Nothing was imported: the register is as it was.'));
      case 'failed':
        return this.#ended(msg('Not imported'), stage.fileName, sentenceOfError(stage.error));
    }
  }

  #choosing() {
    return html`
      <h2>${msg('Import delegates')}</h2>
      <p class="say">${msg('Choose a CSV file, or drop it here. You see what it would change before anything does.')}</p>
    `;
  }

  #running({ fileName, startedAt, bytes, isDryRun }: Running) {
    const progress = 'value' in this.progress ? this.progress.value : undefined;
    const rows = formatNumber(progress?.rowsRead ?? 0);
    const faults = progress?.faultCount ?? 0;
    const isWriting = progress?.phase === 'writing';
    return html`
      <h2>${isWriting && !isDryRun ? msg('Writing') : isDryRun ? msg('Reading') : msg('Importing')}</h2>
      <p class="file" dir="auto">${fileName}</p>
      <cw-meter plain .value=${progress?.bytesRead ?? 0} .max=${Math.max(1, progress?.bytesTotal ?? bytes)} label=${msg('Read of the file')}></cw-meter>
      <p class="say"><b>${msg(str`${rows} rows read.`)}</b> ${
        isDryRun
          ? msg('Nothing is kept yet. Leave this page open.')
          : msg('Nothing is kept unless every row is right. Leave this page open.')
      }</p>
      ${this.#figures([
        [msg('rows'), rows],
        [msg('to mend'), formatNumber(faults), faults > 0],
        [msg('so far'), formatDuration(Date.now() - startedAt)],
      ])}
    `;
  }

  #done({ fileName, rowsRead, created, waitlisted, changed, unchanged }: ImportOutcome) {
    const rows = formatNumber(rowsRead);
    return html`
      <div role="status"><h2>${msg('Imported')}</h2></div>
      <p class="file" dir="auto">${fileName}</p>
      <cw-meter plain .value=${1} .max=${1} label=${msg('Read of the file')}></cw-meter>
      <p class="say"><b>${rowsRead === 1 ? msg('The row is in.') : msg(str`All ${rows} rows are in.`)}</b> ${msg('Importing the same file again changes nothing.')}</p>
      ${this.#figures([
        [msg('new'), formatNumber(created)],
        [msg('changed'), formatNumber(changed)],
        [msg('as before'), formatNumber(unchanged)],
      ])}
      ${waitlisted > 0 ? html`<p class="aside">${this.#waits(waitlisted)}</p>` : nothing}
    `;
  }

  #waits(count: number): string {
    return count === 1
      ? msg('1 of the new is on the waiting list: their category is full.')
      : msg(str`${formatNumber(count)} of the new are on the waiting list: their categories are full.`);
  }

  #unread({ fileName, survey }: Extract<ImportStage, { at: 'unread' }>) {
    const rows = formatNumber(survey.rowsRead);
    return html`
      <div role="status"><h2>${msg('What is in it?')}</h2></div>
      <p class="file" dir="auto">${fileName}</p>
      <p class="say"><b>${survey.rowsRead === 1 ? msg('1 row.') : msg(str`${rows} rows.`)}</b> ${msg('Check what each heading means, then have the file read.')}</p>
    `;
  }

  #tried(outcome: ImportOutcome) {
    const { fileName, created, changed, unchanged, leftOut, preview, mapping } = outcome;
    return html`
      <div role="status"><h2>${created + changed === 0 ? msg('Nothing would change') : msg('Ready to import')}</h2></div>
      <p class="file" dir="auto">${fileName}</p>
      <p class="say"><b>${msg('Every row is right.')}</b> ${msg('Nothing is kept until you import it.')}</p>
      ${mapping ? html`<p class="small quiet">${msg(str`Headings read as: ${mapping.name}`)}</p>` : nothing}
      ${this.#figures([
        [msg('would be new'), formatNumber(created)],
        [msg('would change'), formatNumber(changed)],
        [msg('as before'), formatNumber(unchanged)],
      ])}
      ${preview ? this.#consequences(preview).map((sentence) => html`<p class="aside"><b>${sentence}</b></p>`) : nothing}
      ${preview?.waitlisted.map(({ category, count }) => html`<p class="aside"><b>${this.#noPlace(category, count)}</b></p>`)}
      ${leftOut > 0 ? html`<p class="small quiet aside">${leftOut === 1 ? msg('1 row is left out.') : msg(str`${formatNumber(leftOut)} rows are left out.`)}</p>` : nothing}
      ${preview && preview.notInFile > 0 ? html`<p class="small quiet aside">${this.#notInFile(preview.notInFile)}</p>` : nothing}
    `;
  }

  #consequences({ badgesReissued, verificationsWithdrawn, keptCount }: ImportPreview): string[] {
    const sentences: string[] = [];
    if (badgesReissued === 1)
      sentences.push(msg('1 badge would say what is not so: it is replaced, and the old one is refused.'));
    if (badgesReissued > 1)
      sentences.push(
        msg(
          str`${formatNumber(badgesReissued)} badges would say what is not so: they are replaced, and the old ones are refused.`,
        ),
      );
    if (verificationsWithdrawn === 1) sentences.push(msg('1 verified person has to go to a station again.'));
    if (verificationsWithdrawn > 1)
      sentences.push(msg(str`${formatNumber(verificationsWithdrawn)} verified people have to go to a station again.`));
    if (keptCount === 1) sentences.push(msg('1 person stays as they were changed here.'));
    if (keptCount > 1) sentences.push(msg(str`${formatNumber(keptCount)} people stay as they were changed here.`));
    return sentences;
  }

  #noPlace(category: DelegateCategory, count: number): string {
    const [name, many] = [categoryName(category), formatNumber(count)];
    return count === 1
      ? msg(str`${name}: 1 of the new goes on the waiting list, for the category is full.`)
      : msg(str`${name}: ${many} of the new go on the waiting list, for the category is full.`);
  }

  #notInFile(count: number): string {
    const others = formatNumber(count);
    return count === 1
      ? msg('1 registered person is not in this file, and stays as they are.')
      : msg(str`${others} registered people are not in this file, and stay as they are.`);
  }

  #faulty({ fileName, rowsRead, faultCount, tookMs }: ImportOutcome) {
    const count = formatNumber(faultCount);
    return html`
      <div role="alert"><h2>${msg('Nothing was imported')}</h2></div>
      <p class="file" dir="auto">${fileName}</p>
      <cw-meter .value=${1} .max=${1} label=${msg('Read of the file')}></cw-meter>
      <p class="say"><b>${faultCount === 1 ? msg('1 thing needs mending.') : msg(str`${count} things need mending.`)}</b> ${msg('A file goes in whole or not at all, so the register is as it was.')}</p>
      ${this.#figures([
        [msg('rows read'), formatNumber(rowsRead)],
        [msg('to mend'), count, true],
        [msg('taken'), formatDuration(tookMs)],
      ])}
    `;
  }

  #ended(heading: string, fileName: string, sentence: string) {
    return html`
      <div role="alert"><h2>${heading}</h2></div>
      <p class="file" dir="auto">${fileName}</p>
      <p class="say">${sentence}</p>
    `;
  }

  #figures(figures: [name: string, value: string, isBad?: boolean][]) {
    return html`<dl>${figures.map(
      ([name, value, isBad]) =>
        html`<div><dt>${name}</dt><dd class=${isBad ? 'is-refuse' : nothing}>${value}</dd></div>`,
    )}</dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-import-state': ImportState;
  }
}
