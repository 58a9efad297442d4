DROP INDEX `coded_lines_encounter`;--> statement-breakpoint
CREATE INDEX `coded_lines_encounter` ON `coded_lines` (`encounter_id`,`sequence`,`code`,`release`);