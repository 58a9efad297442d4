CREATE TABLE `visit_levels` (
	`encounter_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`billed` text NOT NULL,
	`setting` text NOT NULL,
	`minutes` integer,
	`decision` text,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `risk_members_year`;--> statement-breakpoint
CREATE INDEX `risk_members_year` ON `risk_members` (`payment_year`,`patient_id`);