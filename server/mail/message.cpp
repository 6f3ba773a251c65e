#include "server/mail/message.h"
