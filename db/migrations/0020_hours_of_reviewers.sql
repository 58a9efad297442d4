CREATE TABLE `cdi_hours` (
	`reviewer_id` text NOT NULL,
	`month` integer NOT NULL,
	`minutes` integer NOT NULL,
	`accepted_at` integer NOT NULL,
	PRIMARY KEY(`reviewer_id`, `month`)
);
--> statement-breakpoint
CREATE TABLE `record_standards` (
	`kind` text PRIMARY KEY NOT NULL,
	`per_hour_x100` integer NOT NULL,
	`accepted_at` integer NOT NULL
);
