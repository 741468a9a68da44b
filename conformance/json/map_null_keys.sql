-- map-null-key.mode: FAIL, DROP, LITERAL.
CREATE TABLE a (m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'json');
INSERT INTO a SELECT MAP[CAST(NULL AS STRING), 1];
CREATE TABLE b (m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'json', 'json.map-null-key.mode' = 'DROP');
INSERT INTO b SELECT MAP[CAST(NULL AS STRING), 1];
-- @cat ${OUT}/b
CREATE TABLE c (m MAP<STRING, INT>) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'json', 'json.map-null-key.mode' = 'LITERAL', 'json.map-null-key.literal' = 'nil');
INSERT INTO c SELECT MAP[CAST(NULL AS STRING), 1];
-- @cat ${OUT}/c
