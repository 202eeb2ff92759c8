import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ColleagueList } from '../../../server/registration/desk/desk.contract.ts';
import { entryOf, PersonDialog } from './person-dialog.ts';

/** Hands a person over to a colleague, with a word of what was done. `handed-over` follows. */
@customElement('cw-hand-over-dialog')
export class HandOverDialog extends PersonDialog {
  @state() private colleagues: ColleagueList['colleagues'] = [];

  override updated(changed: PropertyValues<this>) {
    super.updated(changed);
    if (!changed.has('open') || !this.open) return;
    void this.server.colleagues().then(
      ({ colleagues }) => {
        this.colleagues = colleagues;
      },
      () => undefined,
    );
  }

  protected override words() {
    return { heading: msg('Hand over to a colleague'), deed: msg('Hand over') };
  }

  protected override fields() {
    return html`
      <label class="labelled">${msg('What was done, and what is still wrong')}
        <span class="field"><input name="note" dir="auto" maxlength="500" autocomplete="off" /></span>
      </label>
      <label class="labelled">${msg('To')}
        <span class="field"><select name="to">
          <option value="">${msg('Whoever is free')}</option>
          ${this.colleagues.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select></span>
      </label>
    `;
  }

  protected override faultOf(entered: FormData): string {
    return entryOf(entered, 'note') ? '' : msg('Say what was done and what is still wrong.');
  }

  protected override async carryOut(entered: FormData): Promise<void> {
    const [note, to] = [entryOf(entered, 'note'), entryOf(entered, 'to')];
    await this.server.handOver({ delegateId: this.delegateId, note, ...(to && { to }) });
    this.dispatchEvent(new Event('handed-over'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-hand-over-dialog': HandOverDialog;
  }
}
