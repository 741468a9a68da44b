-- Comments inside of statements.
SELECT /* one */ 1 AS a /* two
lines */, 2 AS b;
SELECT 1 AS a -- a comment at the end of a line
  , 2 AS b;
SELECT '-- no comment' AS a, '/* nor this */' AS b;
SELECT /*+ OPTIONS('x'='y') */ 1 AS a;
