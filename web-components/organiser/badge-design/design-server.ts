import {
  type BadgeDesign,
  type BadgeDesignList,
  type BadgeLayout,
  badgeDesign,
  type PreviewedFace,
  type PreviewSample,
} from '../../../server/registration/printing/printing.contract.ts';
import { answer, client } from '../../api/client.ts';
import { noAnswer, problemIn } from '../../api/problem.ts';

/** What the designer asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface DesignServer {
  list(): Promise<BadgeDesignList>;
  make(name: string, layout: BadgeLayout): Promise<BadgeDesign>;
  change(design: BadgeDesign, name: string, layout: BadgeLayout): Promise<BadgeDesign>;
  use(design: BadgeDesign): Promise<BadgeDesign>;
  remove(design: BadgeDesign): Promise<void>;
  putArtwork(design: BadgeDesign, picture: Blob): Promise<BadgeDesign>;
  removeArtwork(design: BadgeDesign): Promise<BadgeDesign>;
  preview(layout: BadgeLayout, sample: PreviewSample, artworkOf?: string): Promise<PreviewedFace>;
  longest(): Promise<PreviewSample[]>;
}

const designs = client.api['badge-designs'];
const one = designs[':designId'];
const of = ({ id }: BadgeDesign) => ({ param: { designId: id } });
const seen = ({ changedAt }: BadgeDesign) => ({ seen: changedAt });

export const httpDesignServer: DesignServer = {
  list: () => answer(designs.$get()),
  make: (name, layout) => answer(designs.$post({ json: { name, layout } })),
  change: (design, name, layout) => answer(one.$put({ ...of(design), json: { name, layout, ...seen(design) } })),
  use: (design) => answer(one.use.$post({ ...of(design), json: seen(design) })),
  remove: async (design) => {
    await answer(one.$delete({ ...of(design), query: seen(design) }));
  },
  putArtwork,
  removeArtwork: (design) => answer(one.artwork.$delete({ ...of(design), query: seen(design) })),
  preview: (layout, sample, artworkOf) =>
    answer(designs.preview.$post({ json: { layout, sample, ...(artworkOf && { artworkOf }) } })),
  longest: async () => (await answer(designs.samples.$get())).longest,
};

async function putArtwork(design: BadgeDesign, picture: Blob): Promise<BadgeDesign> {
  const address = `/api/badge-designs/${design.id}/artwork?${new URLSearchParams(seen(design))}`;
  const sent = fetch(address, { method: 'PUT', headers: { 'content-type': picture.type }, body: picture });
  const response = await sent.catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return badgeDesign.parse(await response.json());
}
