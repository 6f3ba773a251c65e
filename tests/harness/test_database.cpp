#include "tests/harness/test_database.h"
