import { expect, it } from 'vitest';
import type { Role } from '../../db/vocabulary.ts';
import { type HeldRoles, rolesMayAt } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';

type Places = Omit<HeldRoles, 'roles'>;

const atThree = { gateIds: ['gate-3'], stationIds: ['station-1'] };
const mayScanAt = (gateId: string, roles: Role[], places: Places = {}) =>
  rolesMayAt(permissions.recordScans, { roles, ...places }, { gateId });
const mayVerifyAt = (stationId: string, roles: Role[], places: Places) =>
  rolesMayAt(permissions.verify, { roles, ...places }, { stationId });

it('a steward whose role is for one gate scans there and at no other', () => {
  expect(mayScanAt('gate-3', ['gate'], atThree)).toBe(true);
  expect(mayScanAt('gate-5', ['gate'], atThree)).toBe(false);
});

it('a role without a list of gates holds at all of them, one with an empty list at none', () => {
  expect(mayScanAt('gate-5', ['gate'])).toBe(true);
  expect(mayScanAt('gate-5', ['gate'], { stationIds: ['station-1'] })).toBe(true);
  expect(mayScanAt('gate-5', ['gate'], { gateIds: [] })).toBe(false);
});

it('a steward of gate 3 who is also a supervisor scans at gate 5', () => {
  expect(mayScanAt('gate-5', ['gate', 'supervisor'], atThree)).toBe(true);
});

it('who works at stations only scans at no gate, wherever it is', () => {
  expect(mayScanAt('gate-3', ['station'], atThree)).toBe(false);
});

it('a role for some gates limits nothing at stations, nor what is done at no gate in particular', () => {
  expect(mayVerifyAt('station-9', ['gate', 'station'], { gateIds: [] })).toBe(true);
  expect(mayVerifyAt('station-9', ['station'], atThree)).toBe(false);
  expect(rolesMayAt(permissions.readLayout, { roles: ['gate'], gateIds: [] }, {})).toBe(true);
});
