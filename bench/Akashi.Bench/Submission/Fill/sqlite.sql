-- Stored applications for SQLite; postgres.sql is its twin and says what they are.
BEGIN;

CREATE TEMP TABLE numbers AS
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @stored * 2 + @unlinked)
SELECT i, printf('%08d', i * 7368787 % 10000019) AS number, strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 1767225600 + i * 10, 'unixepoch') AS at FROM n;

INSERT INTO accounts ("Id", "OpenedAt", "Revision")
SELECT printf('01970000-0000-7000-8001-%012X', i), at, 0 FROM numbers WHERE i <= @stored;

INSERT INTO sign_in_keys ("Id", "Way", "Subject", "AccountId", "CertificateSerial", "AddedAt")
SELECT printf('01970000-0000-7000-8009-%012X', i), 'card', lower(hex(randomblob(32))), printf('01970000-0000-7000-8001-%012X', i), printf('%x', i), at
FROM numbers WHERE i <= @stored;

INSERT INTO applications ("Id", "AccountId", "QualificationId", "ProcedureId", "ProcedureName", "ProcedureVersion", "State", "StartedAt", "ChangedAt", "Standing",
  "Facts", "Answers", "ConsentedAt", "Submission_ReceiptNumber", "SubmittedAt", "Submission_Document", "Submission_Signature", "Submission_Check",
  "RegistrationId", "Submission_Round", "DaysWithHolder", "Reminders", "EndingDays", "Revision")
SELECT printf('01970000-0000-7000-8002-%012X', i), printf('01970000-0000-7000-8001-%012X', i),
  'certified-care-worker', 'initial-registration', 'certified-care-worker/initial-registration', '2', state, at, at, 'Registered',
  '{"Name":"山田　花子","Address":"東京都千代田区紀尾井町１－３","BirthOn":"1990-05-15","Sex":2}',
  '{"kana":"ヤマダ　ハナコ","domicile":"東京都","phone":"0312345678","registration-number":"D-' || number || '","registered-on":"2019-04-01"}',
  at, '260101-' || number, at, randomblob(640), randomblob(320),
  '{"CheckedAt":"2026-01-01T00:00:00+00:00","CertificateSerial":"0A","RevocationAsOf":"2026-01-01T00:00:00+00:00","Facts":{"Name":"山田　花子","NameSubstitutes":"","Address":"東京都千代田区紀尾井町１－３","AddressSubstitutes":"","BirthOn":"1990-05-15","Sex":2}}',
  CASE WHEN state = 'Completed' THEN printf('01970000-0000-7000-8003-%012X', i) END, 1, 0, 0, 0, 3
FROM (SELECT i, number, at, CASE WHEN i % 50 = 0 THEN 'Rejected' WHEN i % 50 <= 2 THEN 'Submitted' ELSE 'Completed' END AS state
  FROM numbers WHERE i <= @stored);

INSERT INTO decisions ("ApplicationId", "QualificationId", "AccountId", "By", "At", "Rejection")
SELECT printf('01970000-0000-7000-8002-%012X', i), 'certified-care-worker', printf('01970000-0000-7000-8001-%012X', i),
  'staff:01990000-0000-7000-8000-0000000000ff', at, CASE WHEN i % 50 = 0 THEN '登録証の写しが読み取れません。' END
FROM numbers WHERE i <= @stored AND (i % 50 = 0 OR i % 50 > 2);

INSERT INTO application_steps ("ApplicationId", "Number", "At", "State", "By", "Message")
SELECT printf('01970000-0000-7000-8002-%012X', i), n, at,
  CASE WHEN n = 3 AND i % 50 = 0 THEN 'Rejected' ELSE state END, 'staff:01990000-0000-7000-8000-0000000000ff', NULL
FROM numbers, (SELECT 1 AS n, 'Submitted' AS state UNION ALL SELECT 2, 'UnderReview' UNION ALL SELECT 3, 'Accepted' UNION ALL SELECT 4, 'Completed')
WHERE i <= @stored AND (n = 1 OR i % 50 > 2 OR (i % 50 = 0 AND n <= 3));

INSERT INTO attachments ("Id", "ApplicationId", "DocumentId", "Name", "ContentType", "Size", "Sha256", "AddedAt")
SELECT printf('01970000-0000-7000-8004-%012X', i), printf('01970000-0000-7000-8002-%012X', i),
  'certificate-copy', '登録証.pdf', 'application/pdf', 100000, lower(hex(randomblob(32))), at
FROM numbers WHERE i <= @stored;

INSERT INTO registrations ("Id", "QualificationId", "Number", "NumberSearchForm", "NameSearchForm", "KanaSearchForm", "BornOn", "AccountId", "Status", "Version")
SELECT printf('01970000-0000-7000-8003-%012X', i), 'certified-care-worker', 'D-' || number, 'D-' || number, '山田花子', 'やまだはなこ', '1990-05-15',
  CASE WHEN linked THEN printf('01970000-0000-7000-8001-%012X', i) END, 'Active', CASE WHEN linked THEN 2 ELSE 1 END
FROM (SELECT i, number, i <= @stored AND i % 50 > 2 AS linked FROM numbers WHERE i <= @stored + @unlinked);

INSERT INTO registration_versions ("RegistrationId", "Number", "From", "Status", "Name", "Kana", "FormerName", "BirthOn", "Sex", "Address",
  "Domicile", "RegisteredOn", "Act", "By", "Why")
SELECT printf('01970000-0000-7000-8003-%012X', i), n, at, 'Active', '山田　花子', 'ヤマダ　ハナコ', NULL,
  '1990-05-15', 'Female', '東京都千代田区紀尾井町１－３', '東京都', '2019-04-01', act, 'system', NULL
FROM numbers, (SELECT 1 AS n, 'imported' AS act UNION ALL SELECT 2, 'linked')
WHERE i <= @stored + @unlinked AND (n = 1 OR (i <= @stored AND i % 50 > 2));

INSERT INTO credentials ("Id", "RegistrationId", "AccountId", "QualificationId", "RegistrationVersion", "ListId", "Index", "IssuedAt", "ExpiresAt",
  "KeyId", "Url", "State", "RegistrationStatus")
SELECT printf('%s-0000-4000-8000-%012X', number, i), printf('01970000-0000-7000-8003-%012X', i), printf('01970000-0000-7000-8001-%012X', i),
  'certified-care-worker', 2, '1', i - 1, at, at, '00', 'http://localhost:8081/w/?c=' || lower(hex(randomblob(224))), 'Valid', 'Active'
FROM numbers WHERE i <= @stored AND i % 50 > 2;

INSERT INTO audit_entries ("Number", "At", "Text", "Previous", "Digest")
SELECT i, at, '{"act":"application.submitted","by":"account:x","details":{"document":"' || lower(hex(randomblob(32))) || '"},"subject":"application:x"}',
  lower(hex(randomblob(32))), lower(hex(randomblob(32)))
FROM numbers WHERE i <= @stored * 2;

DROP TABLE numbers;
COMMIT;
