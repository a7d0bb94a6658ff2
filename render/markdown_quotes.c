#include "render/markdown_inside.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * Quotes in square brackets, typed as Discourse does. The text between their
 * tags is rendered by itself, so whatever is left open in it ends with it.
 */
enum { DEFINITIONS_BYTES_MAX = 4 * 1024, DEFINITIONS_USED_BYTES_MAX = 64 * 1024 };

struct tag {
    size_t from; /* where it stands in the text, brackets included */
    size_t to;
    bool opens;
    size_t mate; /* the index of the other one; its own when there is none */
    struct markdown_quote quote;
};

struct tags {
    struct tag *items;
    size_t count;
    size_t size;
};

/* A quote being written. */
struct frame {
    struct page page;
    const struct tag *tag; /* NULL: the post itself */
    size_t place;          /* of the quote in the list, when it is a reference */
    bool in_reference;
    size_t inside; /* the place of the outermost reference around it */
};

static const struct str end_tag = { "[/quote]", sizeof "[/quote]" - 1 };

static size_t indent_of(struct str line)
{
    size_t i = 0;

    while (i < line.length && i < 3 && line.data[i] == ' ')
        i++;
    return i;
}

/* The place after the tag that opens a quote at the start of the line; 0 when there is none. */
static size_t start_tag_end(struct str line)
{
    size_t at = indent_of(line), end;
    struct str tag = str_slice(line, at, line.length);

    if (str_starts(tag, "[quote]"))
        return at + 7;
    if (str_starts(tag, "[quote=\"")) {
        end = str_find(line, STR("\"]"), at + 8);
        return end < line.length ? end + 2 : 0;
    }
    if (!str_starts(tag, "[quote="))
        return 0;
    end = str_find(line, STR("]"), at);
    return end < line.length ? end + 1 : 0;
}

bool markdown_opens_quote(struct str line)
{
    return start_tag_end(line) > 0;
}

static bool number_after(struct str option, const char *name, int64_t *number)
{
    return str_starts(option, name) &&
           str_to_id(str_trim(str_slice(option, strlen(name), option.length)), number);
}

static bool read_option(struct markdown_quote *quote, struct str option)
{
    if (str_starts(option, "username:"))
        quote->handle = str_trim(str_slice(option, strlen("username:"), option.length));
    else if (!number_after(option, "post:", &quote->number) &&
             !number_after(option, "topic:", &quote->topic_id))
        return str_starts(option, "full:");
    return true;
}

/* name, post:N, topic:ID, full:true, username:NAME; the name may hold commas itself. */
static struct markdown_quote read_options(struct str options)
{
    struct markdown_quote quote = { .handle = STR("") };
    struct str rest = options, name = STR("");
    bool in_name = true;

    while (rest.length) {
        struct str part = str_cut(&rest, ',');

        in_name = !read_option(&quote, str_trim(part)) && in_name;
        if (in_name)
            name = str_slice(options, 0, (size_t)(part.data - options.data) + part.length);
    }
    if (!quote.handle.length)
        quote.handle = str_trim(name);
    if (str_starts(quote.handle, "@"))
        quote.handle = str_slice(quote.handle, 1, quote.handle.length);
    return quote;
}

static struct markdown_quote read_start_tag(struct str tag)
{
    struct str options = str_slice(tag, 0, tag.length - 1);

    str_cut(&options, '=');
    if (str_starts(options, "\"") && str_ends(options, "\"") && options.length > 1)
        options = str_slice(options, 1, options.length - 1);
    return read_options(str_trim(options));
}

/* The tags found so far, and which of them wait for their end. */
struct search {
    struct arena *arena;
    struct tags tags;
    size_t open[MARKDOWN_QUOTES_MAX];
    size_t depth;
    struct buffer definitions;
};

static bool add_start(struct search *search, struct str tag, size_t from)
{
    if (search->depth == MARKDOWN_QUOTES_MAX)
        return false;
    search->open[search->depth++] = search->tags.count;
    *list_add(search->arena, &search->tags) = (struct tag){
        .from = from,
        .to = from + tag.length,
        .opens = true,
        .mate = search->tags.count - 1,
        .quote = read_start_tag(tag),
    };
    return true;
}

