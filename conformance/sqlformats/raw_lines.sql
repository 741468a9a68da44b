-- Lines of text.
CREATE TABLE t (line STRING) WITH ('connector' = 'filesystem', 'path' = '${DATA}/fmt_lines.txt', 'format' = 'raw');
SELECT * FROM t;
SELECT COUNT(*) AS n, SUM(CHAR_LENGTH(line)) AS chars FROM t;
SELECT UPPER(line) AS u FROM t WHERE line LIKE '%line%';
