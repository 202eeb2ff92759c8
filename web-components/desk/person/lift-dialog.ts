import { msg } from '@lit/localize';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { entryOf, PersonDialog } from './person-dialog.ts';

/** Proposes to lift the rejection of somebody's clearance, and says why. `proposed` follows. */
@customElement('cw-lift-dialog')
export class LiftDialog extends PersonDialog {
  protected override words() {
    return { heading: msg('Lift the refused clearance'), deed: msg('Propose') };
  }

  protected override fields() {
    return html`
      <p>${msg('You propose it; a supervisor or an administrator, another person than you, confirms within 15 minutes. Until then no gate lets them in.')}</p>
      <label class="labelled">${msg('Why? The second person reads this.')}
        <span class="field"><input name="because" dir="auto" maxlength="500" autocomplete="off" /></span>
      </label>
    `;
  }

  protected override faultOf(entered: FormData): string {
    return entryOf(entered, 'because') ? '' : msg('Say why, in a few words.');
  }

  protected override async carryOut(entered: FormData): Promise<void> {
    await this.server.proposeLifting(this.delegateId, entryOf(entered, 'because'));
    this.dispatchEvent(new Event('proposed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-lift-dialog': LiftDialog;
  }
}
