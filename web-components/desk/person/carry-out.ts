import { msg, str } from '@lit/localize';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { printPageAddress } from '../../../server/registration/printing/printing.contract.ts';
import type { ActsServer } from './acts-server.ts';
import type { DeskAct } from './desk-keys.ts';
import { livePrinted } from './possible-acts.ts';

type PlainAct = 'approve' | 'invite' | 'issue_badge' | 'print_badge' | 'lost_badge' | 'dead_phone' | 'send_to_station';

/** Does what needs no further question, and says what was done and to whom. */
export async function carryOut(server: ActsServer, person: DelegateDetails, act: DeskAct): Promise<string> {
  const { name } = person;
  switch (act as PlainAct) {
    case 'approve':
      await server.approve(person.id, person.revision);
      return msg(str`${name} is approved.`);
    case 'invite':
      await server.invite(person.id);
      return msg(str`The letter to ${name} is on its way.`);
    case 'send_to_station': {
      const { number } = (await server.sendToStation(person.id)).station;
      return msg(str`Station ${number} expects ${name}.`);
    }
    case 'issue_badge':
      openPrintPage((await server.issueBadge(person.id, 'printed')).serial);
      return msg(str`A badge was issued to ${name}. It is being printed.`);
    case 'lost_badge': {
      const lost = livePrinted(person);
      if (!lost) return '';
      openPrintPage((await server.reissueBadge(lost.serial, msg('Lost'))).serial);
      return msg(str`Badge ${lost.number} of ${name} is good for nothing now. A new one is being printed.`);
    }
    case 'dead_phone': {
      const printed = livePrinted(person) ?? (await server.issueBadge(person.id, 'printed'));
      openPrintPage(printed.serial);
      return msg(str`The printed badge of ${name} does what the phone did.`);
    }
    case 'print_badge': {
      const printed = livePrinted(person);
      if (printed) openPrintPage(printed.serial);
      return msg(str`The badge of ${name} is being printed.`);
    }
  }
}

/** In a window of its own, which prints by itself. */
export const openPrintPage = (serial: number): void => void window.open(printPageAddress([serial]), '_blank');
