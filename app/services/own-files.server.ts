import { isMainThread } from 'node:worker_threads'

/** What this process writes is its user's alone: the database, its log, what the terminal exports. Threads share it and may not set it. */
if (isMainThread) process.umask(0o077)
