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
