import type {
  ChangeMade,
  ChangePreview,
  RegistrationChange,
} from '../../../server/registration/changes/changes.contract.ts';
import type { DelegateDetails, DelegatePage } from '../../../server/registration/delegates/delegates.contract.ts';
import type { PhotographAnswer } from '../../../server/registration/photographs/photographs.contract.ts';
import { answer, client } from '../../api/client.ts';
import { staffPhotographs } from '../../api/photographs.ts';
import { httpActsServer } from '../person/acts-server.ts';

/** What it takes to make one registration of two; tests bring their own. */
export interface MergeServer {
  find(words: string): Promise<DelegatePage>;
  delegate(delegateId: string): Promise<DelegateDetails>;
  photograph(delegateId: string): Promise<PhotographAnswer>;
  preview(delegateId: string, change: RegistrationChange): Promise<ChangePreview>;
  change(
    delegateId: string,
    input: { change: RegistrationChange; revision: number; because: string },
  ): Promise<ChangeMade>;
}

const { delegates } = client.api;

export const httpMergeServer: MergeServer = {
  find: (search) => answer(delegates.$get({ query: { search, limit: '20' } })),
  delegate: (delegateId) => answer(delegates[':delegateId'].$get({ param: { delegateId } })),
  photograph: staffPhotographs('desk').see,
  preview: httpActsServer.preview,
  change: httpActsServer.change,
};
