/* Functions of texts and bytes: results and types as Flink 2.3 gives them (conformance/string, and
 * more that was asked of it). Texts are CHAR literals; what differs for columns is in the
 * conformance cases. */
#include "check.h"
#include "function/text_find.h"
#include "sexpr.h"

static void changes_case(void **state)
{
    (void)state;
    check_sexpr("(INITCAP 'hello wORLD')", "Hello World : CHAR(11) NOT NULL");
    check_sexpr("(INITCAP 'a1b c-d')", "A1b C-D : CHAR(7) NOT NULL");
    check_sexpr("(INITCAP 'straße')", "StraßE : CHAR(6) NOT NULL");
    check_sexpr("(INITCAP '')", " : CHAR(0) NOT NULL");
    check_sexpr("(INITCAP (cast null string))", "NULL : STRING");
    check_sexpr("(INITCAP '한글 abc')", "한글 Abc : CHAR(6) NOT NULL");
    check_sexpr("(INITCAP 'o''neil')", "O'Neil : CHAR(6) NOT NULL");
    check_sexpr("(UPPER '😀a')", "😀A : CHAR(3) NOT NULL");
    check_sexpr("(INITCAP '😀a')", "😀A : CHAR(3) NOT NULL");
    check_sexpr("(LOWER 'ΑΣ')", "ας : CHAR(2) NOT NULL");
    check_sexpr("(UPPER 'ı')", "I : CHAR(1) NOT NULL");
    check_sexpr("(UPPER '')", " : CHAR(0) NOT NULL");
    check_sexpr("(UPPER '한글😀')", "한글😀 : CHAR(4) NOT NULL");
    check_sexpr("(LOWER 'ÀÉÎ')", "àéî : CHAR(3) NOT NULL");
}

static void measures(void **state)
{
    (void)state;
    check_sexpr("(CHAR_LENGTH 'x')", "1 : INT NOT NULL");
    check_sexpr("(CHAR_LENGTH (FROM_BASE64 'gICA'))", "3 : INT NOT NULL");
}

static void trims(void **state)
{
    (void)state;
    check_sexpr("(LTRIM 'abcabx' 'abc')", "x : VARCHAR(6) NOT NULL");
    check_sexpr("(RTRIM 'xabcab' 'abc')", "x : VARCHAR(6) NOT NULL");
    check_sexpr("(BTRIM 'abxab' 'ab')", "x : STRING NOT NULL");
    check_sexpr("(BTRIM '한글한' '한')", "글 : STRING NOT NULL");
    check_sexpr("(LTRIM '😀x' '😀')", "x : VARCHAR(3) NOT NULL");
    check_sexpr("(LTRIM 'abc' '')", "abc : VARCHAR(3) NOT NULL");
    check_sexpr("(LTRIM '' 'a')", " : VARCHAR(0) NOT NULL");
    check_sexpr("(LTRIM (cast null string) 'a')", "NULL : STRING");
    check_sexpr("(LTRIM 'a' (cast null string))", "NULL : VARCHAR(1)");
    check_sexpr("(TRIM @BOTH 'x' 'xxaxx')", "a : VARCHAR(5) NOT NULL");
    check_sexpr("(TRIM @LEADING 'x' 'xxaxx')", "axx : VARCHAR(5) NOT NULL");
    check_sexpr("(TRIM @TRAILING 'x' 'xxaxx')", "xxa : VARCHAR(5) NOT NULL");
    check_sexpr("(TRIM @BOTH 'x' 'xax')", "a : VARCHAR(3) NOT NULL");
    check_sexpr("(TRIM @BOTH '한' '한글한')", "글 : VARCHAR(3) NOT NULL");
    check_sexpr("(TRIM @BOTH '😀' '😀a😀')", "a : VARCHAR(5) NOT NULL");
    check_sexpr("(TRIM (cast null string))", "NULL : STRING");
    check_sexpr("(TRIM @BOTH 'ab' 'abcab')", "c : VARCHAR(5) NOT NULL");
    check_sexpr("(TRIM @BOTH '' 'a')", "a : VARCHAR(1) NOT NULL");
}

