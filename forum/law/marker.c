#include "law/marker.h"

#include <string.h>

#include "base/buffer.h"

enum { DIGITS_MAX = 4, LETTERS_MAX = 8, ARTICLE_BYTES_MAX = 60 };

/* What may stand between the parts of a number, each as its UTF-8. */
static const char *const spaces[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", NULL };
static const char *const dashes[] = { "-", "–", "—", "\xE2\x80\x91", NULL };
static const char *const openings[] = { "\"", "«", "“", NULL };
static const char *const degrees[] = { "°", "º", NULL };
static const char *const latin[] = { "bis",       "ter",       "quater", "quinquies", "sexies",
                                     "septies",   "octies",    "nonies", "decies",    "undecies",
                                     "terdecies", "duodecies", NULL };

/* How many bytes one of these takes up there; 0: none of them stands there. */
static size_t one_of(struct str line, size_t at, const char *const *these)
{
    for (; *these; these++)
        if (str_starts(str_slice(line, at, line.length), *these))
            return strlen(*these);
    return 0;
}

static size_t past_spaces(struct str line, size_t at)
{
    for (size_t length; (length = one_of(line, at, spaces)) > 0;)
        at += length;
    return at;
}

static bool is_upper(struct str line, size_t at)
{
    return at < line.length && line.data[at] >= 'A' && line.data[at] <= 'Z';
}

static bool is_lower(struct str line, size_t at)
{
    return at < line.length && line.data[at] >= 'a' && line.data[at] <= 'z';
}

static bool is_digit(struct str line, size_t at)
{
    return at < line.length && line.data[at] >= '0' && line.data[at] <= '9';
}

/* A letter, also one beyond ASCII; the signs used here stand in other blocks of Unicode. */
static bool goes_on(struct str line, size_t at)
{
    return is_upper(line, at) || is_lower(line, at) || is_digit(line, at) ||
           (at < line.length && (unsigned char)line.data[at] >= 0xC3 &&
            (unsigned char)line.data[at] < 0xE2);
}

static size_t past_dash(struct str line, size_t at)
{
    size_t dash = past_spaces(line, at), length = one_of(line, dash, dashes);

    if (!length || (dash + length < line.length && !one_of(line, dash + length, spaces)))
        return at;
    return dash + length;
}

/* " bis", " A", " bis A": what makes a number stand between two others. */
static size_t past_suffix(struct str line, size_t at)
{
    size_t word = past_spaces(line, at), length = word > at ? one_of(line, word, latin) : 0;

    if (length && !goes_on(line, word + length))
        at = word + length;
    word = past_spaces(line, at);
    length = is_upper(line, word) ? 1 + is_upper(line, word + 1) : 0;
    if (word > at && length && !goes_on(line, word + length) &&
        one_of(line, word + length, (const char *const[]){ ".", ")", NULL }))
        return word + length;
    return at;
}

/* "2° A": such a letter is followed by a word or a dash, so a dash it must be. */
static size_t past_number_suffix(struct str line, size_t at)
{
    size_t word = past_spaces(line, at), length = word > at ? one_of(line, word, latin) : 0;

    if (length && !goes_on(line, word + length))
        at = word + length;
    word = past_spaces(line, at);
    length = is_upper(line, word) ? 1 + is_upper(line, word + 1) : 0;
    if (word > at && length && past_dash(line, word + length) > word + length)
        return word + length;
    return at;
}

static bool is_roman(struct str letters)
{
    return letters.length && marker_value(MARKER_ROMAN, letters) > 0;
}

/* Which series a run of letters stands in; a lone one may stand in two. */
static void find_series(struct marker *marker, struct str run, bool is_capital)
{
    enum marker_kind roman = is_capital ? MARKER_ROMAN : MARKER_SMALL_ROMAN;
    enum marker_kind letter = is_capital ? MARKER_CAPITAL : MARKER_LETTER;
    bool is_letter = run.length == 1 || (run.length == 2 && run.data[0] == run.data[1]);

    if (is_roman(run) && (run.length > 1 || strchr("IVXivx", run.data[0]))) {
        marker->kind = roman;
        marker->other = run.length == 1 ? letter : MARKER_NONE;
    } else if (is_letter) {
        marker->kind = letter;
        marker->other = is_roman(run) ? roman : MARKER_NONE;
    }
}

static size_t read_blank(struct marker *marker, struct str line, size_t at)
{
    size_t end = at;

    while (end < line.length && line.data[end] == '.')
        end++;
    if (end - at < 3)
        end = str_starts(str_slice(line, at, line.length), "…") ? at + strlen("…") : at;
    marker->is_blank = end > at;
    return end;
}

static size_t read_digits(struct marker *marker, struct str line, size_t at)
{
    size_t end = at;

    while (is_digit(line, end))
        end++;
    if (end == at || end - at > DIGITS_MAX)
        return at;
    marker->kind = MARKER_NUMBER;
    if (is_upper(line, end) && !goes_on(line, end + 1))
        end++; /* "(2A)" */
    return end;
}

static size_t read_letters(struct marker *marker, struct str line, size_t at)
{
    bool is_capital = is_upper(line, at);
    size_t end = at;

    while (is_capital ? is_upper(line, end) : is_lower(line, end))
        end++;
    if (end - at > LETTERS_MAX || goes_on(line, end))
        return at;
    find_series(marker, str_slice(line, at, end), is_capital);
    return marker->kind ? end : at;
}

static size_t read_name(struct marker *marker, struct str line, size_t at)
{
    size_t end = read_blank(marker, line, at);

    if (end == at)
        end = read_digits(marker, line, at);
    if (end == at && (is_upper(line, at) || is_lower(line, at)))
        end = read_letters(marker, line, at);
    return end;
}

/* Does a dot alone end it, or must a dash stand after it? "L. 131-2", "M. Dupont" are no numbers.
 */
static bool needs_dash(const struct marker *marker)
{
    if (marker->is_blank || marker->kind == MARKER_CAPITAL)
        return true;
    return marker->kind == MARKER_ROMAN && marker->other && marker->name.data[0] != 'I';
}

static size_t past_dot(const struct marker *marker, struct str line, size_t at)
{
    size_t dash = past_dash(line, at + 1);

    if (dash > at + 1)
        return dash;
    if (needs_dash(marker) || (at + 1 < line.length && !one_of(line, at + 1, spaces)))
        return 0;
    return at + 1;
}

/* Where the signs after a name end; 0 when they are none that end a number. */
static size_t past_signs(struct marker *marker, struct str line, size_t at)
{
    size_t sign = past_spaces(line, at), degree = one_of(line, sign, degrees);

    if (degree && (marker->kind == MARKER_NUMBER || marker->is_blank)) {
        marker->kind = MARKER_NUMBER;
        return past_dash(line, past_number_suffix(line, sign + degree));
    }
    if (at < line.length && line.data[at] == ')') {
        if (marker->is_blank)
            marker->kind = MARKER_LETTER;
        return past_dash(line, at + 1);
    }
    if (at < line.length && line.data[at] == '.')
        return past_dot(marker, line, at);
    if (marker->kind == MARKER_LETTER || marker->kind == MARKER_SMALL_ROMAN)
        return 0;
    return past_dash(line, at) > at ? past_dash(line, at) : 0;
}

static bool read_number(struct marker *marker, struct str line, size_t at)
{
    bool is_bracketed = at < line.length && line.data[at] == '(';
    size_t name = at + is_bracketed, end;

    marker->from = at;
    end = read_name(marker, line, name);
    if (end == name)
        return false;
    end = past_suffix(line, end);
    marker->name = str_slice(line, name, end);
    if (is_bracketed && (end >= line.length || line.data[end] != ')' || marker->is_blank))
        return false;
    marker->to = past_signs(marker, line, end);
    if (!marker->to)
        return false;
    marker->after = str_slice(line, end, marker->to);
    return true;
}

/* The name of a number that is written "1° bis" holds its sign, as a reader says it. */
static void take_suffix_in(struct marker *marker, struct str line)
{
    size_t name = (size_t)(marker->name.data - line.data), end = name + marker->name.length;
    size_t sign = past_spaces(line, end), degree = one_of(line, sign, degrees), suffix;

    if (marker->kind != MARKER_NUMBER || !degree)
        return;
    suffix = past_number_suffix(line, sign + degree);
    if (suffix == sign + degree)
        return;
    marker->name = str_slice(line, name, suffix);
    marker->after = str_slice(line, suffix, marker->to);
}

/* "Art. L. 131-2. – Words": up to the dash, which a dot or a space stands before. */
static bool read_article(struct marker *marker, struct str line, size_t at)
{
    size_t name = at, end = at;

    if (str_starts(str_slice(line, at, line.length), "Art. "))
        name += strlen("Art. ");
    else if (str_starts(str_slice(line, at, line.length), "Article "))
        name += strlen("Article ");
    else
        return false;
    for (end = name; end < line.length && end < name + ARTICLE_BYTES_MAX; end++) {
        size_t dash = past_dash(line, end);

        if (dash == end || (line.data[end] != ' ' && line.data[end - 1] != '.'))
            continue;
        marker->name = str_slice(line, name, end - (line.data[end - 1] == '.'));
        *marker = (struct marker){
            .kind = MARKER_ARTICLE,
            .from = at,
            .to = dash,
            .name = marker->name,
            .after = str_slice(line, name + marker->name.length, dash),
        };
        return marker->name.length > 0;
    }
    return false;
}

static bool read_dash(struct marker *marker, struct str line, size_t at)
{
    size_t bullet = one_of(line, at, (const char *const[]){ "•", NULL });
    size_t end = bullet ? at + bullet : past_dash(line, at);

    if (end == at)
        return false;
    *marker = (struct marker){ .kind = MARKER_DASH, .from = at, .to = end };
    marker->name = marker->after = str_slice(line, end, end);
    return true;
}

struct line_head law_line_head(struct str line)
{
    struct line_head head = { 0 };
    size_t opening = one_of(line, 0, openings);

    head.begin = opening ? past_spaces(line, opening) : 0;
    head.body = head.begin;
    while (head.count < MARKERS_MAX) {
        struct marker marker = { 0 };
        bool is_there = read_number(&marker, line, head.body);

        if (is_there)
            take_suffix_in(&marker, line);
        else if (!head.count)
            is_there =
                read_article(&marker, line, head.body) || read_dash(&marker, line, head.body);
        if (!is_there)
            break;
        head.items[head.count++] = marker;
        head.body = past_spaces(line, marker.to);
    }
    return head;
}
