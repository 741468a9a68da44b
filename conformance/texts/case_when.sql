-- Labels in Korean.
CREATE TABLE orders (id INT, customer_id INT, ordered TIMESTAMP(0), status STRING, discount DECIMAL(5, 2)) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/shop_orders.csv', 'format' = 'csv');
SELECT id, CASE status WHEN 'paid' THEN '결제 완료' WHEN 'open' THEN '대기' WHEN 'cancelled' THEN '취소' ELSE '반품' END AS `상태` FROM orders ORDER BY id;
SELECT CASE WHEN discount > 0 THEN '할인' ELSE '정가' END AS `구분`, COUNT(*) AS `건수` FROM orders GROUP BY CASE WHEN discount > 0 THEN '할인' ELSE '정가' END;
SELECT DATE_FORMAT(ordered, 'yyyy년 MM월') AS `월`, COUNT(*) AS n FROM orders GROUP BY DATE_FORMAT(ordered, 'yyyy년 MM월') ORDER BY `월`;
