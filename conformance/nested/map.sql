-- MAP: constructor, access, CARDINALITY.
SELECT MAP['a', 1, 'b', 2] AS a, MAP['a', 1]['a'] AS b, CARDINALITY(MAP['a', 1, 'b', 2]) AS c, MAP[1, 'x'][1] AS d, MAP['k', MAP['i', 5]]['k']['i'] AS e;
SELECT m['a'] AS x, m['zz'] AS y FROM (VALUES MAP['a', CAST(NULL AS INT)], MAP['a', 7]) AS t(m);
SELECT MAP['a', 1, 'a', 2] AS a;
SELECT MAP['a', 1]['zz'] AS a;
SELECT MAP['a', 'x']['zz'] AS a;
SELECT MAP['a', CAST(1 AS INT), 'b', CAST(NULL AS INT)]['zz'] AS a;
SELECT MAP['a'] AS a;
SELECT MAP['a', 1] = MAP['a', 1] AS a;
SELECT CAST(NULL AS MAP<STRING, INT>)['a'] AS a, CARDINALITY(CAST(NULL AS MAP<STRING, INT>)) AS b;
