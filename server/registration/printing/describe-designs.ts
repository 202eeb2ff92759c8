import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { builtInLayouts } from './face/built-in-layouts.ts';
import { noticesOf } from './face/layout-notices.ts';
import { type BadgeDesign, type BadgeDesignList, badgeLayout } from './printing.contract.ts';
import { printingFaults } from './printing.errors.ts';
import { findDesign, type ListedDesign, listDesigns } from './printing.queries.ts';

/** All designs, the one in use first, and what there is without any. */
export async function describeDesigns({ database }: Pick<Dependencies, 'database'>): Promise<BadgeDesignList> {
  const rows = await listDesigns(database.drizzle);
  return { designs: rows.map(describeDesignRow), builtIn: builtInLayouts };
}

/** One design. Throws `design_unknown`. */
export async function describeDesign({ database }: Pick<Dependencies, 'database'>, id: string): Promise<BadgeDesign> {
  const row = await findDesign(database.drizzle, id);
  if (!row) throw new DomainError(printingFaults.design_unknown);
  return describeDesignRow(row);
}

function describeDesignRow({ id, name, layout: kept, hasArtwork, isInUse, changedAt }: ListedDesign): BadgeDesign {
  const layout = badgeLayout.parse(kept);
  return { id, name, layout, hasArtwork, isInUse, changedAt: changedAt.toISOString(), notices: noticesOf(layout) };
}