static bool add_end(struct search *search, size_t from)
{
    size_t mate;

    if (!search->depth)
        return false;
    mate = search->open[--search->depth];
    search->tags.items[mate].mate = search->tags.count;
    *list_add(search->arena, &search->tags) = (struct tag){
        .from = from,
        .to = from + end_tag.length,
        .mate = mate,
    };
    return true;
}

/* Takes note of the tags at both ends of a line; gives what stands after them. */
static struct str find_tags(struct search *search, struct str line, size_t offset)
{
    size_t indent = indent_of(line), at = start_tag_end(line), end = line.length;
    bool found = at && add_start(search, str_slice(line, indent, at), offset + indent);

    if (!at && str_starts(str_slice(line, indent, line.length), end_tag.data)) {
        at = indent + end_tag.length;
        found = add_end(search, offset + indent);
    }
    while (end && (line.data[end - 1] == ' ' || line.data[end - 1] == '\t'))
        end--;
    if (end >= at + end_tag.length && str_ends(str_slice(line, 0, end), end_tag.data) &&
        add_end(search, offset + end - end_tag.length))
        return STR("");
    return found ? str_slice(line, at, line.length) : line;
}

/*
 * [label]: address "title" on one line, in its plainest form: such a line holds
 * for the whole post, though its parts are rendered one by one.
 */
static bool is_definition(struct str line)
{
    size_t at = indent_of(line), end = str_find(line, STR("]:"), at);
    struct str rest = str_trim(str_slice(line, end + 2, line.length));
    struct str label = str_slice(line, at + 1, end);
    struct str url = str_cut(&rest, ' '), title = str_trim(rest);

    if (at == line.length || line.data[at] != '[' || end == line.length || !label.length ||
        label.data[0] == '^' || memchr(label.data, '[', label.length) ||
        memchr(label.data, ']', label.length) || !url.length || str_starts(url, "<"))
        return false;
    for (size_t i = 0; i < url.length; i++)
        if (strchr("()\\\t", url.data[i]))
            return false;
    return !title.length || (title.length > 1 && title.data[0] == '"' &&
                             str_find(title, STR("\""), 1) == title.length - 1);
}

static void note_definition(struct search *search, struct str line)
{
    if (search->definitions.length + line.length > DEFINITIONS_BYTES_MAX)
        return;
    buffer_put_str(&search->definitions, line);
    buffer_put_c(&search->definitions, "\n");
}

static void search_text(struct search *search, struct str text)
{
    struct markdown_lines lines = { 0 };
    bool may_define = true;
    struct str rest = text;

    while (rest.length) {
        size_t offset = text.length - rest.length, count = search->tags.count;
        struct str line = markdown_line_cut(&rest), after;

        markdown_lines_read(&lines, line);
        after = lines.is_code ? line : find_tags(search, line, offset);
        if (search->tags.count != count) {
            lines = (struct markdown_lines){ 0 };
            markdown_lines_read(&lines, after);
        }
        may_define = may_define && !lines.depth && !lines.is_code && is_definition(line);
        if (may_define)
            note_definition(search, line);
        may_define = may_define || lines.leaf != LEAF_PARAGRAPH;
    }
}

/* A quote that refers to no post shows the words typed, with the name typed. */
static void put_plain_quote(struct page *page, const struct markdown_quote *quote)
{
    if (!quote->handle.length) {
        buffer_put_c(&page->body, "<blockquote>\n");
        put_markup(page, quote->html);
        buffer_put_c(&page->body, "</blockquote>\n");
        return;
    }
    buffer_put_c(&page->body, "<blockquote class=\"ref\">\n");
    put_markup(page, quote->html);
    buffer_put_c(&page->body, "<footer>");
    markdown_put_text(page, quote->handle);
    buffer_put_c(&page->body, "</footer></blockquote>\n");
}

