-- PRINTF.
SELECT PRINTF('%d-%s', 5, 'x') AS a, PRINTF('%5.2f|%05d|%-5s|', 3.14159E0, 42, 'ab') AS b, PRINTF('%%') AS c, PRINTF(CAST(NULL AS STRING), 1) AS d, PRINTF('%s', CAST(NULL AS STRING)) AS e;
SELECT PRINTF('%d', 'x') AS a;
