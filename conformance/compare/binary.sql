-- Binary strings compare byte by byte, unsigned.
SELECT x'00' < x'ff' AS a, x'7f' < x'80' AS b, x'01' = x'0100' AS c, x'01' < x'0100' AS d, x'' < x'00' AS e, x'ab' = X'AB' AS f;
SELECT a, b, a < b AS lt, a = b AS eq FROM (VALUES (CAST(x'80' AS BYTES), CAST(x'7f' AS BYTES)), (x'01', x'0101'), (x'', x''), (CAST(NULL AS BYTES), x'00')) AS t(a, b);
