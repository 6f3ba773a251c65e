#include "server/config/config.h"
