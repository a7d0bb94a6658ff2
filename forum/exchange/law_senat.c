#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/law_amendments_inside.h"
#include "exchange/law_bytes.h"
#include "exchange/law_html.h"
#include "law/canon.h"

/*
 * The Sénat's tables of amendments: perhaps "sep=" and the separator, the names
 * of the columns, a line for each amendment. Cells of HTML may hold separators.
 */
enum column {
    COLUMN_NUMBER,
    COLUMN_DIVISION,
    COLUMN_ALINEA,
    COLUMN_AUTHOR,
    COLUMN_GROUP,
    COLUMN_DATE,
    COLUMN_DISPOSITIF,
    COLUMN_REASONS,
    COLUMN_OUTCOME,
    COLUMN_ADDRESS,
    COLUMNS,
    COLUMN_OTHER = COLUMNS, /* understood, and not needed */
};

enum { CELLS_MAX = 64, HEAD_BYTES_MAX = 2000 };

/* As law_folded() gives them. */
static const struct {
    const char *name;
    enum column column;
} names[] = {
    { "numero", COLUMN_NUMBER },         { "subdivision", COLUMN_DIVISION },
    { "alinea", COLUMN_ALINEA },         { "auteur", COLUMN_AUTHOR },
    { "au nom de", COLUMN_GROUP },       { "date de depot", COLUMN_DATE },
    { "dispositif", COLUMN_DISPOSITIF }, { "objet", COLUMN_REASONS },
    { "sort", COLUMN_OUTCOME },          { "url amendement", COLUMN_ADDRESS },
    { "nature", COLUMN_OTHER },          { "fiche senateur", COLUMN_OTHER },
};

struct reading {
    struct arena *arena;
    const struct law_source *source;
    struct law_amendments *list;
    struct str *fault;
    struct str text;
    size_t at;
    int64_t line; /* where `at` stands */
    char separator;
    bool has_loose_quote; /* one that nothing closes: from there on they are text */
    struct str cells[CELLS_MAX];
    size_t count;
    enum column columns[CELLS_MAX];
    size_t column_count;
};

static enum result refuse(const struct reading *reading, int64_t line, struct str why)
{
    return law_refuse(reading->arena, reading->source, line, why, reading->fault);
}

static bool ends_cell(const struct reading *reading, size_t at)
{
    return at >= reading->text.length || reading->text.data[at] == '\n' ||
           reading->text.data[at] == reading->separator;
}

/* Where a cell in quotes ends: at a quote that its separator follows; the text's end without. */
static size_t quoted_end(struct reading *reading, size_t from)
{
    struct str text = reading->text;

    for (size_t i = from; i < text.length && !reading->has_loose_quote; i++) {
        if (text.data[i] != '"')
            continue;
        if (i + 1 < text.length && text.data[i + 1] == '"')
            i++;
        else if (ends_cell(reading, i + 1))
            return i;
    }
    reading->has_loose_quote = true;
    return text.length;
}

static struct str without_double_quotes(struct arena *arena, struct str text)
{
    struct buffer out = { .arena = arena };

    for (size_t i = 0; i < text.length; i++) {
        buffer_put(&out, text.data + i, 1);
        if (text.data[i] == '"' && i + 1 < text.length && text.data[i + 1] == '"')
            i++;
    }
    return out.data ? buffer_str(&out) : STR("");
}

/* HTML as the Sénat writes it: one cell, whatever separators and line ends are in it. */
static size_t html_end(const struct reading *reading, size_t from)
{
    size_t next = str_find(reading->text, STR("<body"), from + 1);
    struct str piece = str_slice(reading->text, 0, next);
    size_t end = str_find(piece, STR("</body>"), from);

    if (end == piece.length)
        end = from;
    while (!ends_cell(reading, end))
        end++;
    return end;
}

static size_t plain_end(const struct reading *reading, size_t from)
{
    while (!ends_cell(reading, from))
        from++;
    return from;
}

static struct str read_cell(struct reading *reading)
{
    size_t from = reading->at, end;
    struct str rest = str_slice(reading->text, from, reading->text.length), cell;

    end = str_starts(rest, "\"") ? quoted_end(reading, from + 1) : reading->text.length;
    if (end < reading->text.length) {
        cell = without_double_quotes(reading->arena, str_slice(reading->text, from + 1, end));
        end++;
    } else {
        end = str_starts(rest, "<body") ? html_end(reading, from) : plain_end(reading, from);
        cell = str_slice(reading->text, from, end);
    }
    for (size_t i = from; i < end; i++)
        reading->line += reading->text.data[i] == '\n';
    reading->at = end;
    return cell;
}

/* The next line that holds anything; false at the end. */
static bool read_row(struct reading *reading, int64_t *line)
{
    while (reading->at < reading->text.length && reading->text.data[reading->at] == '\n') {
        reading->at++;
        reading->line++;
    }
    reading->count = 0;
    *line = reading->line;
    while (reading->at < reading->text.length && reading->count < CELLS_MAX) {
        reading->cells[reading->count++] = read_cell(reading);
        if (reading->at >= reading->text.length || reading->text.data[reading->at] == '\n')
            break;
        reading->at++;
        if (ends_cell(reading, reading->at) && reading->at >= reading->text.length &&
            reading->count < CELLS_MAX)
            reading->cells[reading->count++] = STR("");
    }
    return reading->count > 0;
}

static size_t count_of(struct str text, char c)
{
    size_t count = 0;

    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == c;
    return count;
}