static void cuts(void **state)
{
    (void)state;
    check_sexpr("(LEFT 'flink' 0)", " : VARCHAR(5)");
    check_sexpr("(LEFT 'flink' -1)", " : VARCHAR(5)");
    check_sexpr("(LEFT 'flink' 10)", "flink : VARCHAR(5)");
    check_sexpr("(RIGHT 'flink' 0)", " : VARCHAR(5)");
    check_sexpr("(RIGHT 'flink' -1)", " : VARCHAR(5)");
    check_sexpr("(RIGHT 'flink' 10)", "flink : VARCHAR(5)");
    check_sexpr("(LEFT '😀x' 1)", "😀 : VARCHAR(3)");
    check_sexpr("(RIGHT 'x😀' 1)", "😀 : VARCHAR(3)");
    check_sexpr("(LEFT (cast null string) 1)", "NULL : STRING");
    check_sexpr("(LEFT 'a' (cast null int))", "NULL : VARCHAR(1)");
    check_sexpr("(SUBSTRING 'flink' 0 2)", "fl : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' 1 2)", "fl : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' -3)", "ink : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' -3 2)", "in : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' 6)", " : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' 5)", "k : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' -9)", " : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' 2 0)", " : VARCHAR(5)");
    check_sexpr("(SUBSTRING 'flink' 2 100)", "link : VARCHAR(5)");
    check_sexpr("(SUBSTRING '😀x😂' 1 1)", "😀 : VARCHAR(5)");
    check_sexpr("(SUBSTRING '😀x😂' 2 1)", "x : VARCHAR(5)");
    check_sexpr("(SUBSTRING '😀x😂' 2)", "x😂 : VARCHAR(5)");
    check_sexpr("(SUBSTRING '한글' 2)", "글 : VARCHAR(2)");
    check_sexpr("(SUBSTRING '' 1)", " : VARCHAR(0)");
    check_sexpr("(SUBSTRING 'flink' 3 -1)", "NULL : VARCHAR(5)");
}

static void joins(void **state)
{
    (void)state;
    check_sexpr("(CONCAT (cast 1 string) 'a')", "1a : STRING NOT NULL");
    check_sexpr("(CONCAT_WS '~' 'AA' (cast null string) 'BB' '' 'CC')", "AA~BB~~CC : STRING");
    check_sexpr("(CONCAT_WS (cast null string) 'a' 'b')", "NULL : STRING");
    check_sexpr("(CONCAT_WS '' 'a' 'b')", "ab : STRING NOT NULL");
    check_sexpr("(CONCAT_WS ',' (cast null string) (cast null string))", " : STRING");
    check_sexpr("(CONCAT_WS ', ' '한' '😀')", "한, 😀 : STRING NOT NULL");
    check_sexpr("(REPEAT 'ab' 3)", "ababab : STRING NOT NULL");
    check_sexpr("(REPEAT 'ab' 0)", " : STRING NOT NULL");
    check_sexpr("(REPEAT 'ab' -1)", " : STRING NOT NULL");
    check_sexpr("(REPEAT '' 5)", " : STRING NOT NULL");
    check_sexpr("(REVERSE '')", " : STRING");
    check_sexpr("(REVERSE '한글😀')", "😀글한 : STRING");
    check_sexpr("(REPEAT 'a' (cast null int))", "NULL : STRING");
    check_sexpr("(REVERSE (|| 'e' '́'))", "́e : STRING");
}

static void pads(void **state)
{
    (void)state;
    check_sexpr("(LPAD 'hi' 4 '?\?')", "?\?hi : STRING NOT NULL");
    check_sexpr("(RPAD 'hi' 4 '?\?')", "hi?\? : STRING NOT NULL");
    check_sexpr("(LPAD 'hi' 1 '?\?')", "h : STRING NOT NULL");
}

static void replaces(void **state)
{
    (void)state;
    check_sexpr("(OVERLAY 'This is an old string' ' new' 10 5)",
                "This is a new string : VARCHAR(25) NOT NULL");
    check_sexpr("(OVERLAY 'abcdef' 'XY' 2)", "aXYdef : VARCHAR(8) NOT NULL");
    check_sexpr("(OVERLAY 'abcdef' 'XYZ' 2 1)", "aXYZcdef : VARCHAR(9) NOT NULL");
    check_sexpr("(REPLACE 'hello world' 'world' 'flink')", "hello flink : STRING NOT NULL");
    check_sexpr("(REPLACE 'ababab' 'abab' 'z')", "zab : STRING NOT NULL");
    check_sexpr("(REPLACE 'a.c' '.' '$1')", "a$1c : STRING NOT NULL");
    check_sexpr("(REPLACE 'abc' '' 'x')", "xaxbxcx : STRING NOT NULL");
    check_sexpr("(REPLACE '' 'a' 'b')", " : STRING NOT NULL");
    check_sexpr("(REPLACE '한글' '글' '')", "한 : STRING NOT NULL");
    check_sexpr("(REPLACE '😀' '😀' 'x')", "x : STRING NOT NULL");
    check_sexpr("(REPLACE 'a' (cast null string) 'b')", "NULL : STRING");
    check_sexpr("(TRANSLATE 'hello' 'el' 'ip')", "hippo : STRING NOT NULL");
    check_sexpr("(TRANSLATE 'hello' 'elo' 'x')", "hx : STRING NOT NULL");
    check_sexpr("(TRANSLATE 'hello' '' 'x')", "hello : STRING NOT NULL");
    check_sexpr("(TRANSLATE '한글' '한' 'x')", "x글 : STRING NOT NULL");
    check_sexpr("(TRANSLATE 'aab' 'aa' 'xy')", "xxb : STRING NOT NULL");
    check_sexpr("(TRANSLATE 'abc' 'abc' '')", " : STRING NOT NULL");
    check_sexpr("(TRANSLATE (cast null string) 'a' 'b')", "NULL : STRING");
    check_sexpr("(REPLACE 'a😀b' '😀' '')", "ab : STRING NOT NULL");
    check_sexpr("(OVERLAY '😀b' 'x' 2)", "?xb : VARCHAR(4) NOT NULL");
    check_sexpr("(TRANSLATE '😀' '😀' 'x')", "x : STRING NOT NULL");
}

