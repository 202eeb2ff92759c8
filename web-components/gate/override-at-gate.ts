import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ScanAnswer } from '../../server/admission/admission.contract.ts';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { rolesMayAt } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import type { GateServer } from './gate-server.ts';
import type { VerdictView } from './verdict-view.ts';

/** A scanner that types begins with a letter too: a key counts only when no other follows so soon. */
const lonePauseMs = 120;

interface Gate {
  readonly server: Pick<GateServer, 'override'>;
  readonly gateId: string;
  /** Whoever is signed in. */
  readonly staff: StaffMember | undefined;
  readonly view: VerdictView | undefined;
  readonly isAway: boolean;
  /** They were let in. */
  show(answer: ScanAnswer): void;
}

/** Overriding the refusal on the screen: offered where a supervisor may, opened by O, decided in a dialog. */
export class OverrideAtGate implements ReactiveController {
  /** The scan that the dialog is about; while it is open, the lane reads no badges. */
  scanId: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #gate: () => Gate;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, gate: () => Gate) {
    this.#host = host;
    this.#gate = gate;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
  }

  get isOpen(): boolean {
    return this.scanId !== undefined;
  }

  /** O alone, and not in a field. */
  keyDown(event: KeyboardEvent): void {
    window.clearTimeout(this.#timer);
    const [target] = event.composedPath();
    const isElsewhere =
      event.ctrlKey || event.altKey || event.metaKey || event.repeat || target instanceof HTMLInputElement;
    if (event.code !== 'KeyO' || isElsewhere || this.isOpen) return;
    this.#timer = window.setTimeout(() => void this.open(), lonePauseMs);
  }

  async open(): Promise<void> {
    const { view, isAway } = this.#gate();
    if (!view?.isOverridable || isAway) return;
    await import('./override-dialog.ts');
    // Another badge may have been read meanwhile.
    if (this.#gate().view?.scanId !== view.scanId) return;
    this.scanId = view.scanId;
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    this.scanId = undefined;
    this.#host.requestUpdate();
  };

  /** The dialog, where it is open. */
  render() {
    const { scanId } = this;
    if (scanId === undefined) return nothing;
    const { server, gateId, staff, show } = this.#gate();
    const mayDecide = staff !== undefined && rolesMayAt(permissions.overrideVerdicts, staff, { gateId });
    const decided = ({ detail }: CustomEvent<ScanAnswer>) => {
      this.close();
      show(detail);
    };
    return html`<cw-override-dialog
      .server=${server}
      scan-id=${scanId}
      ?by-badge=${!mayDecide}
      @overridden=${decided}
      @close=${this.close}
    ></cw-override-dialog>`;
  }
}
