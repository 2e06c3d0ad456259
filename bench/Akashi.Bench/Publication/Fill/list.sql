-- A further list beside the one that was published, as old as can be: the Service finds it, reads its states, compresses and signs it by itself.
INSERT INTO status_lists ("ListId", "EndsAt", "Sequence", "Compressed", "Bytes", "Tag", "StatesDigest", "PublishedAt", "Revision")
SELECT @list, "EndsAt", @sequence, NULL, "Bytes", '""', '', timestamptz '2000-01-01 00:00Z', 1 FROM status_lists WHERE "Sequence" = 1 LIMIT 1;
