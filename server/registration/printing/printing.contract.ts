import { z } from 'zod';
import { type DelegateCategory, delegateCategories, delegateLocales } from '../../../db/vocabulary.ts';
import { instant, lineOfText, uuid } from '../../kernel/values.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/** Papers that a badge is printed on, in millimetres: A6, a card of plastic, a label off a roll of 62 mm. */
export const badgePapers = {
  a6: { widthMm: 105, heightMm: 148 },
  card: { widthMm: 86, heightMm: 54 },
  roll: { widthMm: 62, heightMm: 100 },
} as const;
export const badgePaperNames = ['a6', 'card', 'roll'] as const;
export type BadgePaper = (typeof badgePaperNames)[number];

/** What of a badge must stand at least this far from the edge of the paper: printers and cutters are not exact. */
export const safeMarginMm = 3;

/**
 * What can stand on a badge. `name` is in the person's own script, `nameLatin` is left out where it says the same;
 * `affiliation` says the country too where that has no place of its own; `conference` is its name in English and in
 * the badge's second language; `artwork` the conference's own picture;
 * `slot` marks where the hole for the lanyard is punched.
 */
export const badgeFields = [
  'artwork',
  'conference',
  'name',
  'nameLatin',
  'affiliation',
  'country',
  'qr',
  'number',
  'dates',
  'note',
  'band',
  'slot',
] as const;
export type BadgeField = (typeof badgeFields)[number];

export const badgeAlignments = ['left', 'center', 'right'] as const;

const millimetres = z.number().min(-10).max(200).multipleOf(0.1);

/** One thing on a badge: a box in millimetres from the paper's upper left corner. */
export const badgeElement = z.object({
  field: z.enum(badgeFields),
  x: millimetres,
  y: millimetres,
  width: z.number().min(2).max(200).multipleOf(0.1),
  height: z.number().min(1).max(200).multipleOf(0.1),
  /** The largest size of the text, in points; what does not fit is set smaller, then on two lines. */
  sizePt: z.number().min(4).max(96).multipleOf(0.5).default(10),
  /** Of text in the box, whichever way it is read: a badge has one left edge. */
  align: z.enum(badgeAlignments).default('left'),
});
export type BadgeElement = z.infer<typeof badgeElement>;

/** What tells categories apart without colour: drawn in ink along the upper edge of the band. */
export const bandPatterns = ['lines', 'plain', 'bar', 'checks', 'hatch', 'dots', 'crosses'] as const;
export type BandPattern = (typeof bandPatterns)[number];

/** The pattern of each category: of the product, not of a design, so that a guard learns it once. */
export const patternOfCategory: Readonly<Record<DelegateCategory, BandPattern>> = {
  attendee: 'lines',
  speaker: 'plain',
  media: 'bar',
  official: 'checks',
  exhibitor: 'hatch',
  staff: 'dots',
  medical: 'crosses',
};

/** A colour as #rrggbb. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #16527f');

/** How badges look. Ink on a band is black or white, whichever stands out more. */
export const badgeLayout = z.object({
  paper: z.enum(badgePaperNames),
  /** Beside English: the category's word and the conference's name are said in it too. */
  secondLanguage: z.enum(delegateLocales),
  bands: z.object(
    Object.fromEntries(delegateCategories.map((category) => [category, colour])) as Record<
      DelegateCategory,
      typeof colour
    >,
  ),
  /** Drawn in this order; a field at most once. */
  elements: z
    .array(badgeElement)
    .max(badgeFields.length)
    .refine((elements) => new Set(elements.map(({ field }) => field)).size === elements.length, {
      message: 'each field once at most',
    }),
});
export type BadgeLayout = z.infer<typeof badgeLayout>;

/** What is to be said about a layout before it is used; none of it keeps it from being saved. */
export const layoutNotices = [
  'outside_paper',
  'outside_safe_area',
  'qr_small',
  'qr_missing',
  'name_missing',
  'band_missing',
  'bands_weak',
] as const;
export const layoutNotice = z.object({
  kind: z.enum(layoutNotices),
  field: z.enum(badgeFields).optional(),
  categories: z.array(delegateCategory).optional(),
});
export type LayoutNotice = z.infer<typeof layoutNotice>;

export const badgeDesign = z.object({
  id: uuid,
  name: z.string(),
  layout: badgeLayout,
  hasArtwork: z.boolean(),
  /** The one that badges are printed with; one design is, or none and then the built-in one. */
  isInUse: z.boolean(),
  /** Also the version: who changes a design sends the one that they saw. */
  changedAt: instant,
  notices: z.array(layoutNotice),
});
export type BadgeDesign = z.infer<typeof badgeDesign>;
/** `builtIn` is what is printed with while no design is in use, and what a new one starts from, for each paper. */
export const badgeDesignList = z.object({
  designs: z.array(badgeDesign),
  builtIn: z.object({ a6: badgeLayout, card: badgeLayout, roll: badgeLayout }),
});
export type BadgeDesignList = z.infer<typeof badgeDesignList>;

