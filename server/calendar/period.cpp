#include "server/calendar/period.h"
