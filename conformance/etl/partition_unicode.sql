-- Partition values with Korean letters and blanks.
CREATE TABLE customers (id INT, name STRING, city STRING, country CHAR(2), joined DATE, tier STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
CREATE TABLE t (id INT, name STRING, city STRING) PARTITIONED BY (city) WITH (
  'connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO t SELECT id, name, city FROM customers WHERE city IN ('서울', '부산', 'London');
SELECT city, COUNT(*) AS n FROM t GROUP BY city;
SELECT name FROM t WHERE city = '서울';
-- @cat ${OUT}/t/city=부산
