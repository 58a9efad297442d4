CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	`on_id` text,
	`patient_id` text,
	`encounter_id` text,
	`detail` text,
	`previous` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_patient` ON `audit_entries` (`patient_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_who` ON `audit_entries` (`who`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_on` ON `audit_entries` (`on_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_what` ON `audit_entries` (`what`,`seq`);--> statement-breakpoint
CREATE TABLE `code_word_heads` (
	`release_id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`codes` blob NOT NULL,
	`weights` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `code_word_pages` (
	`release_id` text NOT NULL,
	`page` integer NOT NULL,
	`postings` blob NOT NULL,
	PRIMARY KEY(`release_id`, `page`)
);
--> statement-breakpoint
CREATE TABLE `reference_pages` (
	`release_id` text NOT NULL,
	`table_name` text NOT NULL,
	`page` integer NOT NULL,
	`first_key` text NOT NULL,
	`lines` text NOT NULL,
	PRIMARY KEY(`release_id`, `table_name`, `page`)
);
--> statement-breakpoint
CREATE INDEX `reference_pages_by_key` ON `reference_pages` (`release_id`,`table_name`,`first_key`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`edition` text NOT NULL,
	`start_on` text NOT NULL,
	`end_on` text,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`digest` text NOT NULL,
	`file_name` text NOT NULL,
	`totals` text NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	`activated_at` integer,
	`replaces_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_active_release` ON `releases` (`kind`,`edition`) WHERE state = 'active';--> statement-breakpoint
CREATE INDEX `releases_by_day` ON `releases` (`kind`,`start_on`) WHERE state = 'active';--> statement-breakpoint
CREATE TABLE `education_attendance` (
	`session_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`arrived_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`how` text NOT NULL,
	PRIMARY KEY(`session_id`, `provider_id`),
	FOREIGN KEY (`session_id`) REFERENCES `education_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `education_attendance_provider` ON `education_attendance` (`provider_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `education_feedback` (
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`useful` integer NOT NULL,
	`words` text NOT NULL,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `user_id`),
	FOREIGN KEY (`session_id`) REFERENCES `education_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `education_invitations` (
	`session_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer,
	`invited_at` integer NOT NULL,
	`reminded_at` integer,
	PRIMARY KEY(`session_id`, `provider_id`),
	FOREIGN KEY (`session_id`) REFERENCES `education_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `education_invitations_provider` ON `education_invitations` (`provider_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `education_quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`material_id` text NOT NULL,
	`material_version` integer NOT NULL,
	`session_id` text,
	`user_id` text NOT NULL,
	`provider_id` text,
	`phase` text NOT NULL,
	`answers` text NOT NULL,
	`right` integer NOT NULL,
	`of` integer NOT NULL,
	`taken_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `education_quizzes_user` ON `education_quizzes` (`user_id`,`taken_at`);--> statement-breakpoint
CREATE INDEX `education_quizzes_session` ON `education_quizzes` (`session_id`,`phase`);--> statement-breakpoint
CREATE TABLE `education_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`objectives` text NOT NULL,
	`family` text NOT NULL,
	`axis` text,
	`material_id` text NOT NULL,
	`audience` text NOT NULL,
	`capacity` integer NOT NULL,
	`mode` text NOT NULL,
	`place` text NOT NULL,
	`facilitator_id` text NOT NULL,
	`start_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`time_zone` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`attendance_code` text NOT NULL,
	`invited_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `education_sessions_code` ON `education_sessions` (`attendance_code`);--> statement-breakpoint
CREATE INDEX `education_sessions_start` ON `education_sessions` (`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `education_sessions_family` ON `education_sessions` (`family`);--> statement-breakpoint
CREATE TABLE `chart_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`bytes_done` integer DEFAULT 0 NOT NULL,
	`bytes_total` integer DEFAULT 0 NOT NULL,
	`counts` text NOT NULL,
	`faults` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `coded_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`code` text NOT NULL,
	`release` text NOT NULL,
	`position` text NOT NULL,
	`sequence` integer NOT NULL,
	`present_on_admission` text,
	`stage` text NOT NULL,
	`coded_by` text NOT NULL,
	`coded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `coded_lines_encounter` ON `coded_lines` (`encounter_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`encounter_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`type` text NOT NULL,
	`type_coding` text,
	`author_id` text,
	`author_name` text,
	`author_role` text NOT NULL,
	`written_at` integer NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_source` ON `documents` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `documents_encounter` ON `documents` (`encounter_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `documents_patient` ON `documents` (`patient_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `encounter_providers` (
	`encounter_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`encounter_id`, `provider_id`, `part`)
);
--> statement-breakpoint
CREATE INDEX `encounter_providers_provider` ON `encounter_providers` (`provider_id`,`encounter_id`);--> statement-breakpoint
CREATE TABLE `encounters` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`patient_id` text NOT NULL,
	`facility_id` text,
	`class` text NOT NULL,
	`service` text,
	`unit` text,
	`reason` text,
	`start_at` integer NOT NULL,
	`end_at` integer,
	`disposition` text,
	`payer` text,
	`bill_status` text DEFAULT 'unbilled' NOT NULL,
	`coding_state` text DEFAULT 'uncoded' NOT NULL,
	`encoder_drg` text,
	`sort_name` text DEFAULT '' NOT NULL,
	`open_queries` integer DEFAULT 0 NOT NULL,
	`answered_queries` integer DEFAULT 0 NOT NULL,
	`next_step` text DEFAULT 'code' NOT NULL,
	`assigned_to` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `encounters_source` ON `encounters` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `encounters_patient` ON `encounters` (`patient_id`,`start_at`);--> statement-breakpoint
CREATE INDEX `encounters_active_start` ON `encounters` (`facility_id`,`start_at`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_active_name` ON `encounters` (`facility_id`,`sort_name`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_all_active_start` ON `encounters` (`start_at`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_all_active_name` ON `encounters` (`sort_name`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_all_step_start` ON `encounters` (`next_step`,`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_step_start` ON `encounters` (`facility_id`,`next_step`,`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_start` ON `encounters` (`facility_id`,`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_name` ON `encounters` (`facility_id`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_every_start` ON `encounters` (`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_every_name` ON `encounters` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `encounters_mine_start` ON `encounters` (`assigned_to`,`start_at`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_mine_name` ON `encounters` (`assigned_to`,`sort_name`,`id`) WHERE next_step <> 'done';--> statement-breakpoint
CREATE INDEX `encounters_service` ON `encounters` (`service`);--> statement-breakpoint
CREATE TABLE `medications` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`encounter_id` text,
	`patient_id` text NOT NULL,
	`name` text NOT NULL,
	`coding` text,
	`dose` text,
	`route` text,
	`status` text NOT NULL,
	`start_at` integer,
	`end_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `medications_source` ON `medications` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `medications_encounter` ON `medications` (`encounter_id`,`start_at`);--> statement-breakpoint
CREATE INDEX `medications_patient` ON `medications` (`patient_id`,`start_at`);--> statement-breakpoint
CREATE TABLE `patients` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`mrn` text,
	`family_name` text NOT NULL,
	`given_name` text NOT NULL,
	`birth_on` text,
	`sex` text NOT NULL,
	`deceased_on` text,
	`is_restricted` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patients_source` ON `patients` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `patients_mrn` ON `patients` (`mrn`);--> statement-breakpoint
CREATE TABLE `problems` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`encounter_id` text,
	`patient_id` text NOT NULL,
	`name` text NOT NULL,
	`codings` text NOT NULL,
	`category` text NOT NULL,
	`clinical_status` text,
	`onset_at` integer,
	`recorded_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `problems_source` ON `problems` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `problems_encounter` ON `problems` (`encounter_id`);--> statement-breakpoint
CREATE INDEX `problems_patient` ON `problems` (`patient_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`encounter_id` text,
	`patient_id` text NOT NULL,
	`name` text NOT NULL,
	`coding` text,
	`performed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `procedures_source` ON `procedures` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `procedures_encounter` ON `procedures` (`encounter_id`,`performed_at`);--> statement-breakpoint
CREATE INDEX `procedures_patient` ON `procedures` (`patient_id`,`performed_at`);--> statement-breakpoint
CREATE TABLE `results` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`digest` text,
	`encounter_id` text,
	`patient_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`coding` text,
	`value` real,
	`unit` text,
	`words` text,
	`reference_low` real,
	`reference_high` real,
	`flag` text,
	`taken_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `results_source` ON `results` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `results_encounter` ON `results` (`encounter_id`,`taken_at`);--> statement-breakpoint
CREATE INDEX `results_patient` ON `results` (`patient_id`,`taken_at`);--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`on_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `projections` (
	`name` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `coverages` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`covering_provider_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `coverages_covering` ON `coverages` (`covering_provider_id`,`to_at`);--> statement-breakpoint
CREATE INDEX `coverages_provider` ON `coverages` (`provider_id`,`to_at`);--> statement-breakpoint
CREATE TABLE `facilities` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`digest` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facilities_source` ON `facilities` (`source_system`,`source_id`);--> statement-breakpoint
CREATE TABLE `passwords` (
	`user_id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `providers` (
	`id` text PRIMARY KEY NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`npi` text,
	`name` text NOT NULL,
	`specialty` text,
	`facility_ids` text NOT NULL,
	`digest` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `providers_source` ON `providers` (`source_system`,`source_id`);--> statement-breakpoint
CREATE INDEX `providers_name` ON `providers` (`name`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`is_shared` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`user_id`,`page`,`name`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL,
	`locked_until` integer
);
--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`method` text NOT NULL,
	`user_agent` text,
	`begun_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_ins_user` ON `sign_ins` (`user_id`,`begun_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`credentials` text,
	`roles` text NOT NULL,
	`facility_ids` text NOT NULL,
	`provider_id` text,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_provider` ON `users` (`provider_id`);--> statement-breakpoint
CREATE TABLE `fact_history` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`fact_id` text NOT NULL,
	`why` text NOT NULL,
	`import_id` text NOT NULL,
	`ended_at` integer NOT NULL,
	`fact` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fact_history_fact` ON `fact_history` (`fact_id`,`seq`);--> statement-breakpoint
CREATE TABLE `received_identifiers` (
	`id` text PRIMARY KEY NOT NULL,
	`resource_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `received_resources` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`source_system` text NOT NULL,
	`source_id` text NOT NULL,
	`state` text NOT NULL,
	`digest` text NOT NULL,
	`touched_at` integer,
	`target_id` text NOT NULL,
	`label` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `received_additions` ON `received_resources` (`target_id`) WHERE type in ('Practitioner', 'PractitionerRole', 'Claim');--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`to_user_id` text NOT NULL,
	`about` text,
	`props` text NOT NULL,
	`attachment` text,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`last_fault` text
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`due_at`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (`about`);--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `facility_rates` (
	`facility_id` text NOT NULL,
	`payer` text NOT NULL,
	`start_on` text NOT NULL,
	`end_on` text,
	`wage_index_x10000` integer NOT NULL,
	`capital_factor_x10000` integer,
	`add_on_x10000` integer DEFAULT 0 NOT NULL,
	`own_rate_cents` integer DEFAULT 0 NOT NULL,
	`own_share_x10000` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`facility_id`, `payer`, `start_on`)
);
--> statement-breakpoint
CREATE TABLE `risk_members` (
	`patient_id` text NOT NULL,
	`payment_year` integer NOT NULL,
	`segment` text NOT NULL,
	`is_originally_disabled` integer DEFAULT false NOT NULL,
	`has_medicaid` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`patient_id`, `payment_year`)
);
--> statement-breakpoint
CREATE INDEX `risk_members_year` ON `risk_members` (`payment_year`);--> statement-breakpoint
CREATE TABLE `digests` (
	`user_id` text NOT NULL,
	`on_day` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `on_day`)
);
--> statement-breakpoint
CREATE INDEX `digests_day` ON `digests` (`on_day`);--> statement-breakpoint
CREATE TABLE `query_policies` (
	`facility_id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`policy` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `query_reviews` (
	`query_id` text NOT NULL,
	`round` integer NOT NULL,
	`reviewer_id` text NOT NULL,
	`verdict` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`query_id`, `round`, `reviewer_id`),
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verbal_records` (
	`query_id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`option_id` text,
	`words` text NOT NULL,
	`said_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_judgments` (
	`sample_id` text NOT NULL,
	`position` integer NOT NULL,
	`reviewer_id` text NOT NULL,
	`verdict` text NOT NULL,
	`rules` text NOT NULL,
	`comment` text NOT NULL,
	`judged_at` integer NOT NULL,
	PRIMARY KEY(`sample_id`, `position`, `reviewer_id`)
);
--> statement-breakpoint
CREATE TABLE `audit_sample_items` (
	`sample_id` text NOT NULL,
	`position` integer NOT NULL,
	`query_id` text NOT NULL,
	`wording_number` integer NOT NULL,
	PRIMARY KEY(`sample_id`, `position`),
	FOREIGN KEY (`sample_id`) REFERENCES `audit_samples`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_samples` (
	`id` text PRIMARY KEY NOT NULL,
	`seed` text NOT NULL,
	`size` integer NOT NULL,
	`eligible` integer NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `draft_checks` (
	`query_id` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`rule_set` text NOT NULL,
	`is_clean` integer NOT NULL,
	`findings` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `draft_checks_when` ON `draft_checks` (`checked_at`);--> statement-breakpoint
CREATE TABLE `query_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`query_id` text NOT NULL,
	`reason` text NOT NULL,
	`placed_by` text NOT NULL,
	`placed_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	`lift_reason` text,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `query_holds_one_stands` ON `query_holds` (`query_id`) WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE INDEX `query_holds_query` ON `query_holds` (`query_id`,`placed_at`);--> statement-breakpoint
CREATE TABLE `query_retentions` (
	`query_id` text PRIMARY KEY NOT NULL,
	`retention_class` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_drafts` (
	`query_id` text NOT NULL,
	`user_id` text NOT NULL,
	`option_ids` text NOT NULL,
	`words` text NOT NULL,
	`comment` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`query_id`, `user_id`),
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`query_id` text NOT NULL,
	`wording_number` integer NOT NULL,
	`user_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`option_ids` text NOT NULL,
	`words` text NOT NULL,
	`comment` text NOT NULL,
	`gist` text NOT NULL,
	`signed_name` text NOT NULL,
	`signed_at` integer NOT NULL,
	`meaning` text NOT NULL,
	`shown_hash` text NOT NULL,
	`addendum` text NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_one_stands` ON `answers` (`query_id`) WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE INDEX `answers_provider` ON `answers` (`provider_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `queries` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`encounter_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`facility_id` text,
	`author_id` text NOT NULL,
	`provider_id` text,
	`state` text NOT NULL,
	`wording` text NOT NULL,
	`wording_number` integer DEFAULT 1 NOT NULL,
	`template_id` text,
	`timing` text,
	`channel` text DEFAULT 'portal' NOT NULL,
	`rule_set` text,
	`findings` text NOT NULL,
	`overrides` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sent_at` integer,
	`viewed_at` integer,
	`due_at` integer,
	`answered_at` integer,
	`ended_at` integer,
	`ended_reason` text,
	`ladder_step` integer DEFAULT 0 NOT NULL,
	`stepped_at` integer,
	`step_at` integer,
	`assignee_id` text,
	`post_bill_reason` text,
	`is_on_hold` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `queries_encounter` ON `queries` (`encounter_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `queries_inbox` ON `queries` (`provider_id`,`due_at`,`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `queries_provider` ON `queries` (`provider_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `queries_open_facility` ON `queries` (`facility_id`,`due_at`,`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `queries_open_due` ON `queries` (`due_at`,`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `queries_open_step` ON `queries` (`step_at`,`stepped_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `queries_author` ON `queries` (`author_id`,`state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `queries_state_facility` ON `queries` (`facility_id`,`state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `queries_sent` ON `queries` (`sent_at`,`id`);--> statement-breakpoint
CREATE TABLE `query_events` (
	`id` text PRIMARY KEY NOT NULL,
	`query_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_user_id` text,
	`wording_number` integer NOT NULL,
	`provider_id` text,
	`words` text,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `query_events_query` ON `query_events` (`query_id`,`at`);--> statement-breakpoint
CREATE TABLE `query_versions` (
	`query_id` text NOT NULL,
	`number` integer NOT NULL,
	`shown` text NOT NULL,
	`shown_hash` text NOT NULL,
	`wording` text NOT NULL,
	`rule_set` text NOT NULL,
	`findings` text NOT NULL,
	`overrides` text NOT NULL,
	`lines_before` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`query_id`, `number`),
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`query_id` text PRIMARY KEY NOT NULL,
	`by_user_id` text NOT NULL,
	`at` integer NOT NULL,
	`lines_before` text NOT NULL,
	`lines_after` text NOT NULL,
	`outcome` text NOT NULL,
	`comment` text NOT NULL,
	FOREIGN KEY (`query_id`) REFERENCES `queries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contributions` (
	`encounter_id` text PRIMARY KEY NOT NULL,
	`provider_id` text,
	`month` integer,
	`cells` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contributions_provider` ON `contributions` (`provider_id`,`month`);--> statement-breakpoint
CREATE TABLE `month_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `family`, `axis`, `provider_id`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `month_providers` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`timing` text NOT NULL,
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
	PRIMARY KEY(`timing`, `month`, `provider_id`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `provider_gaps` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`family` text NOT NULL,
	`axis` text NOT NULL,
	`cases` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`open_after` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`provider_id`, `month`, `family`, `axis`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `provider_months` (
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`timing` text NOT NULL,
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
	PRIMARY KEY(`provider_id`, `timing`, `month`, `facility_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `query_waits` (
	`query_id` text PRIMARY KEY NOT NULL,
	`encounter_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`month` integer NOT NULL,
	`facility_id` text NOT NULL,
	`timing` text NOT NULL,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`is_open` integer NOT NULL,
	`is_answered` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `query_waits_provider` ON `query_waits` (`provider_id`,`month`);--> statement-breakpoint
CREATE INDEX `query_waits_month` ON `query_waits` (`month`);--> statement-breakpoint
CREATE INDEX `query_waits_encounter` ON `query_waits` (`encounter_id`);--> statement-breakpoint
CREATE INDEX `query_waits_open` ON `query_waits` (`facility_id`,`begun_at`) WHERE is_open = 1;--> statement-breakpoint
CREATE TABLE `template_standings` (
	`template_id` text PRIMARY KEY NOT NULL,
	`is_retired` integer NOT NULL,
	`reason` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `template_uses` (
	`query_id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`number` integer NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `template_uses_template` ON `template_uses` (`template_id`,`number`);--> statement-breakpoint
CREATE TABLE `template_versions` (
	`template_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`comment` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`approved_by` text,
	`approved_name` text,
	`approved_at` integer,
	PRIMARY KEY(`template_id`, `number`)
);
