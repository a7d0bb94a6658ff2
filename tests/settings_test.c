/* What a site may set differently. */
#include "support/forum.h"

#include "settings/setting.h"

START_TEST(a_setting_has_its_default_until_it_is_set)
{
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
    ck_assert_int_eq(setting_set(forum, SETTING_MENTIONS, 3), OK);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 3);
    ck_assert_int_eq(setting_set(forum, SETTING_MENTIONS, 4), OK);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 4);
}
END_TEST

START_TEST(a_setting_out_of_its_bounds_is_refused)
{
    ck_assert_int_eq(setting_set(forum, SETTING_MENTIONS, -1), NOT_VALID);
    ck_assert_int_eq(setting_set(forum, SETTING_MENTIONS, 101), NOT_VALID);
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
}
END_TEST

START_TEST(what_is_no_number_in_the_database_is_the_default)
{
    db_script(forum, "INSERT INTO setting (name, value) VALUES ('mentions', 'ten')");
    ck_assert_int_eq(setting_value(forum, SETTING_MENTIONS), 10);
}
END_TEST

START_TEST(every_setting_has_a_name_and_a_default_in_its_bounds)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_kind *kind = &setting_kinds[i];
        enum setting found;

        ck_assert_ptr_nonnull(kind->label);
        ck_assert_int_eq(setting_named(str_of(kind->name), &found), OK);
        ck_assert_int_eq((int)found, i);
        ck_assert(kind->otherwise >= kind->min && kind->otherwise <= kind->max);
    }
}
END_TEST

RUN_TESTS("settings", a_setting_has_its_default_until_it_is_set,
          a_setting_out_of_its_bounds_is_refused, what_is_no_number_in_the_database_is_the_default,
          every_setting_has_a_name_and_a_default_in_its_bounds)
