import type { z } from 'zod';
import type { DelegateSignIn } from '../../server/identity/delegate-access.contract.ts';
import type { OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import type { OwnData } from '../../server/privacy/privacy.contract.ts';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import type { CompanionList, companionToBegin } from '../../server/registration/forms/forms.contract.ts';
import type { OwnGroup } from '../../server/registration/groups/groups.contract.ts';
import { answer, answerFile, client } from '../api/client.ts';
import type { PhotographPlace } from '../api/photograph-place.ts';
import { listenForNews, type News } from '../delegate-access/own-page-news.ts';
import type { WayToSession } from '../way/way-to-session.ts';

/** What the delegate's page asks of the server; tests bring their own. Each call rejects with an ApiProblem. */
export interface DelegateServer {
  signIn(secret: string): Promise<DelegateSignIn>;
  signOut(): Promise<void>;
  page(): Promise<DelegatePage>;
  /** Calls back when the page is to be asked for again. */
  news(onNews: () => void): News;
  /** Has the first phone badge issued. */
  getBadge(): Promise<DelegatePage>;
  /** The secret of the form that this delegate is to complete. */
  openForm(): Promise<string>;
  companions(): Promise<CompanionList>;
  inviteCompanion(companion: z.infer<typeof companionToBegin>): Promise<void>;
  /** Takes back a companion's form that was not sent yet. */
  takeCompanionBack(formId: string): Promise<void>;
  readonly photograph: PhotographPlace;
  /** The group that the delegate is in; rejects where there is none. */
  group(): Promise<OwnGroup>;
  /** How their Wi-Fi stands. */
  network(): Promise<OwnNetwork>;
  /** What the delegate marked of the programme. */
  favourites(): Promise<OwnProgramme>;
  /** The way to a place of the plan, by its key. */
  wayTo(placeKey: string): Promise<WayToSession | undefined>;
  /** What is kept of this delegate. */
  data(): Promise<OwnData>;
  /** All of that as a ZIP archive. */
  copyData(): Promise<Blob>;
  withdraw(): Promise<void>;
  askForErasure(): Promise<void>;
  takeBackErasure(): Promise<void>;
}

const { delegate } = client.api;

/** The router comes once there is a session to go to. */
async function findWay(placeKey: string): Promise<WayToSession | undefined> {
  const [{ wayToSession }, { httpWayServer: server }, { wayKeptHere: kept }] = await Promise.all([
    import('../way/way-to-session.ts'),
    import('../way/way-server.ts'),
    import('../way/kept-way.ts'),
  ]);
  return wayToSession(placeKey, { server, kept });
}

export const httpDelegateServer: DelegateServer = {
  signIn: (secret) => answer(delegate['sign-ins'].$post({ json: { secret } })),
  signOut: async () => void (await answer<unknown>(delegate['sign-ins'].current.$delete())),
  page: () => answer(delegate.$get()),
  news: listenForNews,
  getBadge: () => answer(delegate.badge.$post()),
  openForm: async () => (await answer(delegate.form.$post())).secret,
  companions: () => answer(delegate.companions.$get()),
  inviteCompanion: async (json) => void (await answer(delegate.companions.$post({ json }))),
  takeCompanionBack: async (formId) =>
    void (await answer<unknown>(delegate.companions.forms[':formId'].$delete({ param: { formId } }))),
  group: () => answer(delegate.group.$get()),
  network: () => answer(delegate.network.$get()),
  favourites: () => answer(delegate.favourites.$get({ query: {} })),
  wayTo: findWay,
  data: () => answer(delegate.data.$get()),
  copyData: () => answerFile(delegate.data.copies.$post()),
  withdraw: async () => void (await answer<unknown>(delegate.withdrawal.$post())),
  askForErasure: async () => void (await answer<unknown>(delegate['erasure-request'].$put())),
  takeBackErasure: async () => void (await answer<unknown>(delegate['erasure-request'].$delete())),
  photograph: {
    see: () => answer(delegate['photograph-address'].$post()),
    put: (body) => answer(delegate.photograph.$put({}, { init: { body } })),
    remove: () => answer<unknown>(delegate.photograph.$delete()),
  },
};
