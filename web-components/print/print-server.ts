import type { BadgesForPrinter, KioskAnswer } from '../../server/registration/printing/printing.contract.ts';
import { answer, client } from '../api/client.ts';

/** What pages that print ask of the server; tests bring their own. Each throws an ApiProblem. */
export interface PrintServer {
  /** Counts the badges as printed, and says what to print. */
  print(serials: number[]): Promise<BadgesForPrinter>;
  printAtKiosk(token: string): Promise<KioskAnswer>;
}

const { badges, kiosk } = client.api;

export const httpPrintServer: PrintServer = {
  print: (serials) => answer(badges.prints.$post({ json: { serials } })),
  printAtKiosk: (token) => answer(kiosk.prints.$post({ json: { token } })),
};