/* The quotes being written, the post itself first. */
struct frames {
    struct frame items[MARKDOWN_QUOTES_MAX + 1];
    size_t depth;
    size_t bytes_max;
    struct markdown_quotes *quotes;
    struct markdown_mentions *mentions;
};

static void frame_open(struct frames *frames, struct arena *arena, const struct tag *tag)
{
    struct frame *outer = &frames->items[frames->depth++];
    struct frame *frame = &frames->items[frames->depth];

    *frame = (struct frame){
        .page = page_new(arena),
        .tag = tag,
        .place = frames->quotes->count,
        .in_reference = outer->in_reference || tag->quote.number,
        .inside = outer->in_reference ? outer->inside : frames->quotes->count,
    };
    if (tag->quote.number)
        *list_add(arena, frames->quotes) = (struct markdown_quote){
            .handle = str_copy(arena, tag->quote.handle),
            .number = tag->quote.number,
            .topic_id = tag->quote.topic_id,
            .inside = frame->inside,
        };
}

static void frame_close(struct frames *frames)
{
    struct frame *frame = &frames->items[frames->depth--];
    struct frame *outer = &frames->items[frames->depth];
    struct markdown_quote quote = frame->tag->quote;

    quote.html = (struct html){ buffer_str(&frame->page.body) };
    if (!quote.number || outer->in_reference) {
        put_plain_quote(&outer->page, &quote);
        return;
    }
    frames->bytes_max -= quote.html.markup.length;
    buffer_format(&outer->page.body, "\x01q%zu\x02\n", frame->place);
    frames->quotes->items[frame->place].html = quote.html;
}

static bool put_frames(struct frames *frames, const struct search *search, struct str text)
{
    struct markdown_definitions definitions = {
        .text = buffer_str(&search->definitions),
        .bytes_left = DEFINITIONS_USED_BYTES_MAX,
    };
    size_t at = 0;

    for (size_t i = 0; i <= search->tags.count; i++) {
        const struct tag *tag = i < search->tags.count ? &search->tags.items[i] : NULL;
        size_t to = tag ? tag->from : text.length;

        if (tag && tag->mate == i)
            continue;
        if (!markdown_put(&frames->items[frames->depth].page, str_slice(text, at, to), &definitions,
                          frames->bytes_max, frames->depth ? NULL : frames->mentions))
            return false;
        if (!tag)
            break;
        if (tag->opens)
            frame_open(frames, search->arena, tag);
        else
            frame_close(frames);
        at = tag->to;
    }
    return true;
}

bool markdown_put_quotes(struct page *page, struct str text, size_t bytes_max,
                         struct markdown_quotes *quotes, struct markdown_mentions *mentions)
{
    struct search search = {
        .arena = page->body.arena,
        .definitions = { .arena = page->body.arena },
    };
    struct frames frames = { .bytes_max = bytes_max, .quotes = quotes, .mentions = mentions };
    bool fits;

    search_text(&search, text);
    frames.items[0].page = *page;
    fits = put_frames(&frames, &search, text);
    *page = frames.items[0].page;
    return fits;
}

struct str markdown_without_quotes(struct arena *arena, struct str text, const bool *cut,
                                   bool *kept)
{
    struct search search = { .arena = arena, .definitions = { .arena = arena } };
    struct buffer out = { .arena = arena };
    size_t at = 0, place = 0;

    text = markdown_tidy(arena, text);
    search_text(&search, text);
    for (size_t i = 0; i < search.tags.count && place < MARKDOWN_QUOTES_MAX; i++) {
        const struct tag *tag = &search.tags.items[i];

        if (!tag->opens || tag->mate == i || !tag->quote.number)
            continue;
        kept[place] = tag->from >= at;
        if (cut[place++] && tag->to >= at) {
            buffer_put_str(&out, str_slice(text, at, tag->to));
            buffer_put_c(&out, "\n");
            at = search.tags.items[tag->mate].from;
        }
    }
    buffer_put_str(&out, str_slice(text, at, text.length));
    return buffer_str(&out);
}
