#include "server/storage/private_cluster.h"
