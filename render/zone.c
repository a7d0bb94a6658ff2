#include "render/zone.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "render/zone_rule.h"

static const char folder[] = "/usr/share/zoneinfo/";

enum {
    HEADER_BYTES = 44,
    TYPE_BYTES = 6,
    TYPES_MAX = 256,
    OFFSET_MAX = 26 * 60 * 60, /* RFC 9636 §3.2: real offsets are below that */
    ZONES_KEPT_MAX = 2000,
};

/* What holds from a time on. */
struct change {
    int64_t time;
    int32_t offset;
};

struct zone {
    struct str name;
    int32_t first_offset;   /* before the first change */
    struct change *changes; /* by time */
    size_t count;
    struct zone_rule rule; /* from the last change on */
    bool has_rule;
    const struct zone *next; /* of those that are kept */
};

static const struct zone utc = { .name = { "UTC", 3 } };
const struct zone *const zone_utc = &utc;

/* The counts of a data block, in the file's order. */
struct counts {
    uint32_t universal, standard, leap, time, type, character;
};

static uint64_t number_at(const char *bytes, int length)
{
    uint64_t number = 0;

    for (int i = 0; i < length; i++)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* Cuts a header off the file: the counts of the block that follows it. */
static bool cut_header(struct str *file, struct counts *counts)
{
    const char *bytes = file->data;

    if (file->length < HEADER_BYTES || memcmp(bytes, "TZif", 4) || bytes[4] < '2')
        return false;
    counts->universal = (uint32_t)number_at(bytes + 20, 4);
    counts->standard = (uint32_t)number_at(bytes + 24, 4);
    counts->leap = (uint32_t)number_at(bytes + 28, 4);
    counts->time = (uint32_t)number_at(bytes + 32, 4);
    counts->type = (uint32_t)number_at(bytes + 36, 4);
    counts->character = (uint32_t)number_at(bytes + 40, 4);
    *file = str_slice(*file, HEADER_BYTES, file->length);
    return true;
}

/* Counts are 32 bits wide, so the sum cannot overflow. */
static uint64_t block_bytes(const struct counts *counts, int time_bytes)
{
    return (uint64_t)counts->time * (time_bytes + 1) + (uint64_t)counts->type * TYPE_BYTES +
           counts->character + (uint64_t)counts->leap * (time_bytes + 4) + counts->standard +
           counts->universal;
}

static bool read_changes(struct arena *arena, struct zone *zone, const char *block,
                         const struct counts *counts)
{
    const char *kinds = block + (size_t)counts->time * 8;
    const char *types = kinds + counts->time;
    int32_t offsets[TYPES_MAX];

    for (size_t i = 0; i < counts->type; i++) {
        offsets[i] = (int32_t)number_at(types + i * TYPE_BYTES, 4);
        if (offsets[i] < -OFFSET_MAX || offsets[i] > OFFSET_MAX)
            return false;
    }
    zone->first_offset = offsets[0];
    zone->count = counts->time;
    zone->changes = arena_alloc(arena, zone->count * sizeof *zone->changes);
    for (size_t i = 0; i < zone->count; i++) {
        size_t kind = (unsigned char)kinds[i];
        int64_t time = (int64_t)number_at(block + i * 8, 8);

        if (kind >= counts->type || (i && time <= zone->changes[i - 1].time))
            return false;
        zone->changes[i] = (struct change){ time, offsets[kind] };
    }
    return true;
}

/* The last line: the rule for later times, or nothing. */
static bool read_footer(struct zone *zone, struct str footer)
{
    struct str rule;

    if (!str_starts(footer, "\n"))
        return false;
    footer = str_slice(footer, 1, footer.length);
    if (str_find(footer, STR("\n"), 0) == footer.length)
        return false;
    rule = str_cut(&footer, '\n');
    zone->has_rule = rule.length > 0;
    return !zone->has_rule || zone_rule_parse(rule, &zone->rule);
}

struct zone *zone_parse(struct arena *arena, struct str name, struct str file)
{
    struct zone *zone = arena_new(arena, struct zone);
    struct counts counts;
    uint64_t bytes;

    /* The first block, with times of 32 bits, is for older programs. */
    if (!cut_header(&file, &counts) || block_bytes(&counts, 4) > file.length)
        return NULL;
    file = str_slice(file, block_bytes(&counts, 4), file.length);
    if (!cut_header(&file, &counts))
        return NULL;
    bytes = block_bytes(&counts, 8);
    if (bytes > file.length || !counts.type || counts.type > TYPES_MAX)
        return NULL;
    /* Zones of the folder right/ count leap seconds, which our times do not have. */
    if (counts.leap || !read_changes(arena, zone, file.data, &counts))
        return NULL;
    if (!read_footer(zone, str_slice(file, bytes, file.length)))
        return NULL;
    zone->name = str_copy(arena, name);
    return zone;
}

struct str zone_name(const struct zone *zone)
{
    return zone->name;
}

int64_t zone_offset(const struct zone *zone, int64_t time)
{
    size_t low = 0, high = zone->count;

    if (zone->has_rule && (!zone->count || time >= zone->changes[zone->count - 1].time))
        return zone_rule_offset(&zone->rule, time);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (zone->changes[middle].time <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? zone->changes[low - 1].offset : zone->first_offset;
}

/* Names come from people: letters, digits and _ + - in parts joined by /, so no path leads out. */
static bool is_zone_name(struct str name)
{
    char before = '/';

    if (!name.length || name.length > ZONE_NAME_MAX)
        return false;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool is_other = (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';

        if (!is_letter && (before == '/' || !is_other))
            return false;
        before = c;
    }
    return before != '/';
}

/* A file of the system's zones; empty when it cannot be read or is too large. */
static struct str read_file(struct arena *arena, struct str name)
{
    struct str path = str_format(arena, "%s%.*s", folder, STR_ARGS(name));
    char *bytes = arena_alloc(arena, ZONE_FILE_BYTES_MAX);
    int file = open(path.data, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    ssize_t length = 0, got;

    if (file < 0)
        return STR("");
    if (!fstat(file, &status) && S_ISREG(status.st_mode))
        while ((got = read(file, bytes + length, (size_t)(ZONE_FILE_BYTES_MAX - length))) > 0)
            length += got;
    close(file);
    return length < ZONE_FILE_BYTES_MAX ? (struct str){ bytes, (size_t)length } : STR("");
}

/* Zones are kept as long as the process lives: there are some hundreds of them. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena kept_arena;
static const struct zone *kept;
static int kept_count;

static const struct zone *keep_zone(struct str name)
{
    struct arena scratch = { 0 };
    struct str file = read_file(&scratch, name);
    struct zone *zone = NULL;

    /* Parsed twice, so that a file that is no zone leaves nothing behind. */
    if (kept_count < ZONES_KEPT_MAX && zone_parse(&scratch, name, file)) {
        zone = zone_parse(&kept_arena, name, file);
        zone->next = kept;
        kept = zone;
        kept_count++;
    }
    arena_free(&scratch);
    return zone;
}

const struct zone *zone_find(struct str name)
{
    const struct zone *zone;

    if (str_equal(name, utc.name))
        return zone_utc;
    if (!is_zone_name(name))
        return NULL;
    pthread_mutex_lock(&lock);
    zone = kept;
    while (zone && !str_equal(zone->name, name))
        zone = zone->next;
    if (!zone)
        zone = keep_zone(name);
    pthread_mutex_unlock(&lock);
    return zone;
}

static struct zone_names names;

static int order_names(const void *a, const void *b)
{
    return str_order(*(const struct str *)a, *(const struct str *)b);
}

static void add_name(struct arena *arena, struct str name)
{
    if (is_zone_name(name))
        *list_add(arena, &names) = str_copy(arena, name);
}

/* zone.tab has a city of each country's own: "FR<tab>+4852+00220<tab>Europe/Paris<tab>comment". */
static void read_names(struct arena *arena)
{
    struct arena scratch = { 0 };
    struct str table = read_file(&scratch, STR("zone.tab"));

    while (table.length) {
        struct str line = str_cut(&table, '\n');

        if (str_starts(line, "#"))
            continue;
        str_cut(&line, '\t');
        str_cut(&line, '\t');
        add_name(arena, str_cut(&line, '\t'));
    }
    arena_free(&scratch);
}

static void list_names(void)
{
    static const char *const common[] = { "Africa/Algiers",  "America/Cayenne", "America/Montreal",
                                          "Europe/Brussels", "Europe/London",   "Europe/Paris",
                                          "Europe/Zurich",   "Indian/Reunion" };

    pthread_mutex_lock(&lock);
    *list_add(&kept_arena, &names) = utc.name;
    read_names(&kept_arena);
    for (size_t i = 0; names.count == 1 && i < sizeof common / sizeof *common; i++)
        *list_add(&kept_arena, &names) = str_of(common[i]);
    qsort(names.items + 1, names.count - 1, sizeof *names.items, order_names);
    pthread_mutex_unlock(&lock);
}

const struct zone_names *zones_all(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, list_names);
    return &names;
}
