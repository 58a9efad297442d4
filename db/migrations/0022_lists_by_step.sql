DROP INDEX `encounters_active_start`;--> statement-breakpoint
DROP INDEX `encounters_active_name`;--> statement-breakpoint
DROP INDEX `encounters_all_active_start`;--> statement-breakpoint
DROP INDEX `encounters_all_active_name`;--> statement-breakpoint
CREATE INDEX `encounters_all_step_name` ON `encounters` (`next_step`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_step_name` ON `encounters` (`facility_id`,`next_step`,`sort_name`,`id`);