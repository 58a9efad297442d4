CREATE TABLE `coding_audits` (
	`encounter_id` text NOT NULL,
	`auditor` text NOT NULL,
	`coder_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`is_random` integer NOT NULL,
	`correct` integer NOT NULL,
	`wrong` integer NOT NULL,
	`missed` integer NOT NULL,
	`is_drg_right` integer,
	`accepted_at` integer NOT NULL,
	PRIMARY KEY(`encounter_id`, `auditor`)
);
--> statement-breakpoint
CREATE INDEX `coding_audits_month` ON `coding_audits` (`month`,`facility_id`,`coder_id`);
--> statement-breakpoint
CREATE TABLE `member_recaptures` (
	`patient_id` text NOT NULL,
	`year` integer NOT NULL,
	`provider_id` text NOT NULL,
	`facility_id` text NOT NULL,
	`due` integer DEFAULT 0 NOT NULL,
	`recaptured` integer DEFAULT 0 NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`unsupported` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`patient_id`, `year`)
);
--> statement-breakpoint
CREATE INDEX `member_recaptures_year` ON `member_recaptures` (`year`,`facility_id`);
--> statement-breakpoint
CREATE TABLE `month_drgs` (
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`stays` integer DEFAULT 0 NOT NULL,
	`weight_x10000` integer DEFAULT 0 NOT NULL,
	`outliers` integer DEFAULT 0 NOT NULL,
	`outliers_x10000` integer DEFAULT 0 NOT NULL,
	`mcc_split` integer DEFAULT 0 NOT NULL,
	`with_mcc` integer DEFAULT 0 NOT NULL,
	`cc_split` integer DEFAULT 0 NOT NULL,
	`with_cc` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `family`, `facility_id`, `payer`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `month_spreads` (
	`kind` text NOT NULL,
	`who` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`bucket` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`n` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`kind`, `month`, `facility_id`, `who`, `payer`, `bucket`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `month_spreads_who` ON `month_spreads` (`kind`,`who`,`month`);
--> statement-breakpoint
CREATE TABLE `provider_drgs` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`stays` integer DEFAULT 0 NOT NULL,
	`weight_x10000` integer DEFAULT 0 NOT NULL,
	`outliers` integer DEFAULT 0 NOT NULL,
	`outliers_x10000` integer DEFAULT 0 NOT NULL,
	`mcc_split` integer DEFAULT 0 NOT NULL,
	`with_mcc` integer DEFAULT 0 NOT NULL,
	`cc_split` integer DEFAULT 0 NOT NULL,
	`with_cc` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `month`, `family`, `facility_id`, `payer`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `stay_levels` (
	`encounter_id` text PRIMARY KEY NOT NULL,
	`severity` integer NOT NULL,
	`mortality` integer NOT NULL,
	`risk_x1000000` integer,
	`accepted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `view_deliveries` (
	`view_id` text NOT NULL,
	`user_id` text NOT NULL,
	`sent_for` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`view_id`, `user_id`)
);
--> statement-breakpoint
DROP TABLE `month_gaps`;
--> statement-breakpoint
CREATE TABLE `month_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`payer`, `month`, `family`, `axis`, `provider_id`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `month_providers`;
--> statement-breakpoint
CREATE TABLE `month_providers` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`timing` text NOT NULL,
	`payer` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`encounters` integer DEFAULT 0 NOT NULL,
	`askable` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`in_time` integer DEFAULT 0 NOT NULL,
	`inpatients` integer DEFAULT 0 NOT NULL,
	`codes` integer DEFAULT 0 NOT NULL,
	`grouped` integer DEFAULT 0 NOT NULL,
	`weight_before_x10000` integer DEFAULT 0 NOT NULL,
	`weight_after_x10000` integer DEFAULT 0 NOT NULL,
	`with_cc` integer DEFAULT 0 NOT NULL,
	`with_mcc` integer DEFAULT 0 NOT NULL,
	`queried` integer DEFAULT 0 NOT NULL,
	`askable_asked` integer DEFAULT 0 NOT NULL,
	`open_asked` integer DEFAULT 0 NOT NULL,
	`open_answered` integer DEFAULT 0 NOT NULL,
	`unseen` integer DEFAULT 0 NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`expired` integer DEFAULT 0 NOT NULL,
	`asked_back` integer DEFAULT 0 NOT NULL,
	`redirected` integer DEFAULT 0 NOT NULL,
	`agreed` integer DEFAULT 0 NOT NULL,
	`other` integer DEFAULT 0 NOT NULL,
	`undetermined` integer DEFAULT 0 NOT NULL,
	`not_clinical` integer DEFAULT 0 NOT NULL,
	`validations` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	`ruled_out` integer DEFAULT 0 NOT NULL,
	`hasty` integer DEFAULT 0 NOT NULL,
	`closed` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	`weighed` integer DEFAULT 0 NOT NULL,
	`up` integer DEFAULT 0 NOT NULL,
	`down` integer DEFAULT 0 NOT NULL,
	`unmoved` integer DEFAULT 0 NOT NULL,
	`up_x10000` integer DEFAULT 0 NOT NULL,
	`down_x10000` integer DEFAULT 0 NOT NULL,
	`reviewed` integer DEFAULT 0 NOT NULL,
	`stay_queries` integer DEFAULT 0 NOT NULL,
	`flawed` integer DEFAULT 0 NOT NULL,
	`followable` integer DEFAULT 0 NOT NULL,
	`followed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`timing`, `payer`, `month`, `provider_id`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `provider_gaps`;
