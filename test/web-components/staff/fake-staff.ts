import type { StaffMember, StaffRoles } from '../../../server/identity/identity.contract.ts';
import { textOfStaffBadge } from '../../../server/identity/staff-badges/staff-badge-text.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { NewStaffMember, StaffGround, StaffServer } from '../../../web-components/staff/staff-server.ts';

const problem = (status: number, code: string) =>
  new ApiProblem({ type: `urn:causeway:problem:${code}`, title: code, status, code });

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const ilse: StaffMember = {
  id: id(1),
  name: 'Ilse Brandvold',
  email: 'ilse@example.org',
  roles: ['administrator'],
};
export const wei: StaffMember = {
  ...{ id: id(2), name: '魏长风', email: 'wei.changfeng@staff.example.org', roles: ['gate', 'desk'] },
  gateIds: ['gate-3'],
};
const salim: StaffMember = {
  ...{ id: id(3), name: 'سليم الزواري', email: 'salim@example.org', roles: ['station'] },
  stationIds: [],
};
const yusuf: StaffMember = {
  ...{ id: id(4), name: 'Yusuf Okafor-Lundgren', email: 'yusuf@example.org', roles: ['supervisor'] },
  disabledAt: '2026-11-20T09:00:00.000Z',
};

const ground: StaffGround = {
  gates: [1, 2, 3].map((n) => ({ id: `gate-${n}`, name: { en: `Gate ${n}` } })),
  stations: [1, 4].map((number) => ({ id: `station-${number}`, number, place: { en: `Tea house ${number}` } })),
};

/** Staff kept in memory, by the rules of the real server as far as the page meets them. */
export class FakeStaffServer implements StaffServer {
  staff: StaffMember[] = [ilse, wei, salim, yusuf];
  /** Thrown at the next request of any kind. */
  refusal: ApiProblem | undefined;
  readonly asked: string[] = [];

  readonly refuse = (status: number, code: string) => {
    this.refusal = problem(status, code);
  };

  ownId = async () => ilse.id;
  ground = async () => this.#answer('ground', ground);
  list = async () => this.#answer('list', this.staff);

  add = async ({ name, email, ...given }: NewStaffMember) => {
    if (this.staff.some((member) => member.email === email)) throw problem(409, 'identity.email_taken');
    const member = { id: id(10 + this.staff.length), name, email, ...given };
    this.staff.push(member);
    return this.#answer('add', member);
  };

  giveRoles = async (staffId: string, { roles, gateIds, stationIds }: StaffRoles) => {
    const { gateIds: _, stationIds: __, ...member } = this.#find(staffId);
    return this.#keep('give', { ...member, roles, ...(gateIds && { gateIds }), ...(stationIds && { stationIds }) });
  };

  shutOut = async (staffId: string) =>
    this.#keep('shut out', { ...this.#find(staffId), disabledAt: '2026-11-21T09:00:00.000Z' });

  letIn = async (staffId: string) => {
    const { disabledAt: _, ...member } = this.#find(staffId);
    return this.#keep('let in', member);
  };

  makeLink = async (staffId: string) =>
    this.#answer(`link ${staffId}`, {
      url: `https://venue.example/sign-in/#${'a'.repeat(43)}`,
      expiresAt: new Date(Date.now() + 15 * 60_000).toISOString(),
    });

  makeBadge = async (staffId: string) =>
    this.#answer(`badge ${staffId}`, {
      text: textOfStaffBadge(new Uint8Array(20).fill(5)),
      name: this.#find(staffId).name,
      issuedAt: '2026-11-21T09:00:00.000Z',
    });

  revokeBadge = async (staffId: string) => this.#answer(`revoke badge ${staffId}`, undefined);
  endSignIns = async (staffId: string) => this.#answer(`end ${staffId}`, 2);
  revokePasskeys = async (staffId: string) => this.#answer(`revoke passkeys ${staffId}`, 1);

  #find(staffId: string): StaffMember {
    return this.staff.find((member) => member.id === staffId)!;
  }

  #keep(what: string, changed: StaffMember) {
    const answered = this.#answer(what, changed);
    this.staff = this.staff.map((member) => (member.id === changed.id ? changed : member));
    return answered;
  }

  #answer<T>(what: string, value: T): T {
    this.asked.push(what);
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal) throw refusal;
    return value;
  }
}
