CREATE TABLE `education_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`provider_ids` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL
);
