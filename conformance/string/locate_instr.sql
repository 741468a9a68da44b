-- LOCATE with a start and INSTR with start and occurrence.
SELECT LOCATE('b', 'abcabc', 3) AS a, LOCATE('b', 'abc', 9) AS b, LOCATE('', 'abc', 2) AS c, LOCATE('b', 'abc', 0) AS d, LOCATE('b', 'abc', -1) AS e, LOCATE('글', '한글한글', 3) AS f;
SELECT INSTR('abcabc', 'b') AS a, INSTR('😀b', 'b') AS b, INSTR('abc', '') AS c, INSTR(CAST(NULL AS STRING), 'b') AS d;
SELECT INSTR('abcabc', 'b', 3) AS a;
SELECT INSTR('abcabc', 'b', 1, 2) AS a;
SELECT INSTR('abcabc', 'b', -1) AS a;