static void finds(void **state)
{
    (void)state;
    check_sexpr("(LOCATE 'b' 'abcabc' 3)", "5 : INT NOT NULL");
    check_sexpr("(LOCATE 'b' 'abc' 9)", "0 : INT NOT NULL");
    check_sexpr("(LOCATE '' 'abc' 2)", "1 : INT NOT NULL");
    check_sexpr("(LOCATE 'b' 'abc' 0)", "2 : INT NOT NULL");
    check_sexpr("(LOCATE 'b' 'abc' -1)", "2 : INT NOT NULL");
    check_sexpr("(LOCATE '글' '한글한글' 3)", "4 : INT NOT NULL");
    check_sexpr("(INSTR 'abcabc' 'b')", "2 : INT NOT NULL");
    check_sexpr("(INSTR '😀b' 'b')", "2 : INT NOT NULL");
    check_sexpr("(INSTR 'abc' '')", "1 : INT NOT NULL");
    check_sexpr("(INSTR (cast null string) 'b')", "NULL : INT");
    check_sexpr("(INSTR 'abcabc' 'b' 3)", "5 : INT NOT NULL");
    check_sexpr("(INSTR 'abcabc' 'b' 1 2)", "5 : INT NOT NULL");
    check_sexpr("(INSTR 'abcabc' 'b' -1)", "5 : INT NOT NULL");
    check_sexpr("(POSITION '' 'abc')", "1 : INT NOT NULL");
    check_sexpr("(POSITION 'c' 'abcabc')", "3 : INT NOT NULL");
    check_sexpr("(POSITION '글' '한글')", "2 : INT NOT NULL");
    check_sexpr("(POSITION 'x' '😀x')", "2 : INT NOT NULL");
    check_sexpr("(POSITION 'A' 'a')", "0 : INT NOT NULL");
    check_sexpr("(POSITION (cast null string) 'a')", "NULL : INT");
    check_sexpr("(POSITION 'a' '')", "0 : INT NOT NULL");
    check_sexpr("(STARTSWITH '한글' '한')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ENDSWITH 'x😀' '😀')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(STARTSWITH '' '')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(STARTSWITH 'a' 'ab')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(STARTSWITH (cast null string) 'a')", "NULL : BOOLEAN");
    check_sexpr("(ENDSWITH 'a' (cast null string))", "NULL : BOOLEAN");
    check_sexpr("(STARTSWITH x'0102' x'01')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ENDSWITH x'0102' x'01')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(INSTR 'abcabc' 'b' -1 2)", "2 : INT NOT NULL");
    check_sexpr("(INSTR 'abcabc' 'b' -3)", "2 : INT NOT NULL");
    check_sexpr("(INSTR 'abc' 'b' 0)", "0 : INT NOT NULL");
    check_sexpr("(INSTR 'aaa' 'aa' 1 2)", "2 : INT NOT NULL");
    check_sexpr("(INSTR '한글한글' '글' -1)", "4 : INT NOT NULL");
    check_sexpr("(INSTR 'abc' '' 2)", "1 : INT NOT NULL");
    check_sexpr("(INSTR 'abc' '' -1)", "4 : INT NOT NULL");
    check_sexpr("(INSTR '' '' 1)", "1 : INT NOT NULL");
    check_sexpr("(LOCATE 'a' 'abc' 4)", "0 : INT NOT NULL");
    check_sexpr("(LOCATE 'c' 'abc' 3)", "3 : INT NOT NULL");
}

