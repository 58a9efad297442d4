CREATE TABLE `education_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text,
	`family` text NOT NULL,
	`material_id` text NOT NULL,
	`material_version` integer NOT NULL,
	`words` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	`opened_at` integer
);
--> statement-breakpoint
CREATE INDEX `education_notes_provider` ON `education_notes` (`provider_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `education_pieces` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `education_pieces_state` ON `education_pieces` (`state`);--> statement-breakpoint
CREATE TABLE `education_programs` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`family` text NOT NULL,
	`material_id` text NOT NULL,
	`grouped_by` text NOT NULL,
	`seed` integer NOT NULL,
	`steps` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `education_sessions` ADD `make_up_of` text;--> statement-breakpoint
ALTER TABLE `education_sessions` ADD `program_id` text;--> statement-breakpoint
CREATE INDEX `education_sessions_program` ON `education_sessions` (`program_id`);