ALTER TABLE `answer_drafts` ADD `wording_number` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `template_uses` ADD `filled` text;