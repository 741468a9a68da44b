-- STR_TO_MAP.
SELECT STR_TO_MAP('k1=v1,k2=v2') AS a, STR_TO_MAP('k1:v1;k2: v2', ';', ':') AS b, STR_TO_MAP('') AS c, STR_TO_MAP('k1') AS d, STR_TO_MAP('k1=') AS e, STR_TO_MAP('k=1,k=2') AS f;
SELECT STR_TO_MAP('k1=v1,k2=v2')['k2'] AS a, STR_TO_MAP('k1=v1')['zz'] AS b, STR_TO_MAP(CAST(NULL AS STRING)) AS c, STR_TO_MAP('a=b=c') AS d;
SELECT STR_TO_MAP('k1$$v1|k2$$v2', '\|', '\$\$') AS a;
