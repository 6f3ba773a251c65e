#include "server/storage/migrations.h"
