-- All places of one status list but one that is given. One credential in a thousand was replaced, one registration in two thousand is suspended.
INSERT INTO credentials ("Id", "RegistrationId", "AccountId", "QualificationId", "RegistrationVersion", "ListId", "Index", "IssuedAt", "ExpiresAt",
  "KeyId", "Url", "State", "RegistrationStatus")
SELECT id, id, id, given."QualificationId", 1, @list, i, given."IssuedAt", given."ExpiresAt", given."KeyId", '',
  CASE WHEN i % 1000 = 1 THEN 'Replaced' ELSE 'Valid' END, CASE WHEN i % 2000 = 2 THEN 'Suspended' ELSE 'Active' END
FROM (SELECT i, ('01990000-0000-7000-8000-' || lpad(to_hex(@sequence::bigint * 16777216 + i), 12, '0'))::uuid AS id
  FROM generate_series(0, @places - 1) AS i) AS place,
  (SELECT * FROM credentials WHERE "Url" <> '' LIMIT 1) AS given
WHERE NOT (given."ListId" = @list AND given."Index" = i);