static void splits(void **state)
{
    (void)state;
    check_sexpr("(SPLIT 'a,b,,c' ',')", "[a, b, , c] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT '' ',')", "[] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT 'abc' '')", "[a, b, c] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT 'abc' 'x')", "[abc] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT 'a|b' '|')", "[a, b] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT (cast null string) ',')", "NULL : ARRAY<STRING>");
    check_sexpr("(SPLIT 'a,b' (cast null string))", "NULL : ARRAY<STRING>");
    check_sexpr("(SPLIT_INDEX 'a,b,c' ',' 0)", "a : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b,c' ',' 2)", "c : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b,c' ',' 3)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b,c' ',' -1)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a,,c' ',' 1)", " : STRING");
    check_sexpr("(SPLIT_INDEX '' ',' 0)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'abc' '' 0)", "abc : STRING");
    check_sexpr("(SPLIT_INDEX 'a;;b' ';;' 1)", "b : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b,' ',' 2)", " : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b' (cast null string) 0)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b' ',' (cast null int))", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b' 44 1)", "b : STRING");
    check_sexpr("(STR_TO_MAP 'k1=v1,k2=v2')", "{k1=v1, k2=v2} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'k1:v1;k2: v2' ';' ':')", "{k1=v1, k2= v2} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP '')", "{} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'k1')", "{k1=NULL} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'k1=')", "{k1=} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'k=1,k=2')", "{k=2} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP (cast null string))", "NULL : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'a=b=c')", "{a=b=c} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'k1$$v1|k2$$v2' '\\|' '\\$\\$')",
                "{k1=v1, k2=v2} : MAP<STRING, STRING>");
    check_sexpr("(ELT 1 'a' 'b')", "a : CHAR(1)");
    check_sexpr("(ELT 2 'a' 'b')", "b : CHAR(1)");
    check_sexpr("(SPLIT_INDEX 'a😀b' '😀' 1)", "b : STRING");
    check_sexpr("(SPLIT '' '')", "[] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT 'a,b,' ',')", "[a, b, ] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT ',a' ',')", "[, a] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT '😀x' '')", "[?, ?, x] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT 'aXXbXXc' 'XX')", "[a, b, c] : ARRAY<STRING> NOT NULL");
    check_sexpr("(SPLIT_INDEX 'a é b' 233 0)", "a  : STRING");
    check_sexpr("(SPLIT_INDEX 'aéb' 233 1)", "b : STRING");
    check_sexpr("(SPLIT_INDEX 'a b' 32 1)", "b : STRING");
    check_sexpr("(SPLIT_INDEX 'ab' 0 0)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a,b' ',' 5)", "NULL : STRING");
    check_sexpr("(SPLIT_INDEX 'a b c' '' 1)", "c : STRING");
    check_sexpr("(SPLIT_INDEX 'a　b c' '' 1)", "b : STRING");
    check_sexpr("(STR_TO_MAP 'a1b2' '[0-9]' 'x')", "{a=NULL, b=NULL} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'a=1;b' ';' '=')", "{a=1, b=NULL} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'a=1,b=2' '' '=')",
                "{=, a=NULL, 1=NULL, b=NULL, 2=NULL, ,=NULL} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'a.b.c' '.' '=')", "{} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'aaa' 'a' '=')", "{} : MAP<STRING, STRING>");
    check_sexpr("(STR_TO_MAP 'a=1' (cast null string) '=')", "NULL : MAP<STRING, STRING>");
}

static void single_characters(void **state)
{
    (void)state;
    check_sexpr("(ASCII 'A')", "65 : INT NOT NULL");
    check_sexpr("(ASCII '')", "0 : INT NOT NULL");
    check_sexpr("(ASCII '한')", "-19 : INT NOT NULL");
    check_sexpr("(ASCII '😀')", "-16 : INT NOT NULL");
    check_sexpr("(ASCII (cast null string))", "NULL : INT");
    check_sexpr("(CHR 65)", "A : STRING");
    check_sexpr("(CHR 97)", "a : STRING");
    check_sexpr("(CHR (+ 256 65))", "A : STRING");
    check_sexpr("(CHR 233)", "é : STRING");
    check_sexpr("(CHR -1)", " : STRING");
    check_sexpr("(CHR (cast null int))", "NULL : STRING");
    check_sexpr("(CHR 200)", "È : STRING");
    check_sexpr("(CHR 128)", " : STRING");
    check_sexpr("(CHR (cast 65 bigint))", "A : STRING");
    check_sexpr("(CHR (cast 65 tinyint))", "A : STRING");
}

static void character_sets(void **state)
{
    (void)state;
    check_sexpr("(ENCODE 'abc' 'UTF-8')", "x'616263' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한' 'UTF-8')", "x'ed959c' : BYTES NOT NULL");
    check_sexpr("(ENCODE 'é' 'ISO-8859-1')", "x'e9' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한' 'US-ASCII')", "x'3f' : BYTES NOT NULL");
    check_sexpr("(ENCODE 'a' 'UTF-16BE')", "x'0061' : BYTES NOT NULL");
    check_sexpr("(ENCODE 'a' 'UTF-16')", "x'feff0061' : BYTES NOT NULL");
    check_sexpr("(DECODE x'ed959c' 'UTF-8')", "한 : STRING NOT NULL");
    check_sexpr("(DECODE x'e9' 'ISO-8859-1')", "é : STRING NOT NULL");
    check_sexpr("(DECODE x'0061' 'UTF-16BE')", "a : STRING NOT NULL");
    check_sexpr("(DECODE x'' 'UTF-8')", " : STRING NOT NULL");
    check_sexpr("(ENCODE (cast null string) 'UTF-8')", "NULL : BYTES");
    check_sexpr("(ENCODE 'a' (cast null string))", "NULL : BYTES");
    check_sexpr("(DECODE (UNHEX 'ED959C') 'UTF-8')", "한 : STRING");
    check_sexpr("(ENCODE '한a' 'UTF-16LE')", "x'5cd56100' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한é' 'ISO-8859-1')", "x'3fe9' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한' 'EUC-KR')", "x'c7d1' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한' 'utf8')", "x'ed959c' : BYTES NOT NULL");
    check_sexpr("(ENCODE '한' 'latin1')", "x'3f' : BYTES NOT NULL");
    check_sexpr("(ENCODE 'a' 'UTF-32')", "x'00000061' : BYTES NOT NULL");
    check_sexpr("(DECODE x'feff0061' 'UTF-16')", "a : STRING NOT NULL");
    check_sexpr("(DECODE x'fffe6100' 'UTF-16')", "a : STRING NOT NULL");
    check_sexpr("(DECODE x'd55c' 'UTF-16BE')", "한 : STRING NOT NULL");
    check_sexpr("(DECODE x'c7d1' 'EUC-KR')", "한 : STRING NOT NULL");
}

static void encodes(void **state)
{
    (void)state;
    check_sexpr("(TO_BASE64 'hello')", "aGVsbG8= : STRING NOT NULL");
    check_sexpr("(FROM_BASE64 'aGVsbG8=')", "hello : STRING NOT NULL");
    check_sexpr("(TO_BASE64 '')", " : STRING NOT NULL");
    check_sexpr("(FROM_BASE64 '')", " : STRING NOT NULL");
    check_sexpr("(TO_BASE64 (cast null string))", "NULL : STRING");
    check_sexpr("(FROM_BASE64 'aGVsbG8')", "hello : STRING NOT NULL");
    check_sexpr("(BIN 4)", "100 : STRING NOT NULL");
    check_sexpr("(BIN 12)", "1100 : STRING NOT NULL");
    check_sexpr("(BIN 0)", "0 : STRING NOT NULL");
    check_sexpr("(BIN -1)",
                "1111111111111111111111111111111111111111111111111111111111111111 : STRIN"
                "G NOT NULL");
    check_sexpr("(BIN (cast null int))", "NULL : STRING");
    check_sexpr("(HEX 255)", "FF : STRING NOT NULL");
    check_sexpr("(HEX -1)", "FFFFFFFFFFFFFFFF : STRING NOT NULL");
    check_sexpr("(HEX 'hello')", "68656C6C6F : STRING NOT NULL");
    check_sexpr("(HEX '한')", "ED959C : STRING NOT NULL");
    check_sexpr("(HEX '')", " : STRING NOT NULL");
    check_sexpr("(HEX 0)", "0 : STRING NOT NULL");
    check_sexpr("(UNHEX '68656c6c6f')", "x'68656c6c6f' : BYTES");
    check_sexpr("(UNHEX '6')", "x'00' : BYTES");
    check_sexpr("(UNHEX 'zz')", "NULL : BYTES");
    check_sexpr("(UNHEX '')", "x'' : BYTES");
    check_sexpr("(UNHEX 'ED959C')", "x'ed959c' : BYTES");
    check_sexpr("(UNHEX (cast null string))", "NULL : BYTES");
    check_sexpr("(UNHEX '666')", "x'0066' : BYTES");
    check_sexpr("(UNHEX '6 ')", "NULL : BYTES");
    check_sexpr("(UNHEX '6g')", "NULL : BYTES");
    check_sexpr("(UNHEX 'g')", "NULL : BYTES");
    check_sexpr("(UNHEX '한')", "NULL : BYTES");
    check_sexpr("(HEX (CHR 128))", "C280 : STRING");
    check_sexpr("(TO_BASE64 x'0102')", "AQI= : STRING NOT NULL");
}

static void digests(void **state)
{
    (void)state;
    check_sexpr("(MD5 '')", "d41d8cd98f00b204e9800998ecf8427e : CHAR(32) NOT NULL");
    check_sexpr("(SHA1 '')", "da39a3ee5e6b4b0d3255bfef95601890afd80709 : CHAR(40) NOT NULL");
    check_sexpr("(SHA224 'abc')",
                "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7 : CHAR(56) NOT NULL");
    check_sexpr("(SHA256 'abc')",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad : CHAR("
                "64) NOT NULL");
    check_sexpr("(SHA384 'abc')",
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072b"
                "a1e7cc2358baeca134c825a7 : CHAR(96) NOT NULL");
    check_sexpr("(SHA512 'abc')",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a"
                "274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f : CHAR(128) NOT"
                " NULL");
    check_sexpr("(SHA2 'abc' 224)",
                "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7 : VARCHAR(128) NOT NULL");
    check_sexpr("(SHA2 'abc' 256)",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad : VARCH"
                "AR(128) NOT NULL");
    check_sexpr("(SHA2 'abc' 384)",
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072b"
                "a1e7cc2358baeca134c825a7 : VARCHAR(128) NOT NULL");
    check_sexpr("(SHA2 'abc' 512)",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a"
                "274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f : VARCHAR(128) "
                "NOT NULL");
    check_sexpr("(SHA2 '한글😀' 256)",
                "0d7aab0f5a7dc2c7980004dd376625fd3dcfd01d5fdfd82adef6f724ada4fa25 : VARCH"
                "AR(128) NOT NULL");
    check_sexpr("(MD5 (cast null string))", "NULL : CHAR(32)");
}

static void urls(void **state)
{
    (void)state;
    check_sexpr("(URL_ENCODE 'a b&c=d/e?f')", "a+b%26c%3Dd%2Fe%3Ff : STRING");
    check_sexpr("(URL_ENCODE '*-._~')", "*-._%7E : STRING");
    check_sexpr("(URL_DECODE 'a+b%26')", "a b& : STRING");
    check_sexpr("(URL_DECODE '%ED%95%9C')", "한 : STRING");
    check_sexpr("(URL_DECODE '%zz')", "NULL : STRING");
    check_sexpr("(URL_DECODE '%')", "NULL : STRING");
    check_sexpr("(URL_DECODE '')", " : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' 'HOST')",
                "facebook.com : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' 'PATH')",
                "/path1/p.php : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' 'QUERY')",
                "k1=v1&k2=v2 : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' 'REF')",
                "Ref1 : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' '"
                "PROTOCOL')",
                "http : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' 'FILE')",
                "/path1/p.php?k1=v1&k2=v2 : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' '"
                "AUTHORITY')",
                "u:p@facebook.com:8080 : STRING");
    check_sexpr("(PARSE_URL 'http://u:p@facebook.com:8080/path1/p.php?k1=v1&k2=v2#Ref1' '"
                "USERINFO')",
                "u:p : STRING");
    check_sexpr("(PARSE_URL 'http://facebook.com/p?k1=v1&k2=' 'QUERY' 'k1')", "v1 : STRING");
    check_sexpr("(PARSE_URL 'http://facebook.com/p?k1=v1&k2=' 'QUERY' 'k2')", " : STRING");
    check_sexpr("(PARSE_URL 'http://facebook.com/p?k1=v1' 'QUERY' 'zz')", "NULL : STRING");
    check_sexpr("(PARSE_URL 'not a url' 'HOST')", "NULL : STRING");
    check_sexpr("(PARSE_URL 'http://a.b' 'NOPE')", "NULL : STRING");
    check_sexpr("(PARSE_URL 'http://a.b' 'PATH')", " : STRING");
    check_sexpr("(URL_DECODE '%u0041')", "NULL : STRING");
    check_sexpr("(INET_ATON '1.2.3.4')", "16909060 : BIGINT");
    check_sexpr("(INET_ATON '1.2.3')", "16908291 : BIGINT");
    check_sexpr("(INET_ATON '1.2.3.256')", "NULL : BIGINT");
    check_sexpr("(INET_ATON '1')", "1 : BIGINT");
    check_sexpr("(INET_ATON '')", "NULL : BIGINT");
    check_sexpr("(INET_ATON '01.2.3.4')", "16909060 : BIGINT");
    check_sexpr("(INET_ATON 'a')", "NULL : BIGINT");
    check_sexpr("(INET_NTOA 16909060)", "1.2.3.4 : STRING");
    check_sexpr("(INET_NTOA -1)", "NULL : STRING");
    check_sexpr("(INET_ATON '1.256')", "NULL : BIGINT");
    check_sexpr("(INET_ATON '1.2.65535')", "NULL : BIGINT");
    check_sexpr("(INET_ATON ' 1.2.3.4 ')", "NULL : BIGINT");
    check_sexpr("(INET_ATON '1.2.3.4.5')", "NULL : BIGINT");
}

static void formats(void **state)
{
    (void)state;
    check_sexpr("(PRINTF '%d-%s' 5 'x')", "5-x : STRING");
    check_sexpr("(PRINTF '%5.2f|%05d|%-5s|' 3.14159e0 42 'ab')", " 3.14|00042|ab   | : STRING");
    check_sexpr("(PRINTF '%%')", "% : STRING");
    check_sexpr("(PRINTF (cast null string) 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%s' (cast null string))", "null : STRING");
    check_sexpr("(PRINTF '%d' 'x')", "NULL : STRING");
    check_sexpr("(PRINTF '%s' 1.5)", "1.5 : STRING");
    check_sexpr("(PRINTF '%s' 1e10)", "1.0E10 : STRING");
    check_sexpr("(PRINTF '%s' true)", "true : STRING");
    check_sexpr("(PRINTF '%s' (date '2024-01-01'))", "19723 : STRING");
    check_sexpr("(PRINTF '%s' (timestamp '2024-01-01 00:00:00.123'))",
                "2024-01-01T00:00:00.123 : STRING");
    check_sexpr("(PRINTF '%2$s %1$s %s %s %<s' 'a' 'b')", "b a a b b : STRING");
    check_sexpr("(PRINTF '%d%%' 50)", "50% : STRING");
    check_sexpr("(PRINTF '%s %s' 'a')", "NULL : STRING");
    check_sexpr("(PRINTF '%q' 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%.2f' 3.14159)", "NULL : STRING");
    check_sexpr("(PRINTF '%d' (cast 3 decimal(10,0)))", "NULL : STRING");
    check_sexpr("(PRINTF '%.2f' 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%d' 1.5)", "NULL : STRING");
    check_sexpr("(PRINTF 'x' 1)", "x : STRING");
    check_sexpr("(PRINTF '%5d|%-5d|%x' (cast -1 tinyint) (cast -1 smallint) (cast -1 bigint))",
                "   -1|-1   |ffffffffffffffff : STRING");
    check_sexpr("(PRINTF '%x' (cast -1 tinyint))", "ff : STRING");
    check_sexpr("(PRINTF '%x' (cast -1 smallint))", "ffff : STRING");
    check_sexpr("(PRINTF '%x' -1)", "ffffffff : STRING");
    check_sexpr("(PRINTF '%o' (cast -1 tinyint))", "377 : STRING");
    check_sexpr("(PRINTF '%e' 0e0)", "0.000000e+00 : STRING");
    check_sexpr("(PRINTF '%g' 0e0)", "0.00000 : STRING");
    check_sexpr("(PRINTF '%g' 123456789e0)", "1.23457e+08 : STRING");
    check_sexpr("(PRINTF '%f' (cast 'NaN' double))", "NaN : STRING");
    check_sexpr("(PRINTF '%5.1f|' (cast 'Infinity' double))", "Infinity| : STRING");
    check_sexpr("(PRINTF '%b' 'x')", "true : STRING");
    check_sexpr("(PRINTF '%B' (cast null string))", "FALSE : STRING");
    check_sexpr("(PRINTF '%c' 128512)", "😀 : STRING");
    check_sexpr("(PRINTF '%-5b|' true)", "true | : STRING");
    check_sexpr("(PRINTF '%5c|' 65)", "    A| : STRING");
    check_sexpr("(PRINTF '%h' 255)", "ff : STRING");
    check_sexpr("(PRINTF '%#x' 255)", "0xff : STRING");
    check_sexpr("(PRINTF '%,d' -1234567)", "-1,234,567 : STRING");
    check_sexpr("(PRINTF '%+.1e' 12345e0)", "+1.2e+04 : STRING");
    check_sexpr("(PRINTF '%(,.2f' -1234.5e0)", "(1,234.50) : STRING");
    check_sexpr("(PRINTF '%05d' -42)", "-0042 : STRING");
    check_sexpr("(PRINTF '%-05d' 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%+s' 'x')", "NULL : STRING");
    check_sexpr("(PRINTF '%.2d' 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%' 1)", "NULL : STRING");
    check_sexpr("(PRINTF '%1$s %1$s' 'a')", "a a : STRING");
    check_sexpr("(PRINTF '%3$s' 'a')", "NULL : STRING");
    check_sexpr("(PRINTF '%<s' 'a')", "NULL : STRING");
    check_sexpr("(PRINTF '%s' (cast 1 tinyint))", "1 : STRING");
    check_sexpr("(PRINTF '%d' (cast 'x' string))", "NULL : STRING");
    check_sexpr("(PRINTF '%f' (cast 1.5 float))", "1.500000 : STRING");
    check_sexpr("(PRINTF '%.3f' 0.0005e0)", "0.001 : STRING");
    check_sexpr("(PRINTF '%.0f' 0.5e0)", "1 : STRING");
    check_sexpr("(PRINTF '%.0f' 1.5e0)", "2 : STRING");
    check_sexpr("(PRINTF '%.1f' 0.25e0)", "0.3 : STRING");
    check_sexpr("(PRINTF '%.2f' 1.005e0)", "1.01 : STRING");
}

static void formats_2(void **state)
{
    (void)state;
    check_sexpr("(PRINTF '%f' 1e20)", "100000000000000000000.000000 : STRING");
    check_sexpr("(PRINTF '%.1f' 0.15e0)", "0.2 : STRING");
    check_sexpr("(PRINTF '%.20f' 0.1e0)", "0.10000000000000000000 : STRING");
}

static void json_texts(void **state)
{
    (void)state;
    check_sexpr("(JSON_UNQUOTE '\"\\u0041\\n\\t\\\\\"')", "A\n\t\\ : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"abc')", "\"abc : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '[1,2]')", "[1,2] : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"a\" ')", "\"a\"  : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '1')", "1 : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"\\q\"')", "\"\\q\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '{\"a\":\"b\"}')", "{\"a\":\"b\"} : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"\"')", " : STRING NOT NULL");
    check_sexpr("(JSON_QUOTE '')", "\"\" : STRING NOT NULL");
    check_sexpr("(JSON_QUOTE '😀')", "\"\\u1f600\\ude00\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"\\uD83D\"')", "? : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE (|| (|| '\"a' '\n') 'b\"'))", "\"a\nb\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"a\"b\"')", "a\"b : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"')", "\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '')", " : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE ' \"a\"')", " \"a\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '\"\\u12\"')", "\"\\u12\" : STRING NOT NULL");
    check_sexpr("(JSON_UNQUOTE '''a''')", "'a' : STRING NOT NULL");
}

/* The search by sixteen places against the C library's, over texts of few letters. */
static void searches(void **state)
{
    uint32_t x = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[80], seek[8];
        x = x * 1664525u + 1013904223u;
        size_t n = x >> 25 & 63, k = 1 + (x >> 13 & 3);
        for (size_t i = 0; i < n; i++, x = x * 1664525u + 1013904223u)
            text[i] = (char)('a' + (x >> 30));
        for (size_t i = 0; i < k; i++, x = x * 1664525u + 1013904223u)
            seek[i] = (char)('a' + (x >> 30));
        char *end = malloc(n == 0 ? 1 : n); /* asan sees reads behind the end */
        assert_non_null(end);
        memcpy(end, text, n);
        const char *found = yl_text_find((yl_str){end, n}, (yl_str){seek, k});
        const char *expected = memmem(end, n, seek, k);
        if (found != expected)
            fail_msg("%.*s in %.*s", (int)k, seek, (int)n, text);
        free(end);
    }
}

