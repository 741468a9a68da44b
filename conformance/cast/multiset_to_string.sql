-- A multiset as text.
SELECT CAST(COLLECT(a) AS STRING) AS s, COLLECT(a) AS m FROM (VALUES 'x', 'x') AS t(a);
