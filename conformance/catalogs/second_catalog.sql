-- A second catalog in memory.
CREATE CATALOG lab WITH ('type' = 'generic_in_memory');
SHOW CATALOGS;
USE CATALOG lab;
CREATE DATABASE tests;
USE tests;
CREATE TABLE departments (id INT, name STRING, city STRING, budget BIGINT) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/hr_departments.csv', 'format' = 'csv');
SHOW CURRENT CATALOG;
SHOW CURRENT DATABASE;
USE CATALOG default_catalog;
SELECT city, SUM(budget) AS b FROM lab.tests.departments GROUP BY city;
SHOW TABLES;
