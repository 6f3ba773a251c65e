#include "server/mail/letter.h"
