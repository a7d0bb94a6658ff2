/* A summary as it is typed: sentences, and the messages each of them cites. */
#include "base/arena.h"
#include "decisions/summary.h"
#include "render/language.h"
#include "sql.h"
#include "store/db.h"

/* One section while it is read. */
struct parsing {
    struct db *db;
    struct arena *arena;
    const struct summary_wish *wish;
    struct problems *problems;
    const char *field;
    size_t most; /* sentences */
    struct summary_part *part;
};

/* "#12", "#345/7": which topic and which number; false when it is no such thing. */
static bool read_token(struct str token, int64_t own_topic_id, int64_t *topic_id, int64_t *number)
{
    struct str rest, first;

    if (!str_starts(token, "#"))
        return false;
    rest = str_slice(token, 1, token.length);
    first = str_cut(&rest, '/');
    *topic_id = own_topic_id;
    if (!rest.length)
        return str_to_id(first, number);
    return str_to_id(first, topic_id) && str_to_id(rest, number);
}

/* The last word of a line; a full stop or a comma after a number is none of it. */
static struct str last_word(struct str line)
{
    size_t from = line.length;

    while (from && line.data[from - 1] != ' ' && line.data[from - 1] != '\t')
        from--;
    return str_slice(line, from, line.length);
}

static struct str without_stop(struct str word)
{
    while (word.length && (str_ends(word, ".") || str_ends(word, ",") || str_ends(word, ";")))
        word.length--;
    return word;
}

static enum result find_post(const struct parsing *parsing, int64_t topic_id, int64_t number,
                             struct summary_cite *cite)
{
    const struct summary_wish *wish = parsing->wish;
    struct rows rows = db_query(parsing->db, sql_summary_citable, value(may_reach(wish->visitor)),
                                value(wish->visitor->account_id), value(wish->decision_id),
                                value(topic_id), value(number));

    if (rows_next(&rows))
        *cite = (struct summary_cite){
            .post_id = row_integer(&rows, "id"),
            .topic_id = row_integer(&rows, "topic_id"),
            .topic_slug = row_text(&rows, "topic_slug", parsing->arena),
            .number = row_integer(&rows, "number"),
            .is_there = row_integer(&rows, "is_there") != 0,
        };
    return rows_end_one(&rows);
}

static bool has_cite(const struct summary_sentence *sentence, int64_t post_id)
{
    for (size_t i = 0; i < sentence->cite_count; i++)
        if (sentence->cites[i].post_id == post_id)
            return true;
    return false;
}

/* Cited messages stand at the end, so they are taken from the back, each before the ones known. */
static enum result add_cite(const struct parsing *parsing, struct str token, int64_t topic_id,
                            int64_t number, struct summary_sentence *sentence)
{
    struct summary_cite cite;
    enum result result = find_post(parsing, topic_id, number, &cite);

    if (result == NOT_FOUND)
        return problem_add_value(parsing->problems, parsing->field,
                                 N_("{value} is no message of this decision’s debates, or it was "
                                    "withdrawn."),
                                 token);
    if (result != OK || has_cite(sentence, cite.post_id))
        return result;
    if (sentence->cite_count == CITES_MAX)
        return problem_add_value(parsing->problems, parsing->field,
                                 N_("Too many messages are cited at once: “{value}”. Say it in two "
                                    "sentences."),
                                 str_shorten(parsing->arena, sentence->words, 60));
    for (size_t i = sentence->cite_count++; i; i--)
        sentence->cites[i] = sentence->cites[i - 1];
    sentence->cites[0] = cite;
    return OK;
}

static enum result read_cites(const struct parsing *parsing, struct str line,
                              struct summary_sentence *sentence)
{
    enum result result = OK;

    sentence->words = line;
    while (result == OK) {
        int64_t topic_id, number;
        struct str word = last_word(sentence->words), token = without_stop(word);

        if (!read_token(token, parsing->wish->topic_id, &topic_id, &number))
            break;
        sentence->words =
            str_trim(str_slice(sentence->words, 0, sentence->words.length - word.length));
        result = add_cite(parsing, token, topic_id, number, sentence);
    }
    return result;
}

