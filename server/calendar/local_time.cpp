#include "server/calendar/local_time.h"
