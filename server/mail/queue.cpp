#include "server/mail/queue.h"
