-- A temporary object hides a permanent one of the same name.
CREATE VIEW v AS SELECT 1 AS a;
CREATE TEMPORARY VIEW v AS SELECT 2 AS b;
SELECT * FROM v;
DROP VIEW v;
DROP TEMPORARY VIEW v;
SELECT * FROM v;
