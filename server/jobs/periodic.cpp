#include "server/jobs/periodic.h"
