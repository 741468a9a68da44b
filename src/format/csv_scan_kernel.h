/* The body of a scan kernel; csv_scan.c includes it once per instruction set, having defined
 *
 *     KERNEL          the function's name
 *     KERNEL_TARGET   attributes that switch the instructions on
 *     EQUAL_MASK(p, c)  64 bits: which of the bytes at p equal c
 *     PREFIX_XOR(m)   bit i = parity of bits 0..i of m
 *     POPCOUNT(m)
 *     WRITE_ENDS(ends, at, m, n)  writes at + the number of each of the n bits set in m, in order;
 *                     up to 64 entries behind the n may be overwritten
 *     RANK(m, bit)    how many bits of m stand below the only bit of `bit`
 */
KERNEL_TARGET static void KERNEL(const csv_chars *chars, const char *bytes, uint32_t size,
                                 bool last, csv_index *index)
{
    uint16_t *restrict ends = index->ends, *restrict row_last = index->row_last;
    uint32_t n = 0, rows = 0, at = 0;
    uint64_t inside = 0;      /* all ones: the block begins between quotes */
    uint64_t after_end = 1;   /* bit 0: the block begins behind a delimiter or line end */
    uint64_t after_close = 0; /* bit 0: ... behind a closing quote */
    uint64_t after_cr = 0;    /* bit 0: ... behind CR */
    bool quotes = false;
    for (; at < size; at += 64) {
        const char *p = bytes + at;
        uint64_t valid = size - at >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (size - at)) - 1;
        uint64_t delimiter = EQUAL_MASK(p, chars->delimiter) & valid;
        uint64_t lf = EQUAL_MASK(p, '\n') & valid, cr = EQUAL_MASK(p, '\r') & valid;
        uint64_t quote = chars->has_quote ? EQUAL_MASK(p, chars->quote) & valid : 0;
        if (chars->has_special &&
            ((EQUAL_MASK(p, chars->special[0]) | EQUAL_MASK(p, chars->special[1])) & valid) != 0)
            goto stop;
        if ((quote | inside | after_close) != 0) {
            uint64_t between = PREFIX_XOR(quote) ^ inside; /* from the quote to before the next */
            uint64_t opens = quote & between, closes = quote & ~between;
            uint64_t behind_close = closes << 1 | after_close;
            uint64_t any_end = delimiter | lf | cr;
            uint64_t starts = (any_end & ~between) << 1 | after_end;
            if ((opens & ~(starts | behind_close)) != 0 ||
                (behind_close & valid & ~(any_end | quote)) != 0)
                goto stop;
            after_close = closes >> 63;
            inside = (uint64_t)((int64_t)between >> 63);
            delimiter &= ~between;
            lf &= ~between;
            cr &= ~between;
            quotes = true;
        }
        if ((cr | after_cr) != 0) {
            lf &= ~(cr << 1 | after_cr); /* CR LF ends at the CR */
            after_end = (delimiter | lf | cr | (EQUAL_MASK(p, '\n') & (cr << 1 | after_cr))) >> 63;
            after_cr = cr >> 63;
        } else {
            after_end = (delimiter | lf) >> 63;
        }
        uint64_t line_end = lf | cr, end = delimiter | line_end;
        uint32_t count = (uint32_t)POPCOUNT(end);
        WRITE_ENDS(ends + n, at, end, count);
        /* Most blocks have none or one: write one without asking, more in a loop. */
        row_last[rows] = (uint16_t)(n + RANK(end, line_end & -line_end));
        rows += line_end != 0;
        line_end &= line_end - 1;
        while (line_end != 0) {
            row_last[rows++] = (uint16_t)(n + RANK(end, line_end & -line_end));
            line_end &= line_end - 1;
        }
        n += count;
    }
    if (last && inside == 0) {
        uint32_t begin = rows == 0 ? 0 : ends[row_last[rows - 1]] + 1;
        if (begin < size && begin > 0 && bytes[begin - 1] == '\r' && bytes[begin] == '\n')
            begin++;
        if (begin < size) { /* the last line lacks its end */
            row_last[rows++] = (uint16_t)n;
            ends[n++] = (uint16_t)size;
        }
    }
stop:
    index->n_ends = n;
    index->n_rows = rows;
    index->quotes = quotes;
}
#undef KERNEL
#undef KERNEL_TARGET
#undef EQUAL_MASK
#undef PREFIX_XOR
#undef POPCOUNT
#undef WRITE_ENDS
#undef RANK
