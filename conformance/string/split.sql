-- SPLIT.
SELECT SPLIT('a,b,,c', ',') AS a, SPLIT('', ',') AS b, SPLIT('abc', '') AS c, SPLIT('abc', 'x') AS d, SPLIT('a|b', '|') AS e, SPLIT(CAST(NULL AS STRING), ',') AS f, SPLIT('a,b', CAST(NULL AS STRING)) AS g;
