ALTER TABLE `month_drgs` ADD `weight_squares_x10000` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `provider_drgs` ADD `weight_squares_x10000` integer DEFAULT 0 NOT NULL;