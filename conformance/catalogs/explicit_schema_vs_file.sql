-- The same file under several names and schemas.
CREATE TABLE a (id INT, name STRING, city STRING, budget BIGINT) WITH ('connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
CREATE TABLE b (id STRING, name STRING, city STRING, budget DECIMAL(12, 2)) WITH ('connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SELECT a.name, b.budget FROM a JOIN b ON CAST(a.id AS STRING) = b.id;
SELECT a.budget = b.budget AS same FROM a JOIN b ON a.name = b.name;
