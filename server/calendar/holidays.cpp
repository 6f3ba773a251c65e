#include "server/calendar/holidays.h"
