-- Failures while the job runs.
SELECT CAST(s AS INT) AS a FROM (VALUES '1', 'x') AS t(s);
SELECT 10 / x AS a FROM (VALUES 1, 0) AS t(x);
SELECT CAST(s AS DATE) AS a FROM (VALUES '2024-01-01', 'nope') AS t(s);
SELECT CAST(s AS TIMESTAMP(3)) AS a FROM (VALUES '2024-01-01T00:00:00', 'nope') AS t(s);
SELECT CAST(s AS BOOLEAN) AS a FROM (VALUES 'true', 'nope') AS t(s);
SELECT CAST(s AS DOUBLE) AS a FROM (VALUES '1.5', 'nope') AS t(s);
SELECT CAST(s AS DECIMAL(5, 2)) AS a FROM (VALUES '1.5', 'nope') AS t(s);
SELECT MOD(5, x) AS a FROM (VALUES 0) AS t(x);
SELECT TRY_CAST(s AS INT) AS a FROM (VALUES '1', 'x') AS t(s);
