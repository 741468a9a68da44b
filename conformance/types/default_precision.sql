-- Types without a length or precision.
CREATE TABLE t (a DECIMAL, b TIME, c TIMESTAMP, d TIMESTAMP_LTZ, e CHAR, f VARCHAR(3)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
DESCRIBE t;
INSERT INTO t VALUES (7, TIME '01:02:03', TIMESTAMP '2024-01-02 03:04:05.678', CAST(TIMESTAMP '2024-01-02 03:04:05' AS TIMESTAMP_LTZ(6)), 'x', 'yz');
SELECT a, c, e, f FROM t;
-- @cat ${OUT}/t
