-- Statements that are no queries, seen from a client.
EXPLAIN SELECT nope;
DESCRIBE nope;
SHOW CREATE VIEW nope;
USE MODULES core;
SHOW MODULES;
LOAD MODULE nope;
CREATE FUNCTION f AS 'no.such.Class';
SELECT f(1);
DROP FUNCTION IF EXISTS f;
