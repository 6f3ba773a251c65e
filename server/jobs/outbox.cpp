#include "server/jobs/outbox.h"
