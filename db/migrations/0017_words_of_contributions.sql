DROP INDEX `contributions_provider`;--> statement-breakpoint
CREATE INDEX `contributions_words` ON `contributions` (`provider_id`,`month`,`encounter_id`,cells ->> '$[1]');