/* What "sep=" says, or else what stands most often between the names of the columns. */
static char separator_of(struct str first, struct str head)
{
    static const char usual[] = "\t;,";
    char best = usual[0];

    if (str_starts(first, "sep=") && first.length > 4)
        return first.data[4];
    for (const char *c = usual; *c; c++)
        if (count_of(head, *c) > count_of(head, best))
            best = *c;
    return best;
}

static void read_separator(struct reading *reading)
{
    struct str rest = reading->text, first = str_cut(&rest, '\n'), after = rest,
               head = str_cut(&after, '\n');

    if (str_starts(first, "sep=")) {
        reading->separator = separator_of(first, head);
        reading->at = first.length + (reading->text.length > first.length);
        reading->line++;
    } else
        reading->separator = separator_of(STR(""), first);
}

static enum result read_head(struct reading *reading)
{
    bool has_number = false, has_words = false;
    int64_t line;

    read_separator(reading);
    if (!read_row(reading, &line))
        return refuse(reading, line, STR("the names of the columns are missing"));
    for (size_t i = 0; i < reading->count; i++) {
        struct str name = law_folded(reading->arena, reading->cells[i]);
        size_t known = 0, count = sizeof names / sizeof *names;

        while (known < count && !str_equal(name, str_of(names[known].name)))
            known++;
        reading->columns[i] = known < count ? names[known].column : COLUMN_OTHER;
        has_number |= reading->columns[i] == COLUMN_NUMBER;
        has_words |= reading->columns[i] == COLUMN_DISPOSITIF;
        if (known == count && name.length)
            law_amendments_gap(reading->arena, reading->list,
                               str_format(reading->arena, "a column \"%.*s\"",
                                          STR_ARGS(str_trim(reading->cells[i]))),
                               line);
    }
    reading->column_count = reading->count;
    return has_number && has_words
               ? OK
               : refuse(reading, line, STR("no columns \"Numéro\" and \"Dispositif\""));
}

static struct str address_of(struct arena *arena, struct str text)
{
    struct str address = str_trim(text);

    return str_starts(address, "//") ? str_format(arena, "https:%.*s", STR_ARGS(address))
                                     : str_copy(arena, address);
}

static void put_cell(struct reading *reading, struct law_amendment *amendment, enum column column,
                     struct str cell)
{
    struct arena *arena = reading->arena;
    struct str *const plain[COLUMNS] = {
        [COLUMN_NUMBER] = &amendment->number,   [COLUMN_DIVISION] = &amendment->division,
        [COLUMN_ALINEA] = &amendment->alinea,   [COLUMN_AUTHOR] = &amendment->author,
        [COLUMN_GROUP] = &amendment->group,     [COLUMN_REASONS] = &amendment->reasons,
        [COLUMN_OUTCOME] = &amendment->outcome,
    };

    switch (column) {
    case COLUMN_DISPOSITIF: law_amendment_set_words(arena, amendment, cell); break;
    case COLUMN_DATE: amendment->date = law_amendment_day(arena, cell); break;
    case COLUMN_ADDRESS: amendment->address = address_of(arena, cell); break;
    case COLUMN_OTHER: break;
    default: *plain[column] = law_html_plain(arena, cell); break;
    }
}

/* "…/amendements/2019-2020/139/Amdt_I-2.html": the text is 2019-2020/139. */
static struct str text_of(struct arena *arena, struct str address)
{
    struct str rest = address, last = STR(""), before = STR(""), session = STR("");

    while (rest.length) {
        session = before;
        before = last;
        last = str_cut(&rest, '/');
    }
    return session.length && before.length && str_starts(last, "Amdt")
               ? str_format(arena, "%.*s/%.*s", STR_ARGS(session), STR_ARGS(before))
               : STR("");
}

static enum result read_amendment(struct reading *reading, int64_t line)
{
    struct law_amendment amendment = { .line = line };

    if (reading->count != reading->column_count)
        return refuse(reading, line,
                      str_format(reading->arena,
                                 "%zu cells, where %zu columns are named: the file is cut here, "
                                 "or broken",
                                 reading->count, reading->column_count));
    for (size_t i = 0; i < reading->count; i++)
        put_cell(reading, &amendment, reading->columns[i], reading->cells[i]);
    if (!amendment.number.length)
        return refuse(reading, line, STR("an amendment without a number"));
    amendment.text = text_of(reading->arena, amendment.address);
    *list_add(reading->arena, reading->list) = amendment;
    return OK;
}

static enum result read_table(struct arena *arena, const struct law_source *source,
                              struct law_amendments *list, struct str *fault)
{
    struct reading reading = {
        .arena = arena, .source = source, .list = list, .fault = fault, .line = 1
    };
    enum result result = law_utf8_or_windows(arena, source, &reading.text, fault);
    int64_t line;

    if (result == OK)
        result = read_head(&reading);
    while (result == OK && read_row(&reading, &line))
        result = read_amendment(&reading, line);
    return result;
}

/* Only its beginning is looked at, and there only letters that are the same in every encoding. */
static bool is_table(struct str bytes)
{
    struct str head = str_slice(bytes, 0, HEAD_BYTES_MAX);

    if (str_starts(head, "\xEF\xBB\xBF"))
        head = str_slice(head, 3, head.length);
    if (str_starts(head, "sep="))
        return true;
    head = str_cut(&head, '\n');
    return str_starts(str_trim(head), "Nature") &&
           str_find(head, STR("Dispositif"), 0) < head.length;
}

const struct amendments_reader law_senat_csv_reader = { "a table of the Sénat", is_table,
                                                        read_table };
