CREATE TABLE `passed_waits` (
	`query_id` text NOT NULL,
	`number` integer NOT NULL,
	`encounter_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`timing` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	PRIMARY KEY(`query_id`, `number`)
);
--> statement-breakpoint
CREATE INDEX `passed_waits_own` ON `passed_waits` (`provider_id`,`month`,`timing`,`payer`,`facility_id`,`begun_at`,`ended_at`);--> statement-breakpoint
CREATE INDEX `passed_waits_encounter` ON `passed_waits` (`encounter_id`);--> statement-breakpoint
DROP INDEX `query_waits_own`;--> statement-breakpoint
ALTER TABLE `query_waits` ADD `first_begun_at` integer;--> statement-breakpoint
CREATE INDEX `query_waits_own` ON `query_waits` (`provider_id`,`month`,`timing`,`payer`,`facility_id`,`begun_at`,`ended_at`,`is_answered`,`first_begun_at`);--> statement-breakpoint
ALTER TABLE `month_providers` ADD `passed_on` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `provider_months` ADD `passed_on` integer DEFAULT 0 NOT NULL;