-- Names in back quotes, with blanks, in Korean, of other letter case.
CREATE TABLE `주문 목록` (`번호` INT, `고객 번호` INT, `Ordered` TIMESTAMP(0), `order` STRING, `할인` DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT `번호`, `order` FROM `주문 목록` WHERE `할인` > 0;
SELECT t.`고객 번호` AS `고객`, COUNT(*) AS `건수` FROM `주문 목록` t GROUP BY t.`고객 번호` ORDER BY `고객`;
SELECT `Ordered` AS `select`, `order` AS `from` FROM `주문 목록` AS `where` WHERE `where`.`번호` = 101;
DESCRIBE `주문 목록`;
