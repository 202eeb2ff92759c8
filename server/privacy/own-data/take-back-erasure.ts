import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { deleteErasureRequest } from './own-data.queries.ts';

/** A delegate does not want to be erased any more. Where nothing was asked, nothing changes. */
export const takeBackErasure = ({ database }: Pick<Dependencies, 'database'>, actor: DelegateActor): Promise<void> =>
  deleteErasureRequest(database.drizzle, actor.id);
