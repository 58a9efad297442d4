CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
--> statement-breakpoint
CREATE TRIGGER query_versions_no_update BEFORE UPDATE ON query_versions BEGIN SELECT RAISE(ABORT, 'Sent words are frozen.'); END;
--> statement-breakpoint
CREATE TRIGGER query_versions_no_delete BEFORE DELETE ON query_versions BEGIN SELECT RAISE(ABORT, 'Sent words are frozen.'); END;
--> statement-breakpoint
CREATE TRIGGER query_events_no_update BEFORE UPDATE ON query_events BEGIN SELECT RAISE(ABORT, 'What happened is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER query_events_no_delete BEFORE DELETE ON query_events BEGIN SELECT RAISE(ABORT, 'What happened is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER queries_no_delete BEFORE DELETE ON queries WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'A sent query is never deleted.'); END;

--> statement-breakpoint
CREATE VIRTUAL TABLE patients_fts USING fts5(name, mrn, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');
--> statement-breakpoint
CREATE TRIGGER patients_fts_insert AFTER INSERT ON patients BEGIN INSERT INTO patients_fts(rowid, name, mrn) VALUES (new.rowid, new.given_name || ' ' || new.family_name, coalesce(new.mrn, '')); END;
--> statement-breakpoint
CREATE TRIGGER patients_fts_update AFTER UPDATE OF given_name, family_name, mrn ON patients BEGIN DELETE FROM patients_fts WHERE rowid = old.rowid; INSERT INTO patients_fts(rowid, name, mrn) VALUES (new.rowid, new.given_name || ' ' || new.family_name, coalesce(new.mrn, '')); END;
--> statement-breakpoint
CREATE TRIGGER patients_fts_delete AFTER DELETE ON patients BEGIN DELETE FROM patients_fts WHERE rowid = old.rowid; END;

--> statement-breakpoint
CREATE INDEX queries_template ON queries (template_id, sent_at) WHERE template_id IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER template_versions_no_update BEFORE UPDATE ON template_versions WHEN OLD.approved_at IS NOT NULL OR NEW.body <> OLD.body OR NEW.changed_by <> OLD.changed_by OR NEW.changed_at <> OLD.changed_at BEGIN SELECT RAISE(ABORT, 'A version of a template is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER template_versions_no_delete BEFORE DELETE ON template_versions BEGIN SELECT RAISE(ABORT, 'A version of a template is not deleted.'); END;
--> statement-breakpoint
CREATE TRIGGER draft_checks_no_update BEFORE UPDATE ON draft_checks BEGIN SELECT RAISE(ABORT, 'What was found first is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER query_holds_no_update BEFORE UPDATE ON query_holds WHEN OLD.lifted_at IS NOT NULL OR NEW.reason <> OLD.reason OR NEW.placed_by <> OLD.placed_by OR NEW.placed_at <> OLD.placed_at BEGIN SELECT RAISE(ABORT, 'A hold is lifted, not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER query_holds_no_delete BEFORE DELETE ON query_holds BEGIN SELECT RAISE(ABORT, 'A hold is lifted, not deleted.'); END;
--> statement-breakpoint
CREATE TRIGGER queries_held_no_delete BEFORE DELETE ON queries WHEN EXISTS (SELECT 1 FROM query_holds WHERE query_id = OLD.id AND lifted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'A held query is not deleted.'); END;
--> statement-breakpoint
CREATE TRIGGER audit_judgments_no_update BEFORE UPDATE ON audit_judgments BEGIN SELECT RAISE(ABORT, 'A judgment is not rewritten.'); END;
--> statement-breakpoint
CREATE TRIGGER audit_judgments_no_delete BEFORE DELETE ON audit_judgments BEGIN SELECT RAISE(ABORT, 'A judgment is not rewritten.'); END;
