-- Every scalar type from JSON values.
CREATE TABLE t (bo BOOLEAN, ti TINYINT, si SMALLINT, i INT, bi BIGINT, f FLOAT, d DOUBLE, de DECIMAL(10, 2), s STRING, `by` BYTES) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_types.json', 'format' = 'json', 'json.ignore-parse-errors' = 'true');
SELECT * FROM t;
CREATE TABLE u (i INT, bi DECIMAL(38, 0), d STRING, de DOUBLE) WITH ('connector' = 'filesystem', 'path' = '${DATA}/json_types.json', 'format' = 'json', 'json.ignore-parse-errors' = 'true');
SELECT * FROM u;
