-- Bytes of Unicode texts.
CREATE TABLE texts (id INT, lang STRING, body STRING, tag STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/world_texts.csv', 'format' = 'csv');
SELECT id, HEX(LEFT(body, 2)) AS h FROM texts;
SELECT id, TO_BASE64(body) AS b FROM texts;
SELECT id, URL_ENCODE(tag) AS u FROM texts;
SELECT id, MD5(tag) AS m FROM texts WHERE id < 4;
SELECT id, DECODE(ENCODE(body, 'UTF-16BE'), 'UTF-16BE') = body AS same FROM texts;
