#include "server/storage/privileges.h"
