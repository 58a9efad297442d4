CREATE TABLE `search_words` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`words` text NOT NULL,
	`typed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_words_words` ON `search_words` (`user_id`,`words`);--> statement-breakpoint
CREATE INDEX `search_words_typed` ON `search_words` (`typed_at`);--> statement-breakpoint
ALTER TABLE `passwords` ADD `is_first` integer DEFAULT false NOT NULL;