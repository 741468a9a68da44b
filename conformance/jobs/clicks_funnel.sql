-- How far each user got.
CREATE TABLE clicks (usr STRING, `at` TIMESTAMP(3), page STRING, ms INT, `new` BOOLEAN) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/clicks.json', 'format' = 'json');
SELECT usr, MAX(CASE page WHEN 'home' THEN 1 WHEN 'search' THEN 2 WHEN 'item' THEN 3 WHEN 'cart' THEN 4 WHEN 'pay' THEN 5 ELSE 0 END) AS step FROM clicks GROUP BY usr;
SELECT COUNT(DISTINCT CASE WHEN page = 'home' THEN usr END) AS at_home, COUNT(DISTINCT CASE WHEN page = 'pay' THEN usr END) AS paid FROM clicks;
SELECT DISTINCT usr FROM clicks WHERE usr IN (SELECT usr FROM clicks WHERE page = 'pay');
SELECT DISTINCT usr FROM clicks WHERE usr NOT IN (SELECT usr FROM clicks WHERE page IN ('search', 'cart'));
