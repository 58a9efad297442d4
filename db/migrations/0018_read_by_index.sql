DROP INDEX `member_recaptures_provider`;--> statement-breakpoint
CREATE INDEX `member_recaptures_own` ON `member_recaptures` (`provider_id`,`year`,`facility_id`,`due`,`recaptured`,`added`,`unsupported`,`score_x10000`,`score_before_x10000`,`release`);--> statement-breakpoint
DROP INDEX `member_suspects_provider`;--> statement-breakpoint
CREATE INDEX `member_suspects_own` ON `member_suspects` (`provider_id`,`year`,`facility_id`,`suspects`,`confirmed`,`ruled_out`,`coded`,`taken_out`);--> statement-breakpoint
DROP INDEX `query_waits_provider`;--> statement-breakpoint
CREATE INDEX `query_waits_own` ON `query_waits` (`provider_id`,`month`,`timing`,`payer`,`facility_id`,`begun_at`,`ended_at`,`is_answered`);