--> statement-breakpoint
CREATE TABLE `provider_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `payer`, `month`, `family`, `axis`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `provider_months`;
--> statement-breakpoint
CREATE TABLE `provider_months` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`timing` text NOT NULL,
	`payer` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`encounters` integer DEFAULT 0 NOT NULL,
	`askable` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`in_time` integer DEFAULT 0 NOT NULL,
	`inpatients` integer DEFAULT 0 NOT NULL,
	`codes` integer DEFAULT 0 NOT NULL,
	`grouped` integer DEFAULT 0 NOT NULL,
	`weight_before_x10000` integer DEFAULT 0 NOT NULL,
	`weight_after_x10000` integer DEFAULT 0 NOT NULL,
	`with_cc` integer DEFAULT 0 NOT NULL,
	`with_mcc` integer DEFAULT 0 NOT NULL,
	`queried` integer DEFAULT 0 NOT NULL,
	`askable_asked` integer DEFAULT 0 NOT NULL,
	`open_asked` integer DEFAULT 0 NOT NULL,
	`open_answered` integer DEFAULT 0 NOT NULL,
	`unseen` integer DEFAULT 0 NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`expired` integer DEFAULT 0 NOT NULL,
	`asked_back` integer DEFAULT 0 NOT NULL,
	`redirected` integer DEFAULT 0 NOT NULL,
	`agreed` integer DEFAULT 0 NOT NULL,
	`other` integer DEFAULT 0 NOT NULL,
	`undetermined` integer DEFAULT 0 NOT NULL,
	`not_clinical` integer DEFAULT 0 NOT NULL,
	`validations` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	`ruled_out` integer DEFAULT 0 NOT NULL,
	`hasty` integer DEFAULT 0 NOT NULL,
	`closed` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	`weighed` integer DEFAULT 0 NOT NULL,
	`up` integer DEFAULT 0 NOT NULL,
	`down` integer DEFAULT 0 NOT NULL,
	`unmoved` integer DEFAULT 0 NOT NULL,
	`up_x10000` integer DEFAULT 0 NOT NULL,
	`down_x10000` integer DEFAULT 0 NOT NULL,
	`reviewed` integer DEFAULT 0 NOT NULL,
	`stay_queries` integer DEFAULT 0 NOT NULL,
	`flawed` integer DEFAULT 0 NOT NULL,
	`followable` integer DEFAULT 0 NOT NULL,
	`followed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `timing`, `payer`, `month`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `query_waits`;
--> statement-breakpoint
CREATE TABLE `query_waits` (
	`query_id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`timing` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`is_open` integer NOT NULL,
	`is_answered` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `query_waits_provider` ON `query_waits` (`provider_id`,`month`);
--> statement-breakpoint
CREATE INDEX `query_waits_month` ON `query_waits` (`month`);
--> statement-breakpoint
CREATE INDEX `query_waits_encounter` ON `query_waits` (`encounter_id`);
--> statement-breakpoint
CREATE INDEX `query_waits_open` ON `query_waits` (`facility_id`,`begun_at`) WHERE is_open = 1;
--> statement-breakpoint
-- Every roll-up is a projection: it is made again from the facts at the next look at the feed.
DELETE FROM `contributions`;
--> statement-breakpoint
DELETE FROM `projections` WHERE `name` IN ('scorecard', 'scorecard-basis');
