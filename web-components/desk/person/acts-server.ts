import type { BadgeMedium } from '../../../db/vocabulary.ts';
import type { BadgeSummary } from '../../../server/registration/badges/badges.contract.ts';
import type {
  ChangeMade,
  ChangePreview,
  RegistrationChange,
} from '../../../server/registration/changes/changes.contract.ts';
import type {
  ColleagueList,
  HandOver,
  HandOverToMake,
  SentToStation,
  WalkInRegistered,
  WalkInToRegister,
} from '../../../server/registration/desk/desk.contract.ts';
import { answer, client } from '../../api/client.ts';
import './acts-problems.ts';

/** What the desk does for a person, beside finding them; tests bring their own. */
export interface ActsServer {
  preview(delegateId: string, change: RegistrationChange): Promise<ChangePreview>;
  change(
    delegateId: string,
    input: { change: RegistrationChange; revision: number; because: string },
  ): Promise<ChangeMade>;
  approve(delegateId: string, revision: number): Promise<unknown>;
  invite(delegateId: string): Promise<unknown>;
  issueBadge(delegateId: string, medium: BadgeMedium): Promise<BadgeSummary>;
  reissueBadge(serial: number, because: string): Promise<BadgeSummary>;
  sendToStation(delegateId: string): Promise<SentToStation>;
  /** To lift the rejection of their clearance: another person confirms. */
  proposeLifting(delegateId: string, because: string): Promise<unknown>;
  registerWalkIn(walkIn: WalkInToRegister): Promise<WalkInRegistered>;
  colleagues(): Promise<ColleagueList>;
  handOver(input: HandOverToMake): Promise<HandOver>;
  takeHandOver(id: string): Promise<HandOver>;
  closeHandOver(id: string): Promise<unknown>;
}

const { delegates, desk, badges, reviews } = client.api;
const handOvers = client.api['hand-overs'];
const of = (delegateId: string) => ({ param: { delegateId } });
const ofHandOver = (handOverId: string) => ({ param: { handOverId } });
const one = delegates[':delegateId'];

export const httpActsServer: ActsServer = {
  preview: (id, change) => answer(one.changes.preview.$post({ ...of(id), json: { change } })),
  change: (id, json) => answer(one.changes.$post({ ...of(id), json })),
  approve: (id, revision) =>
    answer(reviews[':delegateId'].$post({ ...of(id), json: { decision: 'approved', revision } })),
  invite: (id) => answer(one.letters.$post({ ...of(id), json: { kind: 'invitation' } })),
  issueBadge: (id, medium) => answer(one.badges.$post({ ...of(id), json: { medium } })),
  reissueBadge: (serial, because) =>
    answer(badges[':serial'].reissue.$post({ param: { serial: String(serial) }, json: { because } })),
  sendToStation: (id) => answer(desk.delegates[':delegateId'].station.$post(of(id))),
  proposeLifting: (id, because) => answer(one.vetting['propose-lifting'].$post({ ...of(id), json: { because } })),
  registerWalkIn: (json) => answer(desk['walk-ins'].$post({ json })),
  colleagues: () => answer(desk.colleagues.$get()),
  handOver: (json) => answer(handOvers.$post({ json })),
  takeHandOver: (id) => answer(handOvers[':handOverId'].take.$post(ofHandOver(id))),
  closeHandOver: async (id) => {
    const response = await handOvers[':handOverId'].close.$post(ofHandOver(id));
    if (!response.ok) await answer(Promise.resolve(response));
  },
};
