#include "server/jobs/worker.h"
