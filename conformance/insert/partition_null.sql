-- NULL and empty partition values.
CREATE TABLE o (a INT, p STRING) PARTITIONED BY (p) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv');
INSERT INTO o SELECT a, p FROM (VALUES (1, CAST(NULL AS STRING)), (2, 'x')) AS t(a, p);
-- @cat ${OUT}/a/p=__DEFAULT_PARTITION__
SELECT * FROM o;
SELECT * FROM o WHERE p = 'x';
CREATE TABLE e (a INT, p STRING) PARTITIONED BY (p) WITH ('connector' = 'filesystem', 'path' = '${OUT}/e', 'format' = 'csv', 'partition.default-name' = 'none');
INSERT INTO e SELECT a, p FROM (VALUES (1, CAST(NULL AS STRING)), (2, '')) AS t(a, p);
-- @cat ${OUT}/e/p=none
