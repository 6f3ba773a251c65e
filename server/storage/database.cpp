#include "server/storage/database.h"
