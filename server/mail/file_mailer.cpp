#include "server/mail/file_mailer.h"
