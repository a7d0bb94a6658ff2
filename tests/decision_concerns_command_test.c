/* palabre decision: what becomes of a concern, from its seconders to its arbiters. */
#include "support/decision_command.h"

/* Dan's objection, which the group of Lyon seconds. */
static void object(void)
{
    decision_command_propose();
    decision_command_draw();
    DO("object", "1", "--as", "Dan", "--harm", "Nobody can get in with a wheelchair.", "--remedy",
       "Use the door at the back.");
    SAYS("D-1 has this concern seconded.\n", "second", "1", "--as", "Fay", "--team", "lyon");
}

START_TEST(a_group_seconds_through_who_leads_it)
{
    object();
    REFUSED("team: Choose a local group that you lead.", "second", "1", "--as", "Eve", "--team",
            "lyon");
    REFUSED("team: Choose a local group that you lead.", "second", "1", "--as", "Eve", "--team",
            "paris");
    DO("second", "1", "--as", "Eve");
}
END_TEST

START_TEST(a_position_is_taken_and_withdrawn)
{
    decision_command_propose();
    REFUSED("nothing of that number", "position-withdraw", "1", "--as", "Bob");
    DO("position", "1", "support", "--as", "Bob");
    SAYS("D-1 has one position less.\n", "position-withdraw", "1", "--as", "Bob");
    REFUSED("", "position-withdraw", "1", "--as", "Bob");
}
END_TEST

START_TEST(who_proposes_answers_and_asks_whether_it_is_enough)
{
    object();
    REFUSED("Answer first", "ask", "1", "--as", "Ada");
    REFUSED("you can reply", "answer", "1", "--as", "Bob", "--words", "There is a ramp.");
    REFUSED("words: ", "answer", "1", "--as", "Ada");
    REFUSED("Nothing is asked of you", "uphold", "1", "--as", "Dan");
    DO("answer", "1", "--as", "Ada", "--words", "The door at the back has no step.", "--newest",
       "yes");
    REFUSED("you can reply", "ask", "1", "--as", "Bob");
    SAYS("D-1 asks who raised this concern.\n", "ask", "1", "--as", "Ada");
    REFUSED("so already", "ask", "1", "--as", "Ada");
    REFUSED("Only who raised it", "uphold", "1", "--as", "Bob");
    SAYS("D-1 has this concern upheld.\n", "uphold", "1", "--as", "Dan", "--words",
         "It is locked in the evening.");
    REFUSED("Only what arbiters held", "reopen", "1", "--as", "Dan", "--words",
            "It is locked in the evening.");
}
END_TEST

START_TEST(arbiters_are_drawn_and_judge)
{
    object();
    REFUSED("Answer it first", "arbiters", "1", "--as", "Ada");
    DO("answer", "1", "--as", "Ada", "--words", "The door at the back has no step.");
    REFUSED("too few", "arbiters", "1", "--as", "Ada");
    SAYS("Gus can be drawn from now on.\n", "volunteer", "yes", "--as", "Gus");
    DO("volunteer", "yes", "--as", "Hal");
    SAYS("D-1 has arbiters for this concern.\n", "arbiters", "1", "--as", "Ada");
    REFUSED("so already", "arbiters", "1", "--as", "Ada");
    REFUSED("may not do this", "judge", "1", "addressed", "--as", "Bob", "--words",
            "There is no step.");
    REFUSED("words: ", "judge", "1", "addressed", "--as", "Gus");
    DO("judge", "1", "addressed", "--as", "Gus", "--words", "There is no step.");
    SAYS("D-1 has this word of an arbiter.\n", "judge", "1", "addressed", "--as", "Hal", "--words",
         "I went there, and got in.");
    REFUSED("words: ", "reopen", "1", "--as", "Dan");
    SAYS("D-1 has this concern open again.\n", "reopen", "1", "--as", "Dan", "--words",
         "It is locked in the evening.");
}
END_TEST

START_TEST(who_volunteered_can_take_it_back)
{
    object();
    DO("answer", "1", "--as", "Ada", "--words", "The door at the back has no step.");
    DO("volunteer", "yes", "--as", "Gus");
    DO("volunteer", "yes", "--as", "Hal");
    SAYS("Hal is not drawn any more.\n", "volunteer", "no", "--as", "Hal");
    REFUSED("too few", "arbiters", "1", "--as", "Ada");
    REFUSED("Nobody here is called Zoe.", "volunteer", "yes", "--as", "Zoe");
    NOT_UNDERSTOOD("volunteer", "perhaps", "--as", "Hal");
    NOT_UNDERSTOOD("volunteer", "yes");
}
END_TEST

RUN_TESTS("decision concerns command", a_group_seconds_through_who_leads_it,
          a_position_is_taken_and_withdrawn, who_proposes_answers_and_asks_whether_it_is_enough,
          arbiters_are_drawn_and_judge, who_volunteered_can_take_it_back)
