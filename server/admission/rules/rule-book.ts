// shared with pages: pure
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { type AdmissionHours, isInForce } from '../admission-hours.ts';
import { type Calendar, minuteOfTime } from '../calendar.ts';
import { type CheckOut, type Rule, weekdays } from './rules.contract.ts';

/** A rule, compiled for answering scans. */
export interface BookedRule {
  readonly rule: Rule;
  /** Its place among the rules, from 1. */
  readonly number: number;
  readonly hours: AdmissionHours;
}

/** One version of the rules, compiled. */
export interface RuleBook {
  readonly version: number;
  readonly rules: readonly Rule[];
  /** The rules that name this category and zone, in their order. */
  naming(zoneId: string, category: DelegateCategory): readonly BookedRule[];
  /** The first of them that is in force at an instant: it decides. */
  inForce(zoneId: string, category: DelegateCategory, at: number): BookedRule | undefined;
  /** Those of them that are in force and let only so many into the zone at a time. */
  limiting(zoneId: string, category: DelegateCategory, at: number): readonly BookedRule[];
  /** When who is in a zone since an instant is checked out of it, by the rule under which they came in. */
  checkOutOf(zoneId: string, category: DelegateCategory, since: number): number | undefined;
  readonly hasCheckOuts: boolean;
  /** Whether the presence of another person can matter: of the delegate whom a companion accompanies. */
  readonly bindsCompanions: boolean;
  /** Zones into which a rule lets people so many times. */
  readonly countedZones: ReadonlySet<string>;
  /** Zones in which a rule lets only so many of some categories be. */
  readonly limitedZones: ReadonlySet<string>;
}

const none: readonly BookedRule[] = [];

/** Compiles rules that were checked by their contract. Instants are milliseconds since 1970. */
export function bookRules(rules: readonly Rule[], version: number, calendar: Calendar): RuleBook {
  const booked = rules.map((rule, index): BookedRule => ({ rule, number: index + 1, hours: hoursOf(rule) }));
  const named = sortByName(booked);
  const limits = sortByName(booked.filter(({ rule }) => rule.capacity !== undefined));
  const isNow = (at: number) => (one: BookedRule) => isInForce(one.hours, at, calendar);
  const naming = (zoneId: string, category: DelegateCategory) => named.get(zoneId)?.get(category) ?? none;
  const inForce = (zoneId: string, category: DelegateCategory, at: number) => naming(zoneId, category).find(isNow(at));
  const zonesWhere = (holds: (rule: Rule) => boolean) => new Set(rules.filter(holds).map(({ zoneId }) => zoneId));
  return {
    version,
    rules,
    naming,
    inForce,
    limiting(zoneId, category, at) {
      const some = limits.get(zoneId)?.get(category);
      return some ? some.filter(isNow(at)) : none;
    },
    checkOutOf(zoneId, category, since) {
      const one = inForce(zoneId, category, since) ?? naming(zoneId, category).find(({ rule }) => rule.checkOut);
      return one?.rule.checkOut && endOf(one.rule.checkOut, since, calendar);
    },
    hasCheckOuts: rules.some((rule) => rule.checkOut !== undefined),
    bindsCompanions: rules.some(({ companions }) => companions.startsWith('delegate_')),
    countedZones: zonesWhere(({ reentry }) => reentry.kind !== 'free'),
    limitedZones: zonesWhere(({ capacity }) => capacity !== undefined),
  };
}

function sortByName(booked: readonly BookedRule[]): Map<string, Map<DelegateCategory, BookedRule[]>> {
  const zones = new Map<string, Map<DelegateCategory, BookedRule[]>>();
  for (const one of booked) {
    const { zoneId, categories } = one.rule;
    const zone = zones.get(zoneId) ?? new Map<DelegateCategory, BookedRule[]>();
    zones.set(zoneId, zone);
    for (const category of categories) zone.set(category, [...(zone.get(category) ?? []), one]);
  }
  return zones;
}

function hoursOf({ from, until, dailyFrom, dailyUntil, days }: Rule): AdmissionHours {
  return {
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(until !== undefined && { until: Date.parse(until) }),
    ...(dailyFrom !== undefined && { dailyFrom: minuteOfTime(dailyFrom) }),
    ...(dailyUntil !== undefined && { dailyUntil: minuteOfTime(dailyUntil) }),
    ...(days && { days: new Set(days.map((day) => weekdays.indexOf(day))) }),
  };
}

const minuteMs = 60_000;

function endOf(checkOut: CheckOut, since: number, calendar: Calendar): number {
  if (checkOut.kind === 'after') return since + checkOut.minutes * minuteMs;
  const minute = minuteOfTime(checkOut.time);
  const day = calendar.dayOf(since);
  const today = calendar.instantOf(day, minute);
  return today > since ? today : calendar.instantOf(day + 1, minute);
}
