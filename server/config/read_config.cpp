#include "server/config/read_config.h"
