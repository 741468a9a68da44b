-- Functions that some engines have and Flink may not.
SELECT SOUNDEX('a') AS a;
SELECT LEVENSHTEIN('a', 'b') AS a;
SELECT CONTAINS('abc', 'b') AS a;
SELECT SUBSTRING_INDEX('a.b.c', '.', 2) AS a;
SELECT SPACE(3) AS a;
SELECT CHAR_LENGTH('x') AS a;
