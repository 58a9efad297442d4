CREATE TABLE `patient_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`reason` text NOT NULL,
	`placed_by` text NOT NULL,
	`placed_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	`lift_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patient_holds_one_stands` ON `patient_holds` (`patient_id`) WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE TABLE `tombstones` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`of_patient` text,
	`purged_at` integer NOT NULL,
	`purged_by` text NOT NULL,
	`policy` text NOT NULL,
	`rows` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tombstones_when` ON `tombstones` (`purged_at`);--> statement-breakpoint
CREATE INDEX `tombstones_patient` ON `tombstones` (`of_patient`);
--> statement-breakpoint
CREATE TRIGGER tombstones_no_update BEFORE UPDATE ON tombstones BEGIN SELECT RAISE(ABORT, 'A tombstone is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER tombstones_no_delete BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'A tombstone is not taken away.'); END;
--> statement-breakpoint
CREATE TRIGGER tombstones_not_held BEFORE INSERT ON tombstones WHEN EXISTS (SELECT 1 FROM patient_holds WHERE patient_id IN (NEW.id, NEW.of_patient) AND lifted_at IS NULL) OR EXISTS (SELECT 1 FROM query_holds WHERE query_id = NEW.id AND lifted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'What is held is not purged.'); END;
--> statement-breakpoint
CREATE TRIGGER patient_holds_no_update BEFORE UPDATE ON patient_holds WHEN OLD.lifted_at IS NOT NULL OR NEW.reason <> OLD.reason OR NEW.placed_by <> OLD.placed_by OR NEW.placed_at <> OLD.placed_at OR NEW.patient_id <> OLD.patient_id BEGIN SELECT RAISE(ABORT, 'A hold is lifted, not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER patient_holds_no_delete BEFORE DELETE ON patient_holds BEGIN SELECT RAISE(ABORT, 'A hold is lifted, not deleted.'); END;
--> statement-breakpoint
DROP TRIGGER query_versions_no_delete;
--> statement-breakpoint
CREATE TRIGGER query_versions_no_delete BEFORE DELETE ON query_versions WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE id = OLD.query_id) BEGIN SELECT RAISE(ABORT, 'Sent words are frozen.'); END;
--> statement-breakpoint
DROP TRIGGER query_events_no_delete;
--> statement-breakpoint
CREATE TRIGGER query_events_no_delete BEFORE DELETE ON query_events WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE id = OLD.query_id) BEGIN SELECT RAISE(ABORT, 'What happened is not rewritten.'); END;
--> statement-breakpoint
DROP TRIGGER queries_no_delete;
--> statement-breakpoint
CREATE TRIGGER queries_no_delete BEFORE DELETE ON queries WHEN OLD.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM tombstones WHERE id = OLD.id) BEGIN SELECT RAISE(ABORT, 'A sent query is never deleted.'); END;
--> statement-breakpoint
DROP TRIGGER query_holds_no_delete;
--> statement-breakpoint
CREATE TRIGGER query_holds_no_delete BEFORE DELETE ON query_holds WHEN OLD.lifted_at IS NULL OR NOT EXISTS (SELECT 1 FROM tombstones WHERE id = OLD.query_id) BEGIN SELECT RAISE(ABORT, 'A hold is lifted, not deleted.'); END;
--> statement-breakpoint
DROP TRIGGER audit_judgments_no_delete;
--> statement-breakpoint
CREATE TRIGGER audit_judgments_no_delete BEFORE DELETE ON audit_judgments WHEN NOT EXISTS (SELECT 1 FROM audit_sample_items i JOIN tombstones t ON t.id = i.query_id WHERE i.sample_id = OLD.sample_id AND i.position = OLD.position) BEGIN SELECT RAISE(ABORT, 'A judgment is not rewritten.'); END;
