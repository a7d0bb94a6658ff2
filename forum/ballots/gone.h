#ifndef BALLOTS_GONE_H
#define BALLOTS_GONE_H

#include "accounts/event.h"

/*
 * Who leaves for good: the items they planned and the debates they tied stay, by nobody. Their
 * place on a roll stays too, since it never shrinks, and so does their ballot, which nobody knows.
 */
account_listener ballots_let_go;

#endif
