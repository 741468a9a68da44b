-- Fields of rows.
CREATE TABLE parts (id INT, nums ARRAY<INT>, words ARRAY<STRING>, props MAP<STRING, STRING>, who ROW<`first` STRING, born INT>) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/fn_parts.json', 'format' = 'json');
SELECT id, parts.who.`first` AS f, parts.who.born AS b FROM parts;
SELECT id, who, (id, 'x') AS made FROM parts;
SELECT parts.who.born / 100 AS century, COUNT(*) AS n FROM parts GROUP BY parts.who.born / 100;
SELECT id FROM parts WHERE parts.who.born > 1900;