static yl_status with_failures(void *arg)
{
    const char *text = *(const char *const *)arg;
    yl_arena *arena = yl_arena_new("sexpr", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = sexpr_eval_text(arena, text, &out, &err);
    if (status == YL_OK && out.oom)
        status = YL_ERR_MEMORY;
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    static const char *const texts[] = {
        "(CONCAT (UPPER 'a text of some length') (REPEAT 'stra\u00dfe' 3))",
        "(LOWER 'STRA\u00dfE und mehr als zw\u00f6lf')",
        "(SPLIT 'one,two,a part that is not inlined' ',')",
        "(STR_TO_MAP 'k1=v1,k2=a value that is not inlined')",
        "(REPLACE (LPAD 'x' 40 'ab') 'a' 'another text')",
        "(TRANSLATE 'a text of some length' 'aeiou' 'AEIOU')",
        "(ENCODE 'a text of some length' 'UTF-16')",
        "(FROM_BASE64 (TO_BASE64 'a text of some length'))",
        "(PARSE_URL 'http://host.example/path/to/file?key=value' 'FILE')",
        "(PRINTF '%s-%05d-%.3f' 'a text of some length' 42 1.5e0)",
        "(|LIKE| 'a text of some length' '%te_t%len%')",
        "(JSON_UNQUOTE (JSON_QUOTE 'a \"text\" of some length'))",
    };
    (void)state;
    yl_function_exists(YL_STR("+"));                              /* makes the index */
    check_sexpr("(UPPER '\u00e9')", "\u00c9 : CHAR(1) NOT NULL"); /* loads the library */
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_allocations(with_failures, (void *)&texts[i]);
}

static void bounds(void **state)
{
    (void)state;
    check_sexpr("(REPEAT 'ab' 2147483647)",
                "BUDGET: a text of 4294967294 bytes is longer than the limit of 268435456 bytes");
    check_sexpr("(LPAD 'ab' 2147483647 'x')",
                "BUDGET: a text of 2147483647 bytes is longer than the limit of 268435456 bytes");
    check_sexpr("(PRINTF '%999999999d' 1)",
                "BUDGET: a text of 0 bytes is longer than the limit of 268435456 bytes");
    check_sexpr("(INSTR 'abc' 'b' 1 0)", "DATA: INSTR: the occurrence must be positive, not 0");
    check_sexpr("(FROM_BASE64 '!!!')", "DATA: FROM_BASE64: '!!!' is not Base64");
    check_sexpr("(SHA2 'a' 1)", "DATA: SHA2: 1 bits; there are 224, 256, 384 and 512");
    check_sexpr("(ENCODE 'a' 'nope')", "DATA: unknown character set 'nope'");
}

CHECK_MAIN(cmocka_unit_test(changes_case), cmocka_unit_test(measures), cmocka_unit_test(trims),
           cmocka_unit_test(cuts), cmocka_unit_test(joins), cmocka_unit_test(pads),
           cmocka_unit_test(replaces), cmocka_unit_test(finds), cmocka_unit_test(splits),
           cmocka_unit_test(single_characters), cmocka_unit_test(character_sets),
           cmocka_unit_test(encodes), cmocka_unit_test(digests), cmocka_unit_test(urls),
           cmocka_unit_test(formats), cmocka_unit_test(formats_2), cmocka_unit_test(json_texts),
           cmocka_unit_test(searches), cmocka_unit_test(survives_failing_allocations),
           cmocka_unit_test(bounds))
