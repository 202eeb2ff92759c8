DROP INDEX "delegates_approved_idx";--> statement-breakpoint
CREATE INDEX "delegates_approved_idx" ON "delegates" USING btree ("category","id") WHERE "delegates"."status" = 'approved';