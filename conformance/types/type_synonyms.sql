-- Other spellings of types.
CREATE TABLE t (a INTEGER, b DOUBLE PRECISION, c NUMERIC(6, 2), d DEC(4), e VARCHAR(10), f TIMESTAMP(3) WITHOUT TIME ZONE, g CHARACTER(2), h CHARACTER VARYING(5)) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
DESCRIBE t;
INSERT INTO t VALUES (1, 2.5E0, 3.25, 4, 'five', TIMESTAMP '2024-06-06 06:06:06.006', 'gg', 'hhhhh');
SELECT * FROM t;
-- @cat ${OUT}/t
