CREATE TABLE `listed_months` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`askable` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`in_time` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `listed_months` (`provider_id`, `month`, `cases`, `open`, `askable`, `sent`, `answered`, `in_time`)
SELECT `provider_id`, `month`, sum(`cases`), sum(`open`), sum(`askable`), sum(`sent`), sum(`answered`), sum(`in_time`)
FROM `month_providers` WHERE `timing` = 'all' AND `payer` = 'all' GROUP BY `provider_id`, `month`;
--> statement-breakpoint
ALTER TABLE `member_recaptures` ADD `score_x10000` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `member_recaptures` ADD `score_before_x10000` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `member_recaptures` ADD `release` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `member_recaptures_provider` ON `member_recaptures` (`provider_id`,`year`);--> statement-breakpoint
ALTER TABLE `month_providers` ADD `adjudicated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `month_providers` ADD `denied` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `provider_months` ADD `adjudicated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `provider_months` ADD `denied` integer DEFAULT 0 NOT NULL;