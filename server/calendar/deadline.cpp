#include "server/calendar/deadline.h"
