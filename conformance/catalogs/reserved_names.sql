-- Reserved words as names, in back quotes.
CREATE TABLE `table` (`select` INT, `from` STRING, `order` STRING, `timestamp` DATE) WITH ('connector' = 'filesystem', 'path' = '${OUT}/t', 'format' = 'json');
INSERT INTO `table` VALUES (1, 'a', 'b', DATE '2024-01-01');
SELECT `select`, `from` FROM `table` WHERE `timestamp` > DATE '2023-01-01';
DESCRIBE `table`;
CREATE VIEW `view` AS SELECT `order` AS `group` FROM `table`;
SELECT `group`, COUNT(*) AS `count` FROM `view` GROUP BY `group`;
DROP VIEW `view`;
DROP TABLE `table`;
SHOW TABLES;
