/* Slices of text; see str.h. */
#include "base/str.h"

static inline unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool yl_str_equal_nocase(yl_str a, yl_str b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower(a.data[i]) != lower(b.data[i]))
            return false;
    return true;
}

int yl_str_compare(yl_str a, yl_str b)
{
    size_t n = a.size < b.size ? a.size : b.size;
    int order = n == 0 ? 0 : memcmp(a.data, b.data, n);
    if (order != 0)
        return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

yl_str yl_str_trim(yl_str s)
{
    while (s.size > 0 && strchr(" \t\r\n", s.data[0]) != NULL && s.data[0] != '\0') {
        s.data++;
        s.size--;
    }
    while (s.size > 0 && strchr(" \t\r\n", s.data[s.size - 1]) != NULL &&
           s.data[s.size - 1] != '\0')
        s.size--;
    return s;
}

enum { NEAREST_LETTERS_MAX = 96 };

/* Edit distance with insertions, deletions, replacements and swaps of neighbours, each 1. */
static size_t edit_distance(yl_str a, yl_str b)
{
    size_t rows[3][NEAREST_LETTERS_MAX + 1];
    for (size_t j = 0; j <= b.size; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            bool same = lower(a.data[i - 1]) == lower(b.data[j - 1]);
            size_t best = above[j - 1] + (same ? 0 : 1);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && lower(a.data[i - 1]) == lower(b.data[j - 2]) &&
                lower(a.data[i - 2]) == lower(b.data[j - 1]) && two_above[j - 2] + 1 < best)
                best = two_above[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a.size % 3][b.size];
}

const char *yl_str_nearest(yl_str name, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    size_t least = 0;
    if (name.size == 0 || name.size > NEAREST_LETTERS_MAX)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        yl_str other = yl_str_of(names[i]);
        if (other.size == 0 || other.size > NEAREST_LETTERS_MAX)
            continue;
        size_t distance = edit_distance(name, other);
        size_t longer = name.size > other.size ? name.size : other.size;
        if (distance * 3 <= longer + 1 && (nearest == NULL || distance < least)) {
            nearest = names[i];
            least = distance;
        }
    }
    return nearest;
}
