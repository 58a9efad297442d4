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
