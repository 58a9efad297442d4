CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`discharge_month` integer NOT NULL,
	`billed_month` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`is_remitted` integer NOT NULL,
	`denial` text,
	`denied_cents` integer DEFAULT 0 NOT NULL,
	`outcome` text,
	`lost_x10000` integer DEFAULT 0 NOT NULL,
	`accepted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `claims_billed` ON `claims` (`billed_month`,`facility_id`);--> statement-breakpoint
CREATE INDEX `claims_discharged` ON `claims` (`discharge_month`,`facility_id`) WHERE lost_x10000 > 0;--> statement-breakpoint
CREATE INDEX `claims_encounter` ON `claims` (`encounter_id`);--> statement-breakpoint
CREATE TABLE `coder_hours` (
	`coder_id` text NOT NULL,
	`month` integer NOT NULL,
	`minutes` integer NOT NULL,
	`accepted_at` integer NOT NULL,
	PRIMARY KEY(`coder_id`, `month`)
);
