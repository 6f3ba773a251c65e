#include "server/config/log.h"
