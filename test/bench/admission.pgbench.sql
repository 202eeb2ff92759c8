-- The peer of the admission bench: one scan in one transaction, written by hand for pgbench. It takes the same locks in
-- the same order, reads the same columns of the same rows and writes the same ones as a batch of one would, in as few
-- statements as can be: what is read after the presence is locked comes with the lock on the counter.
\set serial random(:first, :last)
\set lane random(1, 24)
\set sequence random(1, 1000000000)
begin;
select uuidv7() as scan, b.delegate_id, (p.zone_id is null)::int as entering, d.category, d.status, d.name, d.name_latin,
  d.country, d.companion_of, d.vetting, d.vetted_at, d.group_id is not null and exists (
    select from groups g where g.id = d.group_id and g.head_id = d.id) as is_head, f.version as photograph, b.valid_from, b.valid_until, b.revoked_at, b.replaced_by, v.outcome, v.reason, v.decided_at, p.entries,
  p.last_time, p.last_device_id, p.last_sequence, p.category as inside_as, p.stays, p.visits, p.runs_out_at,
  p.checked_out_at,
  (select revoked_at is null from devices
    where id = ('00000000-0000-4000-8000-' || lpad(:lane::text, 12, '0'))::uuid and kind = 'lane') as device
from badges b join delegates d on d.id = b.delegate_id join presences p on p.delegate_id = b.delegate_id
left join photographs f on f.delegate_id = b.delegate_id
left join lateral (
  select outcome, reason, decided_at from verifications
  where delegate_id = b.delegate_id and outcome in ('verified', 'refused') order by decided_at desc limit 1
) v on true
where b.serial = :serial for update of p \gset
select c.zone_id, c.inside, (select verdict from scans where id = :scan::uuid) as stored
from zone_counters c where c.zone_id = any(array['town']) order by c.zone_id for update \gset
with scan as (
  insert into scans (id, lane_id, device_id, device_sequence, token, direction, device_time, clock_offset_ms,
    clock_error_ms, received_at, corrected_time, badge_serial, delegate_id, category, zone_id, verdict, reason, rule_version)
  values (:scan::uuid, 'lane-' || :lane::text, ('00000000-0000-4000-8000-' || lpad(:lane::text, 12, '0'))::uuid,
    :sequence, :token, case when :entering = 1 then 'in' else 'out' end, now(), 0, 20, now(), now(), :serial,
    :delegate_id::uuid, 'attendee', 'town', 'admit', case when :entering = 1 then 'admitted' else 'left' end, 2)
  on conflict on constraint scans_pkey do nothing returning 1
), presence as (
  update presences set zone_id = case when :entering = 1 then 'town' end, entries = entries + :entering,
    last_device_id = ('00000000-0000-4000-8000-' || lpad(:lane::text, 12, '0'))::uuid, last_time = now(),
    last_sequence = :sequence, category = case when :entering = 1 then 'attendee' end, stays = null, visits = null,
    runs_out_at = null, checked_out_at = null
  where delegate_id = :delegate_id::uuid
), counter as (
  update zone_counters set inside = inside + 2 * :entering - 1 where zone_id = 'town'
)
select count(*) from scan;
commit;
