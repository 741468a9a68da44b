-- Korean names of databases, tables and columns.
CREATE DATABASE `매출`;
USE `매출`;
CREATE TABLE `고객` (`번호` INT, `이름` STRING, `도시` STRING, `나라` STRING, `가입일` DATE, `등급` STRING) COMMENT '고객 목록' WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_customers.csv', 'format' = 'csv');
SHOW TABLES;
DESCRIBE `고객`;
SELECT `이름`, `도시` FROM `고객` WHERE `나라` = 'KR';
SELECT `등급`, COUNT(*) AS `명` FROM `매출`.`고객` GROUP BY `등급`;
SHOW CURRENT DATABASE;
