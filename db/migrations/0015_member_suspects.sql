CREATE TABLE `member_suspects` (
	`patient_id` text NOT NULL,
	`year` integer NOT NULL,
	`provider_id` text NOT NULL,
	`facility_id` text NOT NULL,
	`suspects` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	`ruled_out` integer DEFAULT 0 NOT NULL,
	`coded` integer DEFAULT 0 NOT NULL,
	`taken_out` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`patient_id`, `year`)
);
--> statement-breakpoint
CREATE INDEX `member_suspects_year` ON `member_suspects` (`year`,`facility_id`);--> statement-breakpoint
CREATE INDEX `member_suspects_provider` ON `member_suspects` (`provider_id`,`year`);