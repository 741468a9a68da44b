-- REPLACE and TRANSLATE of Unicode letters.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, REPLACE(body, '세계', 'World') AS r FROM texts WHERE lang IN ('ko', 'en');
SELECT id, TRANSLATE(body, 'àáèéöüß', 'aaeeous') AS t FROM texts WHERE lang IN ('fr', 'de', 'vi');
SELECT id, REGEXP_REPLACE(body, '[^\x00-\x7F]', '?') AS ascii_only FROM texts WHERE lang <> 'emoji';