static enum result check_sentence(const struct parsing *parsing,
                                  const struct summary_sentence *sentence)
{
    struct str name = str_shorten(parsing->arena, sentence->words, 60);

    if (!sentence->words.length)
        return problem_add(parsing->problems, parsing->field,
                           N_("A line cites messages and says nothing."));
    if (str_characters(sentence->words) > SENTENCE_MAX)
        return problem_add_value(parsing->problems, parsing->field,
                                 N_("This sentence is too long, say it in two: “{value}”"), name);
    if (!sentence->cite_count)
        return problem_add_value(parsing->problems, parsing->field,
                                 N_("“{value}” cites no message: put their numbers at its end, as "
                                    "#12."),
                                 name);
    return OK;
}

static enum result read_line(const struct parsing *parsing, struct str line)
{
    struct summary_sentence sentence = { 0 };
    enum result result = read_cites(parsing, line, &sentence);

    if (result == OK)
        result = check_sentence(parsing, &sentence);
    if (result == OK)
        *list_add(parsing->arena, parsing->part) = sentence;
    return result;
}

/* All that is wrong with a section is said at once; only a failing database ends it. */
static enum result read_section(const struct parsing *parsing, struct str text)
{
    enum result worst = OK;
    size_t lines = 0;

    while (text.length) {
        struct str line = str_trim(str_cut(&text, '\n'));
        enum result result = OK;

        if (line.length && ++lines > parsing->most)
            return problem_add_count(parsing->problems, parsing->field,
                                     N_("At most {count} sentences, please."),
                                     (int64_t)parsing->most);
        if (line.length)
            result = read_line(parsing, line);
        if (result != OK && result != NOT_VALID)
            return result;
        worst = result == OK ? worst : result;
    }
    return worst;
}

/* How many messages it cites: each once, however often. */
static int64_t count_cited(struct arena *arena, const struct summary *summary)
{
    struct {
        int64_t *items;
        size_t count;
        size_t size;
    } seen = { 0 };

    for (int section = 0; section < SUMMARY_SECTIONS; section++)
        for (size_t i = 0; i < summary->parts[section].count; i++) {
            const struct summary_sentence *sentence = &summary->parts[section].items[i];

            for (size_t j = 0; j < sentence->cite_count; j++) {
                size_t k = 0;

                while (k < seen.count && seen.items[k] != sentence->cites[j].post_id)
                    k++;
                if (k == seen.count)
                    *list_add(arena, &seen) = sentence->cites[j].post_id;
            }
        }
    return (int64_t)seen.count;
}

enum result summary_parse(struct db *db, struct arena *arena, const struct summary_wish *wish,
                          struct problems *problems, struct summary *summary)
{
    enum result worst = OK;
    size_t sentences = 0;

    *summary = (struct summary){ .decision_id = wish->decision_id };
    for (enum summary_section section = 0; section < SUMMARY_SECTIONS; section++) {
        struct parsing parsing = { db,
                                   arena,
                                   wish,
                                   problems,
                                   summary_look(section)->word,
                                   section == SUMMARY_WHY ? REASONS_MAX : SENTENCES_MAX,
                                   &summary->parts[section] };
        enum result result = read_section(&parsing, wish->texts[section]);

        if (result != OK && result != NOT_VALID)
            return result;
        worst = result == OK ? worst : result;
        sentences += summary->parts[section].count;
    }
    summary->cited = count_cited(arena, summary);
    if (worst == OK && !sentences)
        worst = problem_add(problems, summary_look(SUMMARY_HAPPENED)->word,
                            N_("Write at least one sentence."));
    return worst;
}

static int section_named(struct str word)
{
    int section = 0;

    while (section < SUMMARY_SECTIONS &&
           !str_equal(word, str_of(summary_look((enum summary_section)section)->word)))
        section++;
    return section;
}

bool summary_sections(struct str text, struct str texts[SUMMARY_SECTIONS])
{
    struct str rest = str_trim(text);

    while (rest.length) {
        size_t close = str_find(rest, STR("]"), 0), end = str_find(rest, STR("\n["), 0);
        int section = section_named(str_slice(rest, 1, close));

        if (!str_starts(rest, "[") || section == SUMMARY_SECTIONS || texts[section].length)
            return false;
        texts[section] = str_trim(str_slice(rest, close + 1, end));
        rest = str_slice(rest, end + 1, rest.length);
    }
    return true;
}
