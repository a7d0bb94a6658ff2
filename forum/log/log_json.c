#include "log/pages.h"
#include "render/json.h"

static void put_hex(struct json *json, const char *key, struct str bytes)
{
    json_put_string(json, key, str_hex(json->out->arena, bytes));
}

static void put_fields(struct json *json, const struct log_entry *entry)
{
    const struct leaf *leaf = &entry->leaf;

    json_put_integer(json, "number", leaf->number);
    json_put_time(json, "created_at", leaf->time);
    json_put_string(json, "kind", leaf->kind);
    json_put_string(json, "subject", leaf->subject);
    put_hex(json, "actor", (struct str){ (const char *)leaf->actor, ACTOR_BYTES });
    put_hex(json, "commitment", (struct str){ (const char *)leaf->commitment, COMMITMENT_BYTES });
    json_put_string(json, "title", entry->about.title);
    json_put_string(json, "url", entry->about.path);
    json_put_string(json, "username", entry->actor.handle);
}

static void put_head(struct json *json, const struct tree_head *head)
{
    json_put_integer(json, "size", head->size);
    if (head->size)
        put_hex(json, "root", hash_bytes(&head->root));
}

static void put_witnesses(struct json *json, const struct witnesses *list)
{
    json_key(json, "witnesses");
    json_begin_array(json);
    for (size_t i = 0; i < list->count; i++) {
        json_begin_object(json);
        json_put_string(json, "name", list->items[i].key.name);
        json_put_string(json, "key", list->items[i].text);
        json_put_integer(json, "size", list->items[i].size);
        json_put_time(json, "signed_at", list->items[i].signed_at);
        json_end(json);
    }
    json_end(json);
}

void log_json(struct page *page, const struct log_page *view)
{
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    json_put_string(&json, "key", view->key);
    put_head(&json, &view->head);
    put_witnesses(&json, &view->witnesses);
    json_key(&json, "entries");
    json_begin_array(&json);
    for (size_t i = 0; i < view->list.count; i++) {
        json_begin_object(&json);
        put_fields(&json, &view->list.items[i]);
        json_end(&json);
    }
    json_end(&json);
    json_put_bool(&json, "has_more", view->list.has_more);
    json_end(&json);
}

static void put_proof(struct json *json, const struct log_entry_page *view)
{
    json_key(json, "proof");
    json_begin_object(json);
    put_head(json, &view->head);
    json_key(json, "hashes");
    json_begin_array(json);
    for (int i = 0; i < view->proof.count; i++)
        json_text(json, str_hex(json->out->arena, hash_bytes(&view->proof.items[i])));
    json_end(json);
    json_end(json);
}

void log_entry_json(struct page *page, const struct log_entry_page *view)
{
    const struct log_entry *entry = &view->entry;
    struct json json = { .out = &page->body };

    json_begin_object(&json);
    put_fields(&json, entry);
    put_hex(&json, "leaf", view->leaf);
    put_hex(&json, "leaf_hash", hash_bytes(&view->hash));
    json_put_bool(&json, "is_erased", !entry->has_words);
    json_key(&json, "payload");
    if (entry->payload.length) {
        json_text(&json, entry->payload);
        put_hex(&json, "secret", entry->secret);
    } else {
        json_nothing(&json);
    }
    put_proof(&json, view);
    json_end(&json);
}
