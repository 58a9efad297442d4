CREATE TABLE `month_levels` (
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`severity` integer NOT NULL,
	`mortality` integer NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`stays` integer DEFAULT 0 NOT NULL,
	`with_risk` integer DEFAULT 0 NOT NULL,
	`risks_x1000000` integer DEFAULT 0 NOT NULL,
	`died` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `facility_id`, `severity`, `mortality`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `answer_weights` (
	`query_id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`timing` text NOT NULL,
	`paid_by` text,
	`day` text NOT NULL,
	`up_x10000` integer DEFAULT 0 NOT NULL,
	`down_x10000` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `answer_weights_encounter` ON `answer_weights` (`encounter_id`);--> statement-breakpoint
CREATE INDEX `answer_weights_provider` ON `answer_weights` (`provider_id`,`month`,`timing`,`payer`,`facility_id`,`paid_by`,`day`,`up_x10000`,`down_x10000`);--> statement-breakpoint
DROP INDEX `claims_billed`;--> statement-breakpoint
CREATE INDEX `claims_billed` ON `claims` (`billed_month`,`facility_id`,`payer`,`is_remitted`,`denial`,`outcome`,`amount_cents`,`denied_cents`);--> statement-breakpoint
DROP INDEX `coding_audits_month`;--> statement-breakpoint
CREATE INDEX `coding_audits_month` ON `coding_audits` (`month`,`facility_id`,`coder_id`,`is_random`,`correct`,`wrong`,`missed`,`is_drg_right`);--> statement-breakpoint
CREATE INDEX `encounters_not_final` ON `encounters` (`end_at`,`facility_id`,`open_queries`,`next_step`,`coding_state`) WHERE next_step <> 'done' and coding_state <> 'final' and end_at is not null;