export const designToMake = z.object({ name: lineOfText(80), layout: badgeLayout });
export const designChange = designToMake.extend({ seen: instant });
export const designSeen = z.object({ seen: instant });

/** Artwork as it is sent: PNG or JPEG, kept as PNG of at most this many pixels a side. */
export const maxArtworkBytes = 8 * 1024 * 1024;
export const maxArtworkPixels = 1800;

/** Whose badge a preview shows: the conference's longest names, or one invented for each script. */
export const previewSample = z.object({
  name: z.string().max(200),
  nameLatin: z.string().max(200),
  affiliation: z.string().max(200),
  country: z.string().max(2),
  category: delegateCategory,
});
export type PreviewSample = z.infer<typeof previewSample>;
export const previewSamples = z.object({
  /** Of the register: the widest in the own script, in Latin letters, and the longest affiliation. */
  longest: z.array(previewSample),
});
export type PreviewSamples = z.infer<typeof previewSamples>;
export const designPreview = z.object({
  layout: badgeLayout,
  sample: previewSample,
  /** The design whose artwork is shown. */
  artworkOf: uuid.optional(),
});
/** A preview is one SVG; what could not be set as wanted is said beside it. */
export const faceNotices = ['name_not_drawable', 'text_cut'] as const;
export const faceNotice = z.object({ kind: z.enum(faceNotices), field: z.enum(badgeFields) });
export type FaceNotice = z.infer<typeof faceNotice>;
export const previewedFace = z.object({ svg: z.string(), notices: z.array(faceNotice) });
export type PreviewedFace = z.infer<typeof previewedFace>;

/** At most this many badges in one file or one run of a printer. */
export const maxBadgesAtOnce = 500;
const serials = z
  .array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER))
  .min(1)
  .max(maxBadgesAtOnce)
  .refine((list) => new Set(list).size === list.length, 'each badge once');

/** One badge to a page, or four A6 on an A4 sheet with marks for cutting. */
export const printSheets = ['single', 'four'] as const;
/**
 * Printed badges that are good, as PDF. Counted as printed once more, and written to the ledger, before the first byte
 * is sent.
 */
export const badgesToPrint = z.object({ serials, sheet: z.enum(printSheets).default('single') });
export const badgesToCount = z.object({ serials });

/** What a page prints with `window.print()`: `address` is of an SVG of one badge's face. */
export const badgesForPrinter = z.object({
  paper: z.enum(badgePaperNames),
  badges: z.array(
    z.object({
      serial: z.number().int(),
      number: z.string(),
      name: z.string(),
      address: z.string(),
      /** With this one. */
      timesPrinted: z.number().int(),
      notices: z.array(faceNotice),
    }),
  ),
});
export type BadgesForPrinter = z.infer<typeof badgesForPrinter>;

/** Which printed badges to show for printing: those never printed come first when asked for. */
export const printQueueQuery = z.object({ limit: z.coerce.number().int().min(1).max(maxBadgesAtOnce).default(100) });
export const printQueue = z.object({
  /** Printed badges that are good and were never printed, all of them. */
  waiting: z.number().int(),
  /** The first of them by name. */
  serials: z.array(z.number().int()),
});
export type PrintQueue = z.infer<typeof printQueue>;

/** A phone badge held before a kiosk's camera or scanner, as it was read. */
export const kioskScan = z.object({ token: z.string().min(1).max(512) });
/** Why a kiosk prints nothing. */
export const kioskRefusals = [
  'not_a_badge',
  'badge_not_good',
  'not_phone_badge',
  'not_approved',
  'not_verified',
  'printed_before',
] as const;
export const kioskAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('print'),
    name: z.string(),
    nameLatin: z.string(),
    number: z.string(),
    paper: z.enum(badgePaperNames),
    address: z.string(),
  }),
  z.object({
    outcome: z.literal('refused'),
    why: z.enum(kioskRefusals),
    /** Where somebody is who can help: a station for those who are not verified, else the desk. */
    goTo: z.enum(['station', 'desk']),
  }),
]);
export type KioskAnswer = z.infer<typeof kioskAnswer>;
export type KioskRefusal = (typeof kioskRefusals)[number];

/** The address of a page that prints these badges on opening: the desk opens it in a window of its own. */
export const printPageAddress = (printed: readonly number[]): string => `/print/#${printed.join(',')}`;
