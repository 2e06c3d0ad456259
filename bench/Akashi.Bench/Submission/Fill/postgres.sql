-- Stored applications for PostgreSQL; sqlite.sql is its twin. Of 50 applications 1 is rejected, 2 wait and 47 are completed. Ids ascend as UUIDv7 do;
-- numbers and receipt numbers are scattered: i * 7368787 mod the prime 10000019.
SET session_replication_role = replica;
SET synchronous_commit = off;

INSERT INTO accounts ("Id", "OpenedAt", "Revision")
SELECT ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid, timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds', 0
FROM generate_series(1, @stored) AS i;

INSERT INTO sign_in_keys ("Id", "Way", "Subject", "AccountId", "CertificateSerial", "AddedAt")
SELECT ('01970000-0000-7000-8009-' || lpad(to_hex(i), 12, '0'))::uuid, 'card', md5(i::text) || md5((-i)::text), ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid, to_hex(i),
  timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds'
FROM generate_series(1, @stored) AS i;

INSERT INTO applications ("Id", "AccountId", "QualificationId", "ProcedureId", "ProcedureName", "ProcedureVersion", "State", "StartedAt", "ChangedAt", "Standing",
  "Facts", "Answers", "ConsentedAt", "Submission_ReceiptNumber", "SubmittedAt", "Submission_Document", "Submission_Signature", "Submission_Check",
  "RegistrationId", "Submission_Round", "DaysWithHolder", "Reminders", "EndingDays", "Revision")
SELECT ('01970000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid, ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid,
  'certified-care-worker', 'initial-registration', 'certified-care-worker/initial-registration', '2', state, at, at + interval '1 day', 'Registered',
  '{"Name":"山田　花子","Address":"東京都千代田区紀尾井町１－３","BirthOn":"1990-05-15","Sex":2}',
  '{"kana":"ヤマダ　ハナコ","domicile":"東京都","phone":"0312345678","registration-number":"D-' || number || '","registered-on":"2019-04-01"}',
  at, '260101-' || number, at, decode(repeat(md5(i::text), 40), 'hex'), decode(repeat(md5((-i)::text), 20), 'hex'),
  '{"CheckedAt":"2026-01-01T00:00:00+00:00","CertificateSerial":"0A","RevocationAsOf":"2026-01-01T00:00:00+00:00","Facts":{"Name":"山田　花子","NameSubstitutes":"","Address":"東京都千代田区紀尾井町１－３","AddressSubstitutes":"","BirthOn":"1990-05-15","Sex":2}}',
  CASE WHEN state = 'Completed' THEN ('01970000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid END, 1, 0, 0, 0, 3
FROM (SELECT i, lpad((i::bigint * 7368787 % 10000019)::text, 8, '0') AS number, timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds' AS at,
  CASE WHEN i % 50 = 0 THEN 'Rejected' WHEN i % 50 <= 2 THEN 'Submitted' ELSE 'Completed' END AS state FROM generate_series(1, @stored) AS i) AS stored;

INSERT INTO decisions ("ApplicationId", "QualificationId", "AccountId", "By", "At", "Rejection")
SELECT ('01970000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid, 'certified-care-worker', ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid,
  'staff:01990000-0000-7000-8000-0000000000ff', timestamptz '2026-01-02 00:00Z' + i * interval '10 seconds',
  CASE WHEN i % 50 = 0 THEN '登録証の写しが読み取れません。' END
FROM generate_series(1, @stored) AS i
WHERE i % 50 = 0 OR i % 50 > 2;

INSERT INTO application_steps ("ApplicationId", "Number", "At", "State", "By", "Message")
SELECT ('01970000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid, n, timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds' + n * interval '6 hours',
  CASE WHEN n = 3 AND i % 50 = 0 THEN 'Rejected' ELSE (ARRAY['Submitted', 'UnderReview', 'Accepted', 'Completed'])[n] END,
  'staff:01990000-0000-7000-8000-0000000000ff', NULL
FROM generate_series(1, @stored) AS i, generate_series(1, 4) AS n
WHERE n = 1 OR i % 50 > 2 OR (i % 50 = 0 AND n <= 3);

INSERT INTO attachments ("Id", "ApplicationId", "DocumentId", "Name", "ContentType", "Size", "Sha256", "AddedAt")
SELECT ('01970000-0000-7000-8004-' || lpad(to_hex(i), 12, '0'))::uuid, ('01970000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid,
  'certificate-copy', '登録証.pdf', 'application/pdf', 100000, md5(i::text) || md5((-i)::text), timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds'
FROM generate_series(1, @stored) AS i;

INSERT INTO registrations ("Id", "QualificationId", "Number", "NumberSearchForm", "NameSearchForm", "KanaSearchForm", "BornOn", "AccountId", "Status", "Version")
SELECT ('01970000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid, 'certified-care-worker', number, number, '山田花子', 'やまだはなこ', date '1990-05-15',
  CASE WHEN linked THEN ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid END, 'Active', CASE WHEN linked THEN 2 ELSE 1 END
FROM (SELECT i, 'D-' || lpad((i::bigint * 7368787 % 10000019)::text, 8, '0') AS number, i <= @stored AND i % 50 > 2 AS linked
  FROM generate_series(1, @stored + @unlinked) AS i) AS entry;

INSERT INTO registration_versions ("RegistrationId", "Number", "From", "Status", "Name", "Kana", "FormerName", "BirthOn", "Sex", "Address",
  "Domicile", "RegisteredOn", "Act", "By", "Why")
SELECT ('01970000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid, n, timestamptz '2026-01-01 00:00Z' + n * interval '100 days', 'Active',
  '山田　花子', 'ヤマダ　ハナコ', NULL,
  date '1990-05-15', 'Female', '東京都千代田区紀尾井町１－３', '東京都', date '2019-04-01', CASE n WHEN 1 THEN 'imported' ELSE 'linked' END, 'system', NULL
FROM generate_series(1, @stored + @unlinked) AS i, generate_series(1, 2) AS n
WHERE n = 1 OR (i <= @stored AND i % 50 > 2);

INSERT INTO credentials ("Id", "RegistrationId", "AccountId", "QualificationId", "RegistrationVersion", "ListId", "Index", "IssuedAt", "ExpiresAt",
  "KeyId", "Url", "State", "RegistrationStatus")
SELECT md5(i::text)::uuid, ('01970000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid, ('01970000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid,
  'certified-care-worker', 2, '1', i - 1, timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds',
  timestamptz '2027-01-01 00:00Z' + i * interval '10 seconds', '00',
  'http://localhost:8081/w/?c=' || repeat(md5(i::text), 14), 'Valid', 'Active'
FROM generate_series(1, @stored) AS i
WHERE i % 50 > 2;

INSERT INTO audit_entries ("Number", "At", "Text", "Previous", "Digest")
SELECT n, timestamptz '2026-01-01 00:00Z' + n * interval '5 seconds',
  '{"act":"application.submitted","by":"account:x","details":{"document":"' || md5(n::text) || md5((-n)::text) || '"},"subject":"application:x"}',
  md5((n - 1)::text) || md5((1 - n)::text), md5(n::text) || md5((-n)::text)
FROM generate_series(1, @stored * 2) AS n;
