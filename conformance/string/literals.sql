-- Text literals: quotes, Unicode escapes, bytes.
SELECT 'it''s' AS a, '' AS b, '''' AS c, 'a"b' AS d, U&'\D55C\AE00' AS e, U&'\+01F600' AS f, U&'a\\b' AS g, U&'!0041' UESCAPE '!' AS h, _UTF8'한' AS i;
SELECT 'a\nb' AS a, 'tab	end' AS b, 'line
end' AS c, '\' AS d;
SELECT x'' AS a, X'4142' AS b, x'00ff' AS c;
SELECT x'4' AS a;
SELECT 'a' 'b' AS a;
SELECT e'a' AS a;
