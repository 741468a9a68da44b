-- Quote character, null literal, no quotes, tab.
CREATE TABLE a (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/a', 'format' = 'csv', 'csv.quote-character' = '''', 'csv.null-literal' = 'n/a');
INSERT INTO a VALUES (1, 'two words'), (2, 'it''s'), (3, CAST(NULL AS STRING)), (4, 'say "hi"');
-- @cat ${OUT}/a
CREATE TABLE b (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/b', 'format' = 'csv', 'csv.disable-quote-character' = 'true');
INSERT INTO b VALUES (1, 'two words'), (2, 'a,b'), (3, 'say "hi"');
-- @cat ${OUT}/b
CREATE TABLE c (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/c', 'format' = 'csv', 'csv.field-delimiter' = '\t');
INSERT INTO c VALUES (1, 'two words'), (2, 'a,b'), (3, U&'x\0009y');
-- @cat ${OUT}/c
CREATE TABLE d (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = '${OUT}/d', 'format' = 'csv', 'csv.escape-character' = '\');
INSERT INTO d VALUES (1, 'say "hi"'), (2, 'back\slash'), (3, 'a,b');
-- @cat ${OUT}/d
