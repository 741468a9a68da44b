-- How nested values look in a result.
SELECT ARRAY['a', 'b, c', '', CAST(NULL AS STRING)] AS a, MAP['k, 1', 'v}'] AS b, ROW('x)', CAST(NULL AS INT)) AS c, ARRAY[x'01ff'] AS d, ARRAY[TIMESTAMP '2024-01-01 00:00:00'] AS e, ROW(TRUE, INTERVAL '1' DAY) AS f, MAP[1, ARRAY[ROW(1, 'z')]] AS g, ARRAY['tab' || U&'\0009', '한글 😀'] AS h;
SELECT ARRAY[CAST(1.5 AS DECIMAL(10, 2))] AS a, ARRAY[CAST(1.5 AS FLOAT)] AS b, ARRAY[1E10] AS c, ARRAY[TIME '01:02:03'] AS d, ARRAY[CAST('a' AS CHAR(3))] AS e;
