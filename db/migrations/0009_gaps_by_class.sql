DROP TABLE `month_gaps`;
--> statement-breakpoint
CREATE TABLE `month_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`class` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`payer`, `month`, `family`, `axis`, `provider_id`, `facility_id`, `class`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `provider_gaps`;
--> statement-breakpoint
CREATE TABLE `provider_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`class` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `payer`, `month`, `family`, `axis`, `facility_id`, `class`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `month_providers_listed` ON `month_providers` (`timing`,`payer`,`provider_id`,`month`,`facility_id`,`open`,`askable`,`sent`,`answered`,`in_time`);
