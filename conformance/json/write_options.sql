-- Options of the encoder.
CREATE TABLE a (id INT, x DECIMAL(10, 2), y DECIMAL(38, 18)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json', 'json.encode.decimal-as-plain-number' = 'true');
INSERT INTO a VALUES (1, 220.00, 0.000000000000000001), (2, 0.10, 1000000);
-- @cat ${OUT}/a
CREATE TABLE b (id INT, x DECIMAL(10, 2), y DECIMAL(38, 18)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json');
INSERT INTO b VALUES (1, 220.00, 0.000000000000000001), (2, 0.10, 1000000);
-- @cat ${OUT}/b
CREATE TABLE c (id INT, s STRING, m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'json', 'json.encode.ignore-null-fields' = 'true');
INSERT INTO c VALUES (1, CAST(NULL AS STRING), MAP['k', CAST(NULL AS INT)]), (2, 'x', MAP['k', 5]);
-- @cat ${OUT}/c
