-- URL_ENCODE, URL_DECODE and PARSE_URL.
CREATE TABLE texts (id INT, s STRING) WITH (
  'connector' = 'filesystem', 'path' = '${DATA}/texts.csv', 'format' = 'csv',
  'csv.field-delimiter' = '|', 'csv.null-literal' = 'NULL');
SELECT id, URL_ENCODE(s) AS a, URL_DECODE(URL_ENCODE(s)) = s AS b FROM texts;
SELECT URL_ENCODE('a b&c=d/e?f') AS a, URL_ENCODE('*-._~') AS b, URL_DECODE('a+b%26') AS c, URL_DECODE('%ED%95%9C') AS d, URL_DECODE('%zz') AS e, URL_DECODE('%') AS f, URL_DECODE('') AS g;
SELECT PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'HOST') AS h, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'PATH') AS p, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'QUERY') AS q, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'REF') AS r, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'PROTOCOL') AS pr, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'FILE') AS f, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'AUTHORITY') AS a, PARSE_URL('http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1', 'USERINFO') AS u;
SELECT PARSE_URL('http://facebook.com/p?k1=v1&k2=', 'QUERY', 'k1') AS a, PARSE_URL('http://facebook.com/p?k1=v1&k2=', 'QUERY', 'k2') AS b, PARSE_URL('http://facebook.com/p?k1=v1', 'QUERY', 'zz') AS c, PARSE_URL('not a url', 'HOST') AS d, PARSE_URL('http://a.b', 'NOPE') AS e, PARSE_URL('http://a.b', 'PATH') AS f;
