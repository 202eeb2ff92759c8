ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind_word";--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_acknowledged_whole";--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind_word" CHECK (kind in ('whereabouts_looked_up', 'delegate_rejected', 'ledger_broken', 'sign_ins_failed', 'erasure_requested'));--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_acknowledged_whole" CHECK ("alerts"."acknowledged_by" is null or "alerts"."acknowledged_at" is not null);--> statement-breakpoint
-- Who asked before this: administrators hear of it now.
INSERT INTO alerts (id, kind, raised_at, delegate_id, because)
SELECT gen_random_uuid(), 'erasure_requested', asked_at, delegate_id, '' FROM erasure_requests